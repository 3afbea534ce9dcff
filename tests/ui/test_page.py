"""The page in a browser: a question, its answer, its source, and no request to anywhere else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "evals" / "samples"
WAIT = 300_000
"""Milliseconds after which the page has hung; the first question loads the model, which takes seconds."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)


def decisions(*argv: str) -> list[str]:
    return [sys.executable, "-m", "ui.cli", *argv]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The samples that are text files, ingested and served on a free port."""
    home, texts = str(tmp_path_factory.mktemp("home")), tmp_path_factory.mktemp("texts")
    for path in SAMPLES.glob("*.txt"):
        shutil.copy(path, texts)
    declared = ("--published", "--by", "test", "--home", home)
    subprocess.run(decisions("ingest", str(texts), *declared), cwd=ROOT, check=True, capture_output=True)
    serving = decisions("serve", "--port", "0", "--home", home)
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(serving, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        ready = server.stdout.readline()
        assert ready.startswith("ready http://127.0.0.1:"), ready
        yield ready.split()[1]
        server.terminate()


@pytest.fixture
def hosts() -> set[str]:
    """The hosts that the browser asked for anything."""
    return set()


@pytest.fixture
def page(address: str, hosts: set[str]) -> Iterator[Any]:
    """The page, open at the size of a laptop's window."""
    with playwright.sync_playwright() as library:
        browser = library.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        opened = browser.new_page(viewport={"width": 1280, "height": 800})
        opened.set_default_timeout(WAIT)
        opened.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
        opened.goto(address)
        yield opened
        browser.close()


def ask(page: Any, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Send").click()
    page.locator("#sources .citations button").first.wait_for()


def test_a_question_is_answered_and_its_citation_shows_the_paragraph(
    page: Any, hosts: set[str], tmp_path: Path
) -> None:
    example = page.locator(".suggestions button").first
    example.wait_for()
    ask(page, example.inner_text())
    marker = page.locator("#chat a[href*='#cite-']").last
    marker.click()
    page.locator("#sources button[aria-pressed=true]", has_text=marker.inner_text()).wait_for()
    quote = page.locator("#sources mark").first.inner_text()
    assert quote
    assert quote in page.locator("#sources .cited").inner_text()
    page.locator("#sources .citations button").first.click()
    page.locator("#sources button[aria-pressed=true]", has_text="[1]").wait_for()
    page.screenshot(path=tmp_path / "page.png", full_page=True)
    assert hosts <= {"127.0.0.1", ""}


def test_the_page_fits_a_telephone(page: Any, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    example = page.locator(".suggestions button").first
    example.wait_for()
    ask(page, example.inner_text())
    page.screenshot(path=tmp_path / "narrow.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_nothing_is_kept_in_the_browser(page: Any) -> None:
    example = page.locator(".suggestions button").first
    example.wait_for()
    question = example.inner_text()
    ask(page, question)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert question not in kept
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0


def test_every_control_has_a_name(page: Any) -> None:
    page.locator(".suggestions button").first.wait_for()
    controls = page.locator("button:visible, textarea:visible, input:visible")
    for n in range(controls.count()):
        control = controls.nth(n)
        named = control.evaluate("e => e.innerText || e.getAttribute('aria-label') || e.labels?.[0]?.innerText")
        assert named, control.evaluate("e => e.outerHTML")

"""The live preview: a real server and real edits."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

PATIENCE = 30.0
"""Seconds until a test gives up; how fast a reload is, benchmarks measure."""


@contextmanager
def served(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "shishin", "--root", str(project), "serve", "--address", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}/base/"
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, word: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=2) as answer:
                text: str = answer.read().decode()
        except (URLError, TimeoutError):
            text = ""
        if word in text:
            return text
        time.sleep(0.1)
    raise AssertionError(f"{word} did not appear at {url}")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_of_a_principle_a_page_or_a_template_shows(project: Path) -> None:
    overrides = project / "own"
    overrides.mkdir()
    original = (project / "mkdocs.yml").read_text(encoding="utf-8").split("custom_dir: ")[1].split(",")[0]
    subprocess.run(["cp", "-r", f"{original}/.", str(overrides)], check=True)
    edit(project / "mkdocs.yml", original, "own")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("watch: [principles, own]\n")
    with served(project) as root:
        wait_for(f"{root}principles/one/", "もう一つの文")
        edit(project / "principles/01-one.ja.md", "もう一つの文", "書きかえた文")
        wait_for(f"{root}principles/one/", "書きかえた文")
        wait_for(f"{root}en/principles/one/", 'class="behind"')
        edit(project / "docs/about.ja.md", "本文です。", "新しい本文です。")
        wait_for(f"{root}about/", "新しい本文です。")
        edit(overrides / "base.html", '<main id="main" class="main"', '<main id="main" class="main edited"')
        wait_for(f"{root}about/", 'class="main edited"')
        # MkDocs answers nothing while the sources have an error; mending it brings the pages back.
        edit(project / "docs/about.ja.md", "title: ", "titel: ")
        time.sleep(2)
        edit(project / "docs/about.ja.md", "titel: 説明", "title: 直した題")
        wait_for(f"{root}about/", "直した題")

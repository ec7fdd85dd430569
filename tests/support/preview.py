"""The live preview as a person starts it: a process of its own, asked over HTTP."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

PATIENCE = 60.0
"""Seconds until a test gives up; how fast a preview is, benchmarks measure."""

NOTICE = re.compile(r'<(section|main) class="preview-notice".*?</\1>', re.DOTALL)


@dataclass
class RunningPreview:
    """A preview that runs.

    Attributes:
        process: The process.
        home: The address of the site's root; empty until it is told.
        said: What it printed so far, by stream.
    """

    process: subprocess.Popen[bytes]
    home: str = ""
    said: dict[str, str] = field(default_factory=lambda: {"out": "", "err": ""})
    _readers: list[threading.Thread] = field(default_factory=list)
    _lines: queue.Queue[tuple[str, str]] = field(default_factory=queue.Queue)

    def listen(self) -> None:
        """Read what it prints, as it comes."""
        for name, stream in (("out", self.process.stdout), ("err", self.process.stderr)):
            assert stream
            self._readers.append(threading.Thread(target=self._read, args=(name, stream)))
            self._readers[-1].start()

    def _read(self, name: str, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                self._lines.put((name, line.decode()))

    def wait_to_say(self, words: str) -> str:
        """Wait until it says something, and give all that it said since it was last asked."""
        end, told = time.monotonic() + PATIENCE, {"out": "", "err": ""}
        while True:
            is_said = any(words in line for line in told.values())
            try:
                # The two streams are read one beside the other: what was said first may come in last.
                name, line = self._lines.get(timeout=0.3 if is_said else max(end - time.monotonic(), 0.01))
            except queue.Empty:
                assert is_said, f"{words!r} was not said, but: {told}"
                return "".join(told.values())
            self.said[name] += line
            told[name] += line

    def is_silent(self, seconds: float) -> bool:
        """Whether it says nothing for a while."""
        try:
            name, line = self._lines.get(timeout=seconds or 0.01)
        except queue.Empty:
            return True
        self.said[name] += line
        return False

    def ask(self, path: str, method: str = "GET") -> tuple[int, str]:
        """Ask for a path from the site's root, or from the server's if it begins with a slash."""
        base = self.home.split("/", 3)
        url = f"{'/'.join(base[:3])}{path}" if path.startswith("/") else f"{self.home}{path}"
        try:
            with urlopen(Request(url, method=method), timeout=30) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def wait_to_show(self, path: str, words: str) -> str:
        """Wait until a page has some words, and give it."""
        end, text = time.monotonic() + PATIENCE, ""
        while time.monotonic() < end:
            text = self.ask(path)[1]
            if words in text:
                return text
            time.sleep(0.1)
        raise AssertionError(f"{words!r} did not appear at {path}, but: {notice(text) or text[:2000]}")

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        """Stop it as Ctrl+C does, and give its exit code."""
        self.process.send_signal(sign)
        code = self.process.wait(timeout=PATIENCE)
        self.finish()
        return code

    def finish(self) -> None:
        """Read the last that it said."""
        for reader in self._readers:
            reader.join()
        while not self.is_silent(0):
            pass


def notice(text: str) -> str:
    """Give the notice of a page, or nothing."""
    match = NOTICE.search(text)
    return match[0] if match else ""


@contextmanager
def started(
    project: Path, *options: str, address: str = "127.0.0.1:0", language: str = "en"
) -> Iterator[RunningPreview]:
    """Start a preview; it ends with the block."""
    place = project.parent / "temporary"
    place.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "shishin",
            "--root",
            project,
            "--lang",
            language,
            *options,
            "serve",
            "--address",
            address,
        ],
        env={**os.environ, "TMPDIR": str(place), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    preview = RunningPreview(process)
    preview.listen()
    try:
        yield preview
        said = "".join(preview.said.values())
        assert "Traceback" not in said, said
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        preview.finish()


@contextmanager
def running(project: Path, *options: str, language: str = "en") -> Iterator[RunningPreview]:
    """Start a preview and wait until it answers; nothing of it may be left in the end."""
    with started(project, *options, language=language) as preview:
        told = preview.wait_to_say("Ctrl+C")
        match = re.search(r"http://\S+?/(?=[ （])", told)
        assert match
        preview.home = match[0]
        yield preview
        assert preview.process.poll() is not None or preview.stop() == 0
        assert list((project.parent / "temporary").iterdir()) == []

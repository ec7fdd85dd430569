"""Runs programs in processes that are forked from one that has loaded the command: each its own, none slow to start.

What Python itself does when it starts is not done again: tests of encodings and locales start one of their own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

SERVER = Path(__file__).with_name("fork_server.py")


@cache
def _server() -> subprocess.Popen[str]:
    """Start the process that forks; it ends when its standard input does, with this one."""
    # Without -P, what stands beside the program would hide modules of Python that have the same name.
    return subprocess.Popen(
        [sys.executable, "-P", str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )


def run_forked(
    program: str, *arguments: str, folder: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own.

    Args:
        program: A module's name, or the path of a file that ends with `.py`.
        arguments: Its arguments.
        folder: Where it works; otherwise where this process does.
        environment: Its environment variables; otherwise those of this process.

    Returns:
        Its exit code, less than 0 if a signal ended it, and what it printed.
    """
    server = _server()
    assert server.stdin
    assert server.stdout
    with tempfile.TemporaryDirectory() as place:
        streams = [f"{place}/out", f"{place}/err"]
        order = {
            "program": program,
            "arguments": arguments,
            "folder": str(folder or Path.cwd()),
            "environment": dict(os.environ) if environment is None else environment,
            "streams": streams,
        }
        server.stdin.write(f"{json.dumps(order)}\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        out, err = (Path(path).read_text(encoding="utf-8") for path in streams)
    return subprocess.CompletedProcess([program, *arguments], code, out, err)

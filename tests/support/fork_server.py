"""A program that has loaded the command and forks for each order: processes that need not load anything themselves.

An order is a line of JSON on standard input, an exit code a line on standard output. What a child does, it does as if
Python had started it: with a working folder, an environment, arguments and streams of its own.
"""

from __future__ import annotations

import gc
import io
import json
import os
import runpy
import sys
import traceback
from typing import TYPE_CHECKING, Any

import shishin.checks.audit
import shishin.checks.gallery
import shishin.cli
import shishin.release.publish.publish  # noqa: F401 - what commands load as late as they can

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Carry orders out until there are no more."""
    # What stays for ever need not be looked through, nor copied, in each child.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            _become(order)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(order: dict[str, Any]) -> NoReturn:
    """Be the process that was ordered, to its end."""
    code = 1
    try:
        os.chdir(order["folder"])
        os.environ.clear()
        os.environ.update(order["environment"])
        _use_streams(*order["streams"])
        sys.dont_write_bytecode = True
        sys.argv = [order["program"], *order["arguments"]]
        code = _exit_code(order["program"])
        sys.stdout.flush()
    finally:
        os._exit(code)


def _use_streams(out: str, err: str) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    sys.stdin = io.TextIOWrapper(os.fdopen(0, "rb", closefd=False), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), encoding="utf-8", errors="surrogateescape")
    sys.stderr = io.TextIOWrapper(
        os.fdopen(2, "wb", closefd=False), encoding="utf-8", errors="backslashreplace", line_buffering=True
    )


def _exit_code(program: str) -> int:
    """Run a module or a file as Python does, and give what the process is to end with."""
    try:
        run = runpy.run_path if program.endswith(".py") else runpy.run_module
        run(program, run_name="__main__")
    except SystemExit as end:
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
            return 1
        return end.code or 0
    except BaseException:  # noqa: BLE001 - whatever it is, Python would print it
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main()

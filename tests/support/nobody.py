"""Runs commands as a user whose permissions count: `nobody.py ROOT`, and on standard input a line of JSON for each.

Root may write everywhere, so root first does what loads every module, from places that others may not read. A process
that is forked for each command then becomes nobody. Anybody else stays who they are.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NoReturn

NOBODY = 65534


def main(root: str) -> None:
    import click  # noqa: PLC0415 - loaded while it can be read

    from shishin import cli  # noqa: PLC0415 - loaded while it can be read

    for name in cli.COMMANDS:
        assert cli.main.get_command(click.Context(cli.main), name)
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as place, contextlib.suppress(SystemExit):
            cli.main(["--root", root, "build", "--no-cache", "--site-dir", str(Path(place) / "site")])
    for line in sys.stdin:
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if not child:
            _run_as_nobody(["--root", root], json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _run_as_nobody(options: list[str], order: dict[str, Any]) -> NoReturn:
    """Run a command, with its output in the files that the order names, and end."""
    from shishin import cli  # noqa: PLC0415 - loaded already

    code = 1
    try:
        for number, path in enumerate(order["streams"], 1):
            os.dup2(os.open(path, os.O_WRONLY), number)
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        assert os.geteuid() != 0
        os.umask(int(order["umask"], 8))
        cli.main([*options, *order["arguments"]])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - whatever it is, Python would print it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])

"""Runs the command as a user whose permissions count: `nobody.py UMASK ARGUMENTS…`.

Root may write everywhere, so root first does what loads every module, from places that others may not read, and then
becomes nobody. Anybody else stays who they are.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

NOBODY = 65534


def main() -> None:
    import click  # noqa: PLC0415 - loaded while it can be read

    from shishin import cli  # noqa: PLC0415 - loaded while it can be read

    for name in cli.COMMANDS:
        assert cli.main.get_command(click.Context(cli.main), name)
    root, arguments = sys.argv[2], sys.argv[3:]
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as place, contextlib.suppress(SystemExit):
            cli.main(["--root", root, "build", "--no-cache", "--site-dir", str(Path(place) / "site")])
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    assert os.geteuid() != 0
    os.umask(int(sys.argv[1], 8))
    sys.stderr.write("----\n")
    sys.stderr.flush()
    cli.main(["--root", root, *arguments])


if __name__ == "__main__":
    main()

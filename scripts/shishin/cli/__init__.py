"""The command `shishin`: arguments in, calls out, an exit code at the end. It decides nothing.

Each command is in the module of its name, which is imported when it is asked for; all of them are listed in `COMMANDS`.
The help of commands and options stands in command.toml of each language.

Exit codes: 0 all is well, 1 there are findings, 2 the command was used wrongly.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from shishin.cli.help import HelpInWords, put_help_in_words
from shishin.findings.text import language_of_user
from shishin.languages.reader import known_codes, spoken
from shishin.model.finding import Finding
from shishin.reports.formats import FORMATS
from shishin.session import Session
from shishin.website.config_file import CONFIG

COMMANDS = (
    "check",
    "build",
    "release",
    "withdraw",
    "serve",
    "review",
    "translated",
    "exchange",
    "note",
    "import",
    "readings",
    "schema",
    "links",
    "audit",
    "gallery",
    "browser",
)


@click.group(cls=HelpInWords, names=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
# Eager: the help, which is eager too, is said in the language that is named before it.
@click.option("--root", type=click.Path(path_type=Path), default=Path(), is_eager=True)
@click.option("--lang", metavar=f"[{'|'.join(known_codes())}|…]", is_eager=True)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
@click.option("--strict", is_flag=True)
@click.version_option(package_name="shishin")
@click.pass_context
def main(context: click.Context, root: Path, lang: str | None, form: str, *, strict: bool) -> None:
    """Find out the project and the language, which hold for every command."""
    # Not `resolve`: before Python 3.13 a link that leads to itself makes it stop.
    place = Path(os.path.realpath(root))
    if lang and lang not in known_codes(place):
        raise click.BadParameter(", ".join(known_codes(place)), param_hint="--lang")
    language = spoken(lang, place) if lang else language_of_user()
    context.obj = Session(place, language, form, strict)
    put_help_in_words(main, context, language, [context.invoked_subcommand or ""])
    if not (root / CONFIG).is_file():
        context.obj.finish([Finding.at(str(root), 0, "root-missing", folder=place)], "failed")

"""The help of commands and options: its words stand in command.toml of each language, under `help`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shishin.findings.text import language_of_user
from shishin.languages.reader import known_codes, spoken
from shishin.session import Explained

if TYPE_CHECKING:
    from shishin.languages.language import Language

PROGRAM = "shishin"
"""The table of the words for the program itself, whose options come before a command."""

ABOUT, HELP = "about", "help"
"""What a command does, in each table; and the option that every command has, in the program's table alone."""


class HelpInWords(Explained):
    """Commands whose help is said in the language that is asked for, or in the user's."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the program, for which no language has been chosen yet."""
        put_help_in_words(self, ctx, _language(ctx))
        super().format_help(ctx, formatter)


def put_help_in_words(program: click.Group, context: click.Context, language: Language) -> None:
    """Give every command and option its help in a language; `click` prints it when it is asked to.

    Args:
        program: The program with its commands.
        context: The context in which the program runs.
        language: The language of messages.
    """
    words = language.help
    for name, command in ((PROGRAM, program), *program.commands.items()):
        command.help = command.short_help = words[name][ABOUT]
        for option in options(command, context):
            key = name_of(option)
            option.help = words[PROGRAM if key == HELP else name][key]


def options(command: click.Command, context: click.Context) -> list[click.Option]:
    """Give the options of a command, with the one that shows its help."""
    return [each for each in command.get_params(context) if isinstance(each, click.Option)]


def name_of(option: click.Option) -> str:
    """Give what an option is called in the table of its command: its long name, without the dashes before it."""
    return next(name for name in option.opts if name.startswith("--")).removeprefix("--")


def _language(context: click.Context) -> Language:
    """Choose the language from the options that have been read so far, or else from the user's locale."""
    root, code = context.params.get("root") or Path(), context.params.get("lang")
    return spoken(code, root) if code in known_codes(root) else language_of_user()

"""The help of commands and options: its words stand in command.toml of each language, under `help`."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shishin.findings.text import language_of_user
from shishin.languages.reader import known_codes, spoken
from shishin.session import Explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shishin.languages.language import Language

PROGRAM = "shishin"
"""The table of the words for the program itself, whose options come before a command."""

ABOUT, HELP = "about", "help"
"""What a command does, in each table; and the option that every command has, in the program's table alone."""


class HelpInWords(Explained):
    """Commands whose help is said in the language that is asked for, or in the user's.

    A command's module is imported when that command is asked for: the others would take longer than a check.
    """

    def __init__(self, *arguments: Any, names: Sequence[str] = (), **options: Any) -> None:  # noqa: ANN401 - click's own
        """Make the program.

        Args:
            arguments: Those of click.
            names: The names of the commands.
            options: Those of click.
        """
        super().__init__(*arguments, **options)
        self._names = names

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks in a context
        """Give the names of all commands."""
        return sorted(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command, or nothing if there is none of that name."""
        if cmd_name in self._names and cmd_name not in self.commands:
            name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
            self.add_command(getattr(import_module(f"{__package__}.{name}"), name))
        return super().get_command(ctx, cmd_name)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the program, for which no language has been chosen yet."""
        put_help_in_words(self, ctx, _language(ctx), self.list_commands(ctx))
        super().format_help(ctx, formatter)


def put_help_in_words(program: click.Group, context: click.Context, language: Language, names: Iterable[str]) -> None:
    """Give the program and some commands, with their options, help in a language; `click` prints it if asked to.

    Args:
        program: The program.
        context: The context in which the program runs.
        language: The language of messages.
        names: The commands.
    """
    words = language.help
    commands = ((name, program.get_command(context, name)) for name in names)
    for name, command in ((PROGRAM, program), *((name, command) for name, command in commands if command)):
        command.help = command.short_help = words[name][ABOUT]
        for option in options(command, context):
            key = name_of(option)
            option.help = words[PROGRAM if key == HELP else name][key]


def options(command: click.Command, context: click.Context) -> list[click.Option]:
    """Give the options of a command, with the one that shows its help."""
    return [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option)]


def name_of(option: click.Option) -> str:
    """Give what an option is called in the table of its command: its long name, without the dashes before it."""
    return next(name for name in option.opts if name.startswith("--")).removeprefix("--")


def _language(context: click.Context) -> Language:
    """Choose the language from the options that have been read so far, or else from the user's locale."""
    root, code = context.params.get("root") or Path(), context.params.get("lang")
    return spoken(code, root) if code in known_codes(root) else language_of_user()

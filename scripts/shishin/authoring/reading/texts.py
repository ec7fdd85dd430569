"""Every Japanese text whose readings the site can show, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.authoring import schema_files
from shishin.content.reading import releases
from shishin.forms import kinds
from shishin.languages.tables import path_of, program_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.content.reading.sources import Sources

_UNSHOWN = frozenset(name for kind in (kinds.READINGS, kinds.SYNONYMS, kinds.REDIRECTS) for name in kind.files)
"""Files of words that stand on no page."""

SHOWN = ("interface", "language")
"""The files of the source language whose words stand on pages."""

_FILLED = re.compile(r"\{\w*\}")


@dataclass(frozen=True)
class ShownText:
    """A file's lines.

    Attributes:
        path: The file: from the project's root, or from this package for the interface's words.
        lines: The lines that may be shown, with their numbers, counted from 1.
    """

    path: str
    lines: tuple[tuple[int, str], ...]


def texts(everything: Sources) -> Iterator[ShownText]:
    """Give the documents, the data, the released versions, the interface's words and the fields' descriptions.

    It is every line of those files, with some that no page shows, such as code: no reading is passed over.
    """
    furigana = [language.code for language in everything.languages if language.script.furigana]
    for file in [*everything.files, *releases.every_file(everything.histories)]:
        if any(file.path.endswith(f".{code}.md") for code in furigana):
            yield _text(file.path, file.text)
        elif file.path.endswith(".yml") and file.path not in _UNSHOWN:
            left_out = frozenset(_avoided(everything)) if file.path in kinds.TERMS.files else frozenset()
            yield _text(file.path, file.text, comment="#", left_out=left_out)
    for code in furigana:
        for name in SHOWN:
            yield _text(path_of(code, name), program_text(code, name), comment="#")
    for path, text in schema_files.schemas(everything.languages).items():
        yield _text(path, text)


def _avoided(everything: Sources) -> Iterator[int]:
    """Give the lines of words that are not to be used: no page shows them, and many are parts of words."""
    if everything.terms is None:
        return
    for number, term in enumerate(everything.term_rows):
        for at, avoided in enumerate(term.avoid):
            place = ("terms", number, "avoid", at)
            yield everything.terms.line(*place, "word")
            yield from (everything.terms.line(*place, "unless", position) for position in range(len(avoided.unless)))


def _text(path: str, text: str, comment: str = "", left_out: frozenset[int] = frozenset()) -> ShownText:
    # What is filled in is a number where a kanji's reading depends on it.
    lines = enumerate(_FILLED.sub("0", text).split("\n"), 1)
    kept = ((at, line) for at, line in lines if at not in left_out)
    return ShownText(
        path, tuple((at, line) for at, line in kept if not (comment and line.lstrip().startswith(comment)))
    )

"""Writes a review as a comment in Markdown, as GitHub shows it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from shishin.findings.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.languages.language import Language, Strings
    from shishin.review.model import ChangedPage, ChangedRule, ChangedText, ComingVersion, FoundThing, Piece, Review

OF_A_SECTION, OF_A_ROW, OF_A_TEXT = 9_000, 3_000, 400
"""Characters of a section and of a row in Markdown, and of a text before it becomes Markdown.

There are six sections, and GitHub takes 65,536 characters.
"""

ROWS = 20
"""So many rows of a section are shown; the report has them all."""

_SIGNS = re.compile(r"[\\`*_\[\]!|~<>&@#:$]|(?i:www|gh)|^(?:[-+=]|\d+[.)]?)")
"""What Markdown, HTML and GitHub's own references to people, issues and addresses are made of."""

_HIDDEN = "<!-- -->"
"""A comment in HTML, which parts a sign from the name that it would call."""

_IN_HTML = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def plain(text: str) -> str:
    """Give a text that Markdown shows as it is: nothing in it is marked, leads elsewhere or calls anybody.

    Source: GitHub Flavored Markdown, 6.1 (backslash escapes), 6.2 (references to characters) and 6.9 (autolinks).
    """
    return _SIGNS.sub(_escaped, shown(" ".join(text.split())))


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in _IN_HTML:
        return _IN_HTML[sign]
    if sign[-1] in ".)":
        return f"{sign[:-1]}\\{sign[-1]}"
    if sign in "@#:" or sign.isalnum():
        # What calls a person, an issue or an address works without any mark round it.
        return f"{sign}{_HIDDEN}"
    return f"\\{sign}"


def code(text: str) -> str:
    """Give a file's name or an address as code, in which nothing is marked and nobody is called."""
    return f"`{shown(' '.join(text.split())).replace('`', '')}`"


def as_comment(review: Review, language: Language) -> str:
    """Write a review as Markdown; what is too much for a comment is counted.

    Args:
        review: The review; nothing in it is trusted.
        language: The language of the words round it.
    """
    return "\n\n".join("\n".join(section) for section in _sections(review, language)) + "\n"


def _sections(review: Review, language: Language) -> Iterator[list[str]]:
    words, counts = language.command["review"], review.counts
    yield [f"## {words['title']}", "", plain(summary(review, language))]
    yield [words["base"].format(commit=review.base[:12]), words["of-suggestion"]]
    if review.unmade:
        yield [words[f"unmade-{review.unmade}"]]
    if review.looks:
        yield [words["looks"]]
    yield from _section(words["findings"], [_finding(row, words) for row in review.findings], counts.findings, words)
    yield from _section(words["rules"], [_rule(row, language) for row in review.rules], counts.rules, words)
    versions = [_version(row, words) for row in review.versions]
    yield from _section(words["versions"], versions, len(versions), words)
    edited = [_page(row, language) for row in review.pages if row.edited]
    yield from _section(words["pages"], edited, counts.edited, words)
    if counts.pages > counts.edited:
        yield [words["followers"].format(count=counts.pages - counts.edited)]
    files = [words["behind"].format(file=code(file)) for file in review.behind]
    files += [words["caught-up"].format(file=code(file)) for file in review.caught_up]
    yield from _section(words["translations"], files, len(files), words)
    yield [plain(looked(review, words))]


def _section(title: str, rows: Sequence[str], count: int, words: Strings) -> Iterator[list[str]]:
    """Give a section with as many rows as it has room for, and say how many more there are."""
    shown_rows: list[str] = []
    room = OF_A_SECTION
    for row in rows[:ROWS]:
        room -= len(row)
        if room < 0:
            break
        shown_rows.append(f"- {row}")
    if rows:
        more = [f"- {words['more'].format(count=count - len(shown_rows))}"] if count > len(shown_rows) else []
        yield [f"### {title}", "", *shown_rows, *more]


def summary(review: Review, language: Language) -> str:
    """Say in a few sentences what a change does."""
    return str(language.command["review"]["summary"]).format(**dict(review.counts))


def looked(review: Review, words: Strings) -> str:
    """Say what the browser looked at."""
    return str(words["not-looked"] if review.looked is None else words["looked"].format(**dict(review.looked)))


def _cut(text: str) -> str:
    return text if len(text) <= OF_A_TEXT else f"{text[:OF_A_TEXT]}…"


def _finding(row: FoundThing, words: Strings) -> str:
    place = code(f"{row.file}:{row.line}" if row.line else row.file)
    return f"**{words[row.severity]}** {place} {plain(_cut(row.what))} {plain(_cut(row.fix))}"


def _rule(row: ChangedRule, language: Language) -> str:
    words = language.command["review"]
    kind = language.interface["comparison"]["kinds"][row.kind]
    binding = words["binding"] if row.binding else ""
    head = words["rule"].format(title=plain(row.title), kind=kind, binding=binding, guideline=plain(row.guideline))
    return _with_texts(head, row.texts, words)


def _version(row: ComingVersion, words: Strings) -> str:
    said = str(words["version"]).format(guideline=plain(row.guideline), expected=plain(", ".join(row.expected)))
    reworded = plain(_cut(", ".join(row.reworded)))
    return said + (words["reworded"].format(numbers=reworded) if row.reworded else "")


def _page(row: ChangedPage, language: Language) -> str:
    words = language.command["review"]
    kind = language.interface["comparison"]["kinds"][row.kind]
    head = words["page"].format(title=plain(row.title), url=code(f"/{row.url}"), kind=kind)
    return _with_texts(head, row.texts, words)


def _with_texts(head: str, texts: Sequence[ChangedText], words: Strings) -> str:
    """Give a row with as many texts as it has room for."""
    lines, room = [head], OF_A_ROW
    for text in texts:
        name = f"{plain(text.name)}: " if text.name else ""
        line = f"  - {name}{_pieces(text.pieces)}"
        room -= len(line)
        if room < 0:
            break
        lines.append(line)
    left = len(texts) - len(lines) + 1
    return "\n".join([*lines, *([f"  - {words['more'].format(count=left)}"] if left else [])])


def _pieces(pieces: Sequence[Piece]) -> str:
    """Put pieces together; neighbours of one kind are one text: two halves could be a sign that neither is."""
    runs = groupby(pieces, key=lambda piece: piece.kind)
    return "".join(_run(kind, "".join(piece.text for piece in run)) for kind, run in runs)


def _run(kind: str, text: str) -> str:
    # A space at the end of a piece keeps words apart.
    lead, trail = text[: len(text) - len(text.lstrip())] and " ", text[len(text.rstrip()) :] and " "
    said = f"{lead}{plain(_cut(text))}{trail}" if text.strip() else " "
    return said if kind == "same" else f"<{kind}>{said}</{kind}>"

"""Writes a review as a comment in Markdown, as GitHub shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.findings.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.languages.language import Language, Strings
    from shishin.review.model import ChangedPage, ChangedRule, ChangedText, ComingVersion, FoundThing, Review

LONGEST = 60_000
"""Characters of a comment; GitHub takes 65,536."""

ROWS = {"findings": 20, "rules": 20, "pages": 20, "passages": 6, "files": 20}
"""So many rows of each kind are shown; the page has them all."""

OF_A_MEND = 300
"""Characters of how to mend a finding."""

_SIGNS = re.compile(r"[\\`*_\[\]!|~<>&@#:$]|(?i:www)(?=\.)|(?i:gh)(?=-)|^(?:[-+=]|\d+[.)])")
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
    parts = [part for section in _sections(review, language) if (part := "\n".join(section))]
    text = ""
    for part in parts:
        if len(text) + len(part) > LONGEST:
            return f"{text}{language.command['review']['cut']}\n"
        text += f"{part}\n\n"
    return text


def _sections(review: Review, language: Language) -> Iterator[list[str]]:
    words = language.command["review"]
    yield [f"## {words['title']}", "", summary(review, language)]
    if review.unmade:
        yield [words[f"unmade-{review.unmade}"]]
    yield from _section(words["findings"], [_finding(row, words) for row in review.findings], "findings", words)
    yield from _section(words["rules"], [_rule(row, language) for row in review.rules], "rules", words)
    yield from _section(words["versions"], [_version(row, words) for row in review.versions], "files", words)
    edited = [_page(row, language) for row in review.pages if row.edited]
    yield from _section(words["pages"], edited, "pages", words)
    if len(review.pages) > len(edited):
        yield [words["followers"].format(count=len(review.pages) - len(edited))]
    files = [words["behind"].format(file=code(file)) for file in review.behind]
    files += [words["caught-up"].format(file=code(file)) for file in review.caught_up]
    yield from _section(words["translations"], files, "files", words)
    yield [plain(looked(review, words)), "", words["base"].format(commit=review.base[:12])]


def _section(title: str, rows: Sequence[str], kind: str, words: Strings) -> Iterator[list[str]]:
    if rows:
        more = [f"- {words['more'].format(count=len(rows) - ROWS[kind])}"] if len(rows) > ROWS[kind] else []
        yield [f"### {title}", "", *(f"- {row}" for row in rows[: ROWS[kind]]), *more]


def summary(review: Review, language: Language) -> str:
    """Say in a line what a change does."""
    words = language.command["review"]
    errors = sum(1 for row in review.findings if row.severity == "error")
    kinds = [row.kind for row in review.pages]
    return str(words["summary"]).format(
        errors=errors,
        warnings=len(review.findings) - errors,
        mended=review.mended,
        changed=kinds.count("changed"),
        added=kinds.count("added"),
        removed=kinds.count("removed"),
        rules=len(review.rules),
    )


def looked(review: Review, words: Strings) -> str:
    """Say what the browser looked at."""
    return str(words["not-looked"] if review.looked is None else words["looked"].format(**dict(review.looked)))


def _finding(row: FoundThing, words: Strings) -> str:
    place = code(f"{row.file}:{row.line}" if row.line else row.file)
    mend = row.fix if len(row.fix) <= OF_A_MEND else f"{row.fix[:OF_A_MEND]}…"
    return f"**{words[row.severity]}** {place} {plain(row.what)} {plain(mend)}"


def _rule(row: ChangedRule, language: Language) -> str:
    words = language.command["review"]
    kind = language.interface["comparison"]["kinds"][row.kind]
    binding = words["binding"] if row.binding else ""
    head = words["rule"].format(title=plain(row.title), kind=kind, binding=binding, guideline=plain(row.guideline))
    return "\n".join([head, *_passages(row.passages, words)])


def _version(row: ComingVersion, words: Strings) -> str:
    said = str(words["version"]).format(guideline=plain(row.guideline), expected=plain(", ".join(row.expected)))
    reworded = plain(", ".join(row.reworded))
    return said + (words["reworded"].format(numbers=reworded) if row.reworded else "")


def _page(row: ChangedPage, language: Language) -> str:
    words = language.command["review"]
    kind = language.interface["comparison"]["kinds"][row.kind]
    head = words["page"].format(title=plain(row.title), url=code(f"/{row.url}"), kind=kind)
    return "\n".join([head, *_passages(row.passages, words)])


def _passages(passages: Sequence[ChangedText], words: Strings) -> Iterator[str]:
    for passage in passages[: ROWS["passages"]]:
        name = f"{plain(passage.name)}: " if passage.name else ""
        yield f"  - {name}{''.join(_piece(piece.kind, piece.text) for piece in passage.pieces)}"
    if len(passages) > ROWS["passages"]:
        yield f"  - {words['more'].format(count=len(passages) - ROWS['passages'])}"


def _piece(kind: str, text: str) -> str:
    # A space at the end of a piece keeps words apart.
    lead, trail = text[: len(text) - len(text.lstrip())] and " ", text[len(text.rstrip()) :] and " "
    said = f"{lead}{plain(text)}{trail}" if text.strip() else " "
    return said if kind == "same" else f"<{kind}>{said}</{kind}>"

"""Atom feeds: all changes, and the versions of each guideline, in each language (RFC 4287)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from shishin.pages.context import guideline_title
from shishin.pages.shared.address import guideline_url, own_url, versions_url
from shishin.pages.shared.links import Link
from shishin.pages.shared.text_in_language import TextInLanguage, sentence_with, text_in
from shishin.pages.versions.notes import note_view

if TYPE_CHECKING:
    from shishin.languages.language import Language
    from shishin.model.guideline import Guideline
    from shishin.model.release import GuidelineVersion
    from shishin.pages.context import Context
    from shishin.pages.versions.notes import NoteView

NAMESPACE = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
NAME = "changes.xml"
NEVER = "1970-01-01"
"""The day of a feed that has no entries yet."""

MIDNIGHT = "T00:00:00+09:00"
"""A day begins in Tokyo; RFC 4287, 3.3 asks for a time as well."""

register_namespace("", NAMESPACE)
register_namespace("xhtml", XHTML)


@dataclass(frozen=True)
class FeedEntry:
    """An entry of a feed.

    Attributes:
        id: Its permanent address from the site's root, which names it for ever (RFC 4287, 4.2.6).
        title: Its title.
        date: Its day.
        url: Where it leads.
        lines: What it says, each line in pieces.
    """

    id: str
    title: str
    date: str
    url: str
    lines: tuple[tuple[TextInLanguage, ...], ...]


@dataclass(frozen=True)
class Feed:
    """A feed.

    Attributes:
        url: Its address from the site's root.
        title: Its title.
        page: The page that it goes with.
        guideline: The id of the guideline whose versions it tells of; empty for all changes.
    """

    url: str
    title: str
    page: str
    guideline: str


def feeds(context: Context) -> tuple[Feed, ...]:
    """Give the feeds of a language: all changes first, then the versions of each guideline that has any."""
    names, name = context.words["feed"], context.library.publication.name.in_(context.code)
    language = context.language
    all_changes = Feed(f"{language.prefix}{NAME}", names["all"].format(name=name), language.prefix, "")
    of_guidelines = (
        Feed(
            guideline_feed(guideline, language),
            names["guideline"].format(name=name, title=guideline_title(context, guideline)),
            versions_url(guideline, language),
            guideline.facts.id,
        )
        for guideline in context.library.guidelines
        if context.lookup.latest(guideline)
    )
    return (all_changes, *of_guidelines)


def feed_files(context: Context, site_url: str) -> dict[str, bytes]:
    """Make every feed of a language, by its address from the site's root."""
    return {feed.url: _written(context, feed, site_url) for feed in feeds(context)}


def guideline_feed(guideline: Guideline, language: Language) -> str:
    """Give the address of the feed of a guideline's versions: `guidelines/ui-ux/changes.xml`."""
    return f"{own_url(guideline, language)}{NAME}"


def feed_links(feeds_of_language: tuple[Feed, ...], url: str) -> tuple[Link, ...]:
    """Give the feeds that a page tells feed readers of: all changes, and its own guideline's.

    Args:
        feeds_of_language: The feeds of the page's language.
        url: The page's address from the site's root.
    """
    all_changes, *of_guidelines = feeds_of_language
    of_page = (feed for feed in of_guidelines if url.startswith(feed.url.removesuffix(NAME)))
    return tuple(Link(feed.title, feed.url) for feed in (all_changes, *of_page))


def _entries(context: Context, feed: Feed) -> list[FeedEntry]:
    versions = (row for row in context.library.versions if feed.guideline in {"", row.guideline.facts.id})
    entries = [_of_version(context, version) for version in reversed([*versions]) if version.release]
    if not feed.guideline:
        entries = [*_of_changes(context), *entries]
    return sorted(entries, key=lambda entry: entry.date, reverse=True)


def _of_version(context: Context, version: GuidelineVersion) -> FeedEntry:
    code, guideline, release, words = context.code, version.guideline, version.release, context.words
    title = words["feed"]["entry"].format(title=guideline_title(context, guideline), version=version.name)
    _, told = context.lookup.history(guideline).notes_since(version)
    readable = context.has(guideline)
    notes = [note_view(context, note, guideline) for note in told if readable]
    lines: list[tuple[TextInLanguage, ...]] = []
    if version.account and readable:
        lines.append((text_in(version.account.summary, code),))
    lines += [_line_of(note) for note in notes if not note.editorial]
    url = guideline_url(guideline, context.language)
    date = release.date if release else ""
    if release and release.withdrawn:
        withdrawal, date = release.withdrawn, release.withdrawn.date
        title = words["feed"]["withdrawn"].format(title=title)
        why = text_in(withdrawal.why, code)
        lines = [sentence_with(words["versions"]["withdrawn"], "why", why, day=context.day(date)), *lines]
    return FeedEntry(url, title, date, url, tuple(lines))


def _line_of(note: NoteView) -> tuple[TextInLanguage, ...]:
    return (note.text, TextInLanguage(" "), note.why) if note.why else (note.text,)


def _of_changes(context: Context) -> list[FeedEntry]:
    """Give the changes that readers are told of; each is named by its day and its place among that day's."""
    entries: list[FeedEntry] = []
    of_day: Counter[str] = Counter()
    home = context.language.prefix
    for row in reversed(context.library.changes):
        of_day[row.date] += 1
        text = row.text.in_(context.code)
        id_, line = f"{home}#change-{row.date}-{of_day[row.date]}", (TextInLanguage(text),)
        entries.append(FeedEntry(id_, text, row.date, home, (line,)))
    return entries


def _written(context: Context, feed: Feed, site_url: str) -> bytes:
    entries, edition = _entries(context, feed), context.library.publication
    root = Element(f"{{{NAMESPACE}}}feed", {"xml:lang": context.code})
    _text(root, "id", urljoin(site_url, feed.url))
    _text(root, "title", feed.title)
    _text(root, "updated", max((entry.date for entry in entries), default=NEVER) + MIDNIGHT)
    _text(SubElement(root, f"{{{NAMESPACE}}}author"), "name", edition.name.in_(context.code))
    _text(root, "rights", edition.rights.in_(context.code))
    _link(root, "self", urljoin(site_url, feed.url), "application/atom+xml")
    _link(root, "alternate", urljoin(site_url, feed.page), "text/html")
    for entry in entries:
        element = SubElement(root, f"{{{NAMESPACE}}}entry")
        _text(element, "id", urljoin(site_url, entry.id))
        _text(element, "title", entry.title)
        _text(element, "updated", entry.date + MIDNIGHT)
        _link(element, "alternate", urljoin(site_url, entry.url), "text/html")
        _summary(element, entry)
    indent(root, " ")
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _summary(parent: Element, entry: FeedEntry) -> None:
    """Write what an entry says: as plain text, unless words in another language must be marked (RFC 4287, 3.1.1)."""
    if not any(piece.language for line in entry.lines for piece in line):
        _text(parent, "summary", "\n".join("".join(piece.text for piece in line) for line in entry.lines))
        return
    summary = SubElement(parent, f"{{{NAMESPACE}}}summary", {"type": "xhtml"})
    inside = SubElement(summary, f"{{{XHTML}}}div")
    for line in entry.lines:
        paragraph = SubElement(inside, f"{{{XHTML}}}p")
        for piece in line:
            marked = {"xml:lang": piece.language} if piece.language else {}
            SubElement(paragraph, f"{{{XHTML}}}span", marked).text = piece.text


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{NAMESPACE}}}{name}").text = text


def _link(parent: Element, relation: str, url: str, kind: str) -> None:
    SubElement(parent, f"{{{NAMESPACE}}}link", {"rel": relation, "href": url, "type": kind})

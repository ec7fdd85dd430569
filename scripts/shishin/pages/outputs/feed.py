"""Atom feeds: all changes, and the versions of each guideline, in each language (RFC 4287)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from shishin.model.language import LANGUAGES
from shishin.model.release import notes_since
from shishin.pages.page import Link
from shishin.pages.shared.address import guideline_url, own_url, versions_url
from shishin.pages.shared.dates import day
from shishin.pages.versions.comparison import note_view
from shishin.pages.words import words

if TYPE_CHECKING:
    from shishin.model.guideline import Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion
    from shishin.pages.page import View

NAMESPACE = "http://www.w3.org/2005/Atom"
NAME = "changes.xml"
NEVER = "1970-01-01"
"""The day of a feed that has no entries yet."""

MIDNIGHT = "T00:00:00+09:00"
"""A day begins in Tokyo; RFC 4287, 3.3 asks for a time as well."""

register_namespace("", NAMESPACE)


@dataclass(frozen=True)
class Entry:
    """An entry of a feed.

    Attributes:
        id: Its permanent address from the site's root, which names it for ever (RFC 4287, 4.2.6).
        title: Its title.
        date: Its day.
        url: Where it leads.
        lines: What it says.
    """

    id: str
    title: str
    date: str
    url: str
    lines: tuple[str, ...]


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


def feeds(library: Library, language: Language) -> tuple[Feed, ...]:
    """Give the feeds of a language: all changes first, then the versions of each guideline that has any."""
    names, name = words(language)["feed"], library.publication.name.in_(language.code)
    every = Feed(f"{language.prefix}{NAME}", names["all"].format(name=name), language.prefix, "")
    own = (
        Feed(
            guideline_feed(each, language),
            names["guideline"].format(name=name, title=each.titles[language.code].title),
            versions_url(each, language),
            each.facts.id,
        )
        for each in library.guidelines
        if library.latest(each.facts.id)
    )
    return (every, *own)


def feed_files(library: Library, site_url: str) -> dict[str, bytes]:
    """Make every feed, by its address from the site's root."""
    made = ((language, feed) for language in LANGUAGES for feed in feeds(library, language))
    return {feed.url: _written(library, feed, language, site_url) for language, feed in made}


def guideline_feed(guideline: Guideline, language: Language) -> str:
    """Give the address of the feed of a guideline's versions: `guidelines/ui-ux/changes.xml`."""
    return f"{own_url(guideline, language)}{NAME}"


def feed_links(library: Library, view: View) -> tuple[Link, ...]:
    """Give the feeds that a page tells feed readers of: all changes, and its own guideline's."""
    every, *own = feeds(library, view.language)
    mine = (each for each in own if view.url.startswith(each.url.removesuffix(NAME)))
    return tuple(Link(each.title, each.url) for each in (every, *mine))


def _entries(library: Library, feed: Feed, language: Language) -> list[Entry]:
    versions = (each for each in library.versions if feed.guideline in {"", each.guideline.facts.id})
    found = [_version(library, each, language) for each in reversed([*versions]) if each.release]
    if not feed.guideline:
        found = [*_changes(library, language), *found]
    return sorted(found, key=lambda each: each.date, reverse=True)


def _version(library: Library, version: GuidelineVersion, language: Language) -> Entry:
    code, guideline, release = language.code, version.guideline, version.release
    names = words(language)
    title = names["feed"]["entry"].format(title=guideline.titles[code].title, version=version.name)
    _, told = notes_since(library.released(guideline.facts.id), version)
    notes = [note_view(each, guideline, language) for each in told]
    lines = [version.account.summary.in_(code)] if version.account else []
    lines += [f"{each.text} {each.why}".strip() for each in notes if not each.editorial]
    url = guideline_url(guideline, language)
    date = release.date if release else ""
    if release and release.withdrawn:
        gone, date = release.withdrawn, release.withdrawn.date
        title = names["feed"]["withdrawn"].format(title=title)
        lines = [names["versions"]["withdrawn"].format(day=day(date, language), why=gone.why.in_(code)), *lines]
    return Entry(url, title, date, url, tuple(lines))


def _changes(library: Library, language: Language) -> list[Entry]:
    """Give the changes that readers are told of; each is named by its day and its place among that day's."""
    found: list[Entry] = []
    seen: Counter[str] = Counter()
    for row in reversed(library.changes):
        seen[row.date] += 1
        text = row.text.in_(language.code)
        found.append(
            Entry(f"{language.prefix}#change-{row.date}-{seen[row.date]}", text, row.date, language.prefix, (text,))
        )
    return found


def _written(library: Library, feed: Feed, language: Language, site_url: str) -> bytes:
    entries = _entries(library, feed, language)
    root = Element(f"{{{NAMESPACE}}}feed", {"xml:lang": language.code})
    _text(root, "id", urljoin(site_url, feed.url))
    _text(root, "title", feed.title)
    _text(root, "updated", max((each.date for each in entries), default=NEVER) + MIDNIGHT)
    _text(SubElement(root, f"{{{NAMESPACE}}}author"), "name", library.publication.name.in_(language.code))
    _text(root, "rights", library.publication.rights.in_(language.code))
    _link(root, "self", urljoin(site_url, feed.url), "application/atom+xml")
    _link(root, "alternate", urljoin(site_url, feed.page), "text/html")
    for each in entries:
        entry = SubElement(root, f"{{{NAMESPACE}}}entry")
        _text(entry, "id", urljoin(site_url, each.id))
        _text(entry, "title", each.title)
        _text(entry, "updated", each.date + MIDNIGHT)
        _link(entry, "alternate", urljoin(site_url, each.url), "text/html")
        _text(entry, "summary", "\n".join(each.lines))
    indent(root, " ")
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{NAMESPACE}}}{name}").text = text


def _link(parent: Element, relation: str, url: str, kind: str) -> None:
    SubElement(parent, f"{{{NAMESPACE}}}link", {"rel": relation, "href": url, "type": kind})

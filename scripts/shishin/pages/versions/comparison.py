"""The page that shows two versions of a guideline side by side: what differs, word by word, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from shishin.model.comparison import DifferenceKind, What
from shishin.model.guideline import FOLDER
from shishin.model.release import DRAFT, LATEST
from shishin.pages.page import Body, Head, Page
from shishin.pages.shared.address import comparison_url, guideline_url
from shishin.pages.shared.links import Link
from shishin.pages.versions.difference import difference_view, kinds_of
from shishin.pages.versions.shown import name_in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shishin.languages.language import Strings
    from shishin.model.guideline import Guideline
    from shishin.model.release import GuidelineVersion
    from shishin.pages.context import Context
    from shishin.pages.versions.difference import DifferenceView
    from shishin.pages.versions.notes import NoteView


@dataclass(frozen=True, kw_only=True)
class ComparisonBody(Body):
    """Two versions side by side.

    Attributes:
        before: The earlier version.
        after: The later version.
        groups: What changed, by kind of thing, with the group's anchor and title.
        counts: How many things changed, by how, in words.
    """

    layout = "comparison"

    before: Link
    after: Link
    groups: tuple[tuple[str, str, tuple[DifferenceView, ...]], ...]
    counts: dict[str, int]


class ComparedPair(NamedTuple):
    """Two versions to compare, and the two names that the address has for them."""

    before: GuidelineVersion
    after: GuidelineVersion
    address: tuple[str, str]


def compared_pairs(context: Context, guideline: Guideline) -> tuple[ComparedPair, ...]:
    """Give every pair that has a page: neighbours, any released version and the latest, any and the draft.

    A version can come after the latest if it is on trial or was withdrawn.
    """
    versions, latest = context.lookup.versions(guideline), context.lookup.latest(guideline)
    history = context.lookup.history(guideline)
    pairs = [ComparedPair(before, after, (before.name, after.name)) for before, after in history.neighbours]
    if latest:
        released = history.released
        place = released.index(latest)
        pairs += [ComparedPair(version, latest, (version.name, LATEST)) for version in released[:place]]
        pairs += [ComparedPair(latest, version, (version.name, LATEST)) for version in released[place + 1 :]]
    if versions and versions[-1].release is None:
        pairs += [ComparedPair(version, versions[-1], (version.name, DRAFT)) for version in history.released]
    return tuple(pairs)


def comparison_pages(context: Context) -> Iterator[Page[ComparisonBody]]:
    """Make every comparison of every guideline."""
    for guideline in context.library.guidelines:
        for pair in compared_pairs(context, guideline):
            yield comparison_page(context, pair)


def comparison_page(context: Context, pair: ComparedPair) -> Page[ComparisonBody]:
    """Make the page that compares two versions."""
    guideline, names, links = pair.after.guideline, context.words["comparison"], context.links
    shown = _names(context, pair, context.words, context.code)
    original = _names(context, pair, context.source_words, context.source.code)
    above = (links.layout("home"), links.guideline_index, links.guideline(context.lookup.current(guideline)))
    head = Head(
        language=context.language,
        url=comparison_url(guideline, *pair.address, context.language),
        title=names["title"].format(**shown),
        short_title=names["short"].format(**shown),
        original_title=context.original(context.source_words["comparison"]["title"].format(**original)),
        description=names["description"].format(**shown),
        source_path=guideline.bodies[context.code].path,
        breadcrumb=tuple(link for link in above if link),
        alternates=context.alternates(
            lambda language: comparison_url(guideline, *pair.address, language),
            {*pair.before.guideline.languages} & {*guideline.languages},
        ),
        key=f"{FOLDER}/{guideline.facts.id}/compared/{'/'.join(pair.address)}.{context.code}.md",
    )
    return Page(head, comparison_body(context, pair))


def _names(context: Context, pair: ComparedPair, words: Strings, code: str) -> dict[str, str]:
    """Say what is compared; one of two versions is called the latest if the address says so."""
    names, latest = words["version"], context.lookup.latest(pair.after.guideline)
    called = [
        str(names["latest_is"].format(version=version.name))
        if version is latest and LATEST in pair.address
        else name_in_sentence(version, words)
        for version in (pair.before, pair.after)
    ]
    title = context.lookup.current(pair.after.guideline).titles[code].short_title
    return {"before": called[0], "after": called[1], "guideline": title}


def comparison_body(context: Context, pair: ComparedPair) -> ComparisonBody:
    """Put what differs between two versions into words."""
    before, after, _ = pair
    names, language = context.words["comparison"], context.language
    differences = context.lookup.differences(before, after)
    notes = [note for version in _between(context, before, after) for note in version.notes]
    rows = {
        what: [difference_view(context, row, before, after, notes) for row in differences if row.what is what]
        for what in What
    }
    groups = tuple((f"{what}s", names["groups"][what], tuple(shown)) for what, shown in _told_once(rows) if shown)
    counts = Counter(kind for row in differences for kind in kinds_of(row))
    return ComparisonBody(
        before=Link(_called(before, context.words), guideline_url(before.guideline, language)),
        after=Link(_called(after, context.words), guideline_url(after.guideline, language)),
        groups=groups,
        counts={names["kinds"][kind]: counts[kind] for kind in DifferenceKind if counts[kind]},
    )


def _told_once(groups: Mapping[What, Sequence[DifferenceView]]) -> Iterator[tuple[What, list[DifferenceView]]]:
    """Let each note stand once, where a reader first meets it: changes of wording stand last in their group."""
    first: dict[NoteView, DifferenceView] = {}
    for what, rows in groups.items():
        shown = sorted(rows, key=lambda row: row.editorial)
        for row in shown:
            for note in row.notes:
                first.setdefault(note, row)
        yield what, [_told_here(row, first) for row in shown]


def _told_here(row: DifferenceView, first: Mapping[NoteView, DifferenceView]) -> DifferenceView:
    """Keep the notes that stand here first, and say where the others do."""
    elsewhere = [first[note] for note in row.notes if first[note] is not row]
    links = (Link(other.title, f"#{other.id}", language=other.language) for other in elsewhere)
    return replace(row, notes=tuple(note for note in row.notes if first[note] is row), told=tuple(dict.fromkeys(links)))


def _called(version: GuidelineVersion, words: Strings) -> str:
    return version.name if version.release else str(words["version"]["draft"])


def _between(context: Context, before: GuidelineVersion, after: GuidelineVersion) -> tuple[GuidelineVersion, ...]:
    """Give the versions that came after one, up to another."""
    versions = context.lookup.versions(after.guideline)
    return versions[versions.index(before) + 1 : versions.index(after) + 1]

"""Which version of a guideline a page shows: the banner, and the way to the same page in other versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.release import DRAFT, LATEST
from shishin.model.version import Unnumbered
from shishin.pages.shared.address import comparison_url, page_in, versions_url, whole_guideline_url
from shishin.pages.shared.data_address import json_name, version_name
from shishin.pages.shared.links import Link
from shishin.pages.shared.text_in_language import text_in

if TYPE_CHECKING:
    from shishin.languages.language import Language, Strings
    from shishin.model.guideline import Guideline
    from shishin.model.release import GuidelineVersion
    from shishin.pages.context import Context
    from shishin.pages.shared.text_in_language import TextInLanguage


@dataclass(frozen=True)
class VersionLink:
    """A version in a list of them.

    Attributes:
        name: Its number, or the word for the draft.
        url: The same page in that version.
        date: The day of its release as ISO 8601 writes it; empty for the draft.
        day: The same in words.
        state: What it is by now, in words.
        summary: A sentence about it.
        current: Whether it is the version of the page itself.
    """

    name: str
    url: str
    date: str
    day: str
    state: str
    summary: str
    current: bool


@dataclass(frozen=True)
class ShownVersion:
    """Which version of a guideline a page shows, and the way to the others.

    Attributes:
        name: Its number, or the word for the draft.
        called: The same as a reader would call it: "version 1.0.0".
        status: What it is by now, in words: a beta, in force, superseded.
        released: The day of its release in words; empty for a draft.
        citation: What a contract writes before the address in `this`; empty for a draft.
        citation_form: The same for one of its requirements, with `{id}` for the number.
        title: The version and its state.
        mark: What the page's title adds, so that no two pages share one; empty on the page that readers are led to.
        state: `latest`, `superseded`, `trial`, `withdrawn` or `draft`.
        banner: What readers must know of it first; empty for the latest.
        why: Why it was withdrawn, if it was.
        this: The address that shows this version for ever; empty for a draft.
        latest: The way to the same page in the latest version, if the page is of another.
        comparison: What changed between it and the latest, if there is such a page.
        menu: Every version, newest first.
        all: The list of all versions.
        files: The version's text and data, each as a whole.
    """

    name: str
    called: str
    status: str
    released: str
    citation: str
    citation_form: str
    title: str
    mark: str
    state: str
    banner: str
    why: TextInLanguage | None
    this: str
    latest: Link | None
    comparison: Link | None
    menu: tuple[VersionLink, ...]
    all: Link
    files: tuple[Link, ...] = ()


ID = "{id}"
"""What stands for a requirement's number in the form of its citation."""


def shown_version(context: Context, guideline: Guideline, page: str) -> ShownVersion | None:
    """Say which version a page is of; nothing as long as none was released.

    Args:
        context: The content in a language.
        guideline: The guideline, at its place.
        page: A guide's lasting id, `all`, or nothing for the topic page.
    """
    lookup, language = context.lookup, context.language
    version, latest = lookup.version_of(guideline), lookup.latest(guideline)
    if version is None or latest is None:
        return None
    names, state = context.words["version"], lookup.state(version)
    name, is_latest = _name(version, context.words), version.name == latest.name
    when = context.day(version.release.date) if version.release else ""
    withdrawal = version.release.withdrawn if version.release else None
    return ShownVersion(
        name=name,
        called=names["number"].format(version=name) if version.release else name,
        status=_status(version, state, context.words),
        released=names["released"].format(day=when) if when else "",
        citation=_citation(context, version, state, page),
        citation_form=_citation(context, version, state, "", id_=ID) if version.release else "",
        title=names["titled" if version.release else "titled_draft"].format(version=name, state=names["states"][state]),
        mark="" if guideline.is_led_to else mark_of(guideline, context.words),
        state=state,
        banner=_banner(context, version, latest, state),
        why=text_in(withdrawal.why, context.code) if withdrawal else None,
        this=page_in(version.guideline, page, language) if version.release else "",
        latest=None if is_latest else _way_to_latest(context, guideline, latest, page),
        comparison=None if is_latest else Link(names["compare"], comparison_with(version, latest, language)),
        menu=tuple(version_link(context, row, guideline, page) for row in newest_first(context, guideline)),
        all=Link(names["all"], versions_url(guideline, language)),
    )


def _led(latest: GuidelineVersion) -> str:
    """Give the ending of the key of words: `_nowhere` if even the latest version was withdrawn, otherwise nothing."""
    return "" if latest.release and latest.release.withdrawn is None else "_nowhere"


def _banner(context: Context, version: GuidelineVersion, latest: GuidelineVersion, state: str) -> str:
    """Say what readers must know of a version first; nothing of the latest."""
    withdrawal = version.release.withdrawn if version.release else None
    form: str = context.words["version"]["banners"][state + _led(latest)]
    return form.format(
        version=_name(version, context.words),
        day=context.day(version.release.date) if version.release else "",
        latest=latest.name,
        since=context.day(latest.release.date) if latest.release else "",
        withdrawn=context.day(withdrawal.date) if withdrawal else "",
    )


def _way_to_latest(context: Context, guideline: Guideline, latest: GuidelineVersion, page: str) -> Link:
    form: str = context.words["version"]["go" + _led(latest)]
    current = context.lookup.current(guideline)
    return Link(form.format(version=latest.name), page_in(current, page, context.language))


def _status(version: GuidelineVersion, state: str, words: Strings) -> str:
    """Say what a version is by now, and of the latest what it was released as."""
    if version.release is None:
        return str(words["version"]["states"][state])
    if state == LATEST:
        status = words["guideline"]["statuses"][version.release.status]
        return str(words["version"]["status_latest"].format(status=status))
    return str(words["guideline"]["statuses"][state])


def _citation(context: Context, version: GuidelineVersion, state: str, page: str, id_: str = "") -> str:
    """Write what names a page or a requirement of a version in a contract; nobody cites a draft.

    What has never held, or was withdrawn, says so beside its day.

    Args:
        context: The content in a language.
        version: The version.
        state: What it is by now.
        page: A guide's lasting id, `all`, or nothing for the topic page.
        id_: The requirement's number, if it is one that is cited.
    """
    if version.release is None:
        return ""
    words, code, guideline = context.words, context.code, version.guideline
    guide = guideline.guide_by_lasting_id.get(page)
    form: str = words["version"]["citations"]["requirement" if id_ else "guide" if guide else "guideline"]
    when = context.day(version.release.date)
    if state in {"trial", "withdrawn"}:
        when = f"{when}{words['separator']}{words['version']['states'][state]}"
    return form.format(
        title=guideline.titles[code].title,
        version=version.name,
        day=when,
        id=id_,
        number=guide.facts.number if guide else "",
        guide=guide.titles[code].title if guide else "",
    )


def newest_first(context: Context, guideline: Guideline) -> tuple[GuidelineVersion, ...]:
    """Give every version of a guideline, the draft before the newest."""
    return tuple(reversed(context.lookup.versions(guideline)))


def version_link(context: Context, version: GuidelineVersion, here: Guideline, page: str) -> VersionLink:
    """Link to a page in a version; the page that readers are led to stands for the latest.

    Args:
        context: The content in a language.
        version: The version.
        here: The guideline, at the place of the page that the link stands on.
        page: A guide's lasting id, `all`, or nothing for the topic page.
    """
    latest = context.lookup.latest(here) or version
    leads_to_current = version.name == latest.name and here.is_led_to
    goal = context.lookup.current(here) if leads_to_current else version.guideline
    when = version.release.date if version.release else ""
    return VersionLink(
        name=_name(version, context.words),
        url=page_in(goal, page, context.language),
        date=when,
        day=context.day(when) if when else "",
        state=context.words["version"]["states"][context.lookup.state(version)],
        summary=version.account.summary.in_(context.code) if version.account and context.has(version.guideline) else "",
        current=version is context.lookup.version_of(here),
    )


def files_of(context: Context, version: GuidelineVersion, here: Guideline) -> tuple[Link, ...]:
    """Link to the whole text of a version, at the place that is asked for, and to its requirements as data."""
    names, name = context.words["version"], name_in_sentence(version, context.words)
    whole = Link(names["whole"].format(version=name), whole_guideline_url(here, context.language))
    data = Link(names["data"].format(version=name), json_name(version_name(version.guideline)))
    return (whole, data) if version.release else (whole,)


def mark_of(guideline: Guideline, words: Strings) -> str:
    """Give the short mark of a text's version, such as the draft's, for titles and breadcrumbs."""
    names, place = words["version"], guideline.shown_at
    return str(names["draft"] if place is Unnumbered.DRAFT else names["mark"].format(version=place))


def name_in_sentence(version: GuidelineVersion, words: Strings) -> str:
    """Give a version's number, or what a draft is called among other words."""
    return version.name if version.release else str(words["version"]["the_draft"])


def _name(version: GuidelineVersion, words: Strings) -> str:
    return version.name if version.release else str(words["version"]["draft_alone"])


def comparison_with(version: GuidelineVersion, latest: GuidelineVersion, language: Language) -> str:
    """Give the address of what differs between a version and the latest, whichever came first."""
    both = (version.name, LATEST) if version.release else (latest.name, DRAFT)
    return comparison_url(version.guideline, *both, language)

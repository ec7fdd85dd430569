"""Which version of a guideline a page shows: the banner, and the way to the same page in other versions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.model.release import DRAFT, LATEST
from shishin.model.version import Version
from shishin.pages.outputs.dataset.files import json_name, version_name
from shishin.pages.page import ChangeView, Link
from shishin.pages.shared.address import comparison_url, page_in, versions_url, whole_guideline_url
from shishin.pages.shared.dates import day
from shishin.pages.shared.links import guideline_link
from shishin.pages.versions.views import VersionLink, VersionView
from shishin.pages.words import words

if TYPE_CHECKING:
    from shishin.model.guideline import Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion

ID = "{id}"
"""What stands for a requirement's number in the form of its citation."""


def version_of(library: Library, guideline: Guideline) -> GuidelineVersion | None:
    """Give the version that a guideline's text is of; nothing for a text of which nothing was released."""
    if not guideline.place:
        return library.latest(guideline.facts.id)
    return next(each for each in library.versions_of(guideline.facts.id) if each.name == guideline.place)


def version_view(library: Library, guideline: Guideline, page: str, language: Language) -> VersionView | None:
    """Say which version a page is of.

    Args:
        library: The content.
        guideline: The guideline, at its place.
        page: A guide's lasting id, `all`, or nothing for the topic page.
        language: The language of the words.
    """
    own, latest = version_of(library, guideline), library.latest(guideline.facts.id)
    if own is None or latest is None:
        return None
    names, found = words(language)["version"], state(library, own)
    name, is_latest = _name(own, language), own.name == latest.name
    at_latest = replace(guideline, place="", guides=latest.guideline.guides)
    when = day(own.release.date, language) if own.release else ""
    gone = own.release.withdrawn if own.release else None
    # Without a version in force, readers are led to one that was withdrawn as well.
    led = "" if latest.release and latest.release.withdrawn is None else "_nowhere"
    return VersionView(
        name=name,
        called=names["number"].format(version=name) if own.release else name,
        status=_status(own, found, language),
        released=names["released"].format(day=when) if when else "",
        citation=_citation(own, found, page, language),
        citation_form=_citation(own, found, "", language, id_=ID) if own.release else "",
        title=names["titled" if own.release else "titled_draft"].format(version=name, state=names["states"][found]),
        mark=mark_of(guideline, language) if guideline.place else "",
        state=found,
        banner=names["banners"][found + led].format(
            version=name,
            day=when,
            latest=latest.name,
            since=day(latest.release.date, language) if latest.release else "",
            withdrawn=day(gone.date, language) if gone else "",
        ),
        why=gone.why.in_(language.code) if gone else "",
        this=page_in(own.guideline, page, language) if own.release else "",
        latest=None
        if is_latest
        else Link(names["go" + led].format(version=latest.name), page_in(at_latest, page, language)),
        comparison=None if is_latest else Link(names["compare"], comparison_with(own, latest, language)),
        menu=tuple(version_link(library, each, guideline, page, language) for each in newest_first(library, guideline)),
        all=Link(names["all"], versions_url(guideline, language)),
    )


def _status(version: GuidelineVersion, found: str, language: Language) -> str:
    """Say what a version is by now, and of the latest what it was released as."""
    names = words(language)
    if version.release is None:
        return str(names["version"]["states"][found])
    if found == LATEST:
        status = names["guideline"]["statuses"][version.release.status]
        return str(names["version"]["status_latest"].format(status=status))
    return str(names["guideline"]["statuses"][found])


def _citation(version: GuidelineVersion, found: str, page: str, language: Language, id_: str = "") -> str:
    """Write what names a page or a requirement of a version in a contract; nobody cites a draft.

    What has never held, or was withdrawn, says so beside its day.

    Args:
        version: The version.
        found: What it is by now.
        page: A guide's lasting id, `all`, or nothing for the topic page.
        language: The language of the words.
        id_: The requirement's number, if it is one that is cited.
    """
    if version.release is None:
        return ""
    names, own = words(language)["version"]["citations"], version.guideline
    guide = next((each for each in own.guides if each.lasting_id == page), None)
    form: str = names["requirement" if id_ else "guide" if guide else "guideline"]
    when = day(version.release.date, language)
    if found in {"trial", "withdrawn"}:
        when = f"{when}{words(language)['separator']}{words(language)['version']['states'][found]}"
    return form.format(
        title=own.titles[language.code].title,
        version=version.name,
        day=when,
        id=id_,
        number=guide.facts.number if guide else "",
        guide=guide.titles[language.code].title if guide else "",
    )


def newest_first(library: Library, guideline: Guideline) -> tuple[GuidelineVersion, ...]:
    """Give every version of a guideline, the draft before the newest."""
    return tuple(reversed(library.versions_of(guideline.facts.id)))


def state(library: Library, version: GuidelineVersion) -> str:
    """Say what a version is by now: `latest`, `superseded`, `trial`, `withdrawn` or `draft`.

    A trial ends with the version that it led to, even if that was withdrawn, and with the next trial.
    """
    if version.release is None:
        return DRAFT
    if version.release.withdrawn:
        return "withdrawn"
    id_ = version.guideline.facts.id
    if version is library.latest(id_):
        return LATEST
    own, rows = Version.parse(version.name), (each.release for each in library.versions_of(id_))
    later = [each for each in rows if each and Version.parse(each.version) > own]
    ended = any(each.withdrawn is None or not Version.parse(each.version).beta for each in later)
    return "superseded" if ended else "trial"


def version_link(
    library: Library, version: GuidelineVersion, here: Guideline, page: str, language: Language
) -> VersionLink:
    """Link to a page in a version; the page that readers are led to stands for the latest."""
    latest = library.latest(here.facts.id) or version
    found = state(library, version)
    is_here = version.name == (here.place or latest.name)
    goal = replace(version.guideline, place="") if version.name == latest.name and not here.place else version.guideline
    when = version.release.date if version.release else ""
    return VersionLink(
        name=_name(version, language),
        url=page_in(goal, page, language),
        date=when,
        day=day(when, language) if when else "",
        state=words(language)["version"]["states"][found],
        summary=version.account.summary.in_(language.code) if version.account else "",
        current=is_here,
    )


def files_of(version: GuidelineVersion, here: Guideline, language: Language) -> tuple[Link, ...]:
    """Link to the whole text of a version, at the place that is asked for, and to its requirements as data."""
    names = words(language)["version"]
    whole = Link(names["whole"], whole_guideline_url(here, language))
    data = Link(names["data"], json_name(version_name(version.guideline)))
    return (whole, data) if version.release else (whole,)


def mark_of(guideline: Guideline, language: Language) -> str:
    """Name the version at a guideline's place where a title or a way to a page needs it."""
    names = words(language)["version"]
    return str(names["draft"] if guideline.place == DRAFT else names["mark"].format(version=guideline.place))


def _name(version: GuidelineVersion, language: Language) -> str:
    return version.name if version.release else str(words(language)["version"]["draft_alone"])


def comparison_with(own: GuidelineVersion, latest: GuidelineVersion, language: Language) -> str:
    """Give the address of what differs between a version and the latest, whichever came first."""
    both = (own.name, LATEST) if own.release else (latest.name, DRAFT)
    return comparison_url(own.guideline, *both, language)


def release_history(library: Library, guideline: Guideline, guide: str, language: Language) -> tuple[ChangeView, ...]:
    """Give what the released versions up to a text's own changed in it, newest first.

    Args:
        library: The content.
        guideline: The guideline, at its place.
        guide: A guide's lasting id, or nothing for the guideline as a whole.
        language: The language of the words.
    """
    own = version_of(library, guideline)
    if own is None:
        return ()
    names = words(language)["version"]
    found: list[ChangeView] = []
    known = False
    for version in library.versions_of(guideline.facts.id):
        if version.release is None:
            break
        date = version.release.date
        texts = [
            each.text.in_(language.code) for each in version.notes if each.why and _names(each.about, version, guide)
        ]
        if not known and (not guide or any(each.lasting_id == guide for each in version.guideline.guides)):
            texts, known = [names["first"], *texts], True
        form = names["history"]
        found += [
            ChangeView(date, day(date, language), form.format(version=version.name, text=text),
                       (Link(version.name, page_in(version.guideline, guide, language)),))
            for text in texts
        ]  # fmt: skip
        if version.name == own.name:
            break
    return tuple(reversed(found))


def _names(about: tuple[str, ...], version: GuidelineVersion, guide: str) -> bool:
    """Whether a note is about a guide or a requirement in it; every note is about the guideline."""
    if not guide:
        return True
    rows = {row.id for each in version.guideline.guides if each.lasting_id == guide for row in each.requirements}
    return bool({guide, *rows} & set(about))


def title_of(library: Library, guideline: Guideline, language: Language) -> Link:
    """Link to a guideline as readers are led to it."""
    return guideline_link(next(each for each in library.guidelines if each.facts.id == guideline.facts.id), language)

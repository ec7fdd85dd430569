"""A version that was released before a language was added stays as it was, and is led to in the languages it has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from xml.etree.ElementTree import Element, fromstring

import pytest

from shishin.model.by_language import ByLanguage
from shishin.pages.shared.host import CodeHost
from shishin.pages.types.other_language import OtherLanguageBody
from shishin.render.settings import SiteSettings
from shishin.render.site import SiteRenderer
from support.released import REASON_OF_WITHDRAWAL, Project, library_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shishin.model.guideline import Guideline
    from shishin.model.library import Library
    from shishin.model.release import GuidelineVersion
    from shishin.model.versions import GuidelineVersions
    from support.shared import SharedFolder

T = TypeVar("T")

pytestmark = pytest.mark.site

SITE = "https://site.example/"
BASE = "guidelines/ui-ux/"
ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def library(shared: SharedFolder) -> Library:
    """The little project with a version in every state."""
    return library_of(Project(shared.history("every state")))


@pytest.fixture(scope="module")
def ended(shared: SharedFolder) -> Library:
    """The little project with the full version in which its trials ended."""
    return library_of(Project(shared.history("trials ended")))


def without(texts: Mapping[str, T]) -> dict[str, T]:
    return {code: text for code, text in texts.items() if code != "en"}


def bare(words: ByLanguage) -> ByLanguage:
    return ByLanguage({"ja": words.in_("ja")})


def text_without(guideline: Guideline) -> Guideline:
    guides = tuple(
        replace(
            guide,
            titles=without(guide.titles),
            bodies=without(guide.bodies),
            requirements=tuple(replace(row, texts=without(row.texts)) for row in guide.requirements),
        )
        for guide in guideline.guides
    )
    return replace(guideline, titles=without(guideline.titles), bodies=without(guideline.bodies), guides=guides)


def version_without(version: GuidelineVersion) -> GuidelineVersion:
    account, release = version.account, version.release
    assert account
    assert release
    gone = release.withdrawn
    return replace(
        version,
        guideline=text_without(version.guideline),
        account=replace(account, summary=bare(account.summary), examinations=()),
        release=replace(release, withdrawn=replace(gone, why=bare(gone.why)) if gone else None),
        notes=tuple(
            replace(note, text=bare(note.text), why=bare(note.why) if note.why else None) for note in version.notes
        ),
    )


def older(library: Library) -> Library:
    """The same content, if its versions had been released before there was any English."""

    def history(own: GuidelineVersions) -> GuidelineVersions:
        return replace(own, released=tuple(map(version_without, own.released)))

    histories = tuple(map(history, library.histories))
    return replace(library, histories=histories, guidelines=tuple(own.shown for own in histories))


def with_reasons(library: Library, *codes: str) -> Library:
    """The same content, with the reasons of withdrawals in those languages only, the first of them first."""

    def reasoned(version: GuidelineVersion) -> GuidelineVersion:
        release = version.release
        if release is None or release.withdrawn is None:
            return version
        why = ByLanguage({code: REASON_OF_WITHDRAWAL[code] for code in codes})
        return replace(version, release=replace(release, withdrawn=replace(release.withdrawn, why=why)))

    histories = (
        replace(own, released=tuple(reasoned(version) for version in own.released)) for own in library.histories
    )
    return replace(library, histories=tuple(histories))


def older_trials(library: Library) -> Library:
    """The same content, if only its versions on trial had been released before there was any English."""

    def history(own: GuidelineVersions) -> GuidelineVersions:
        return replace(own, released=tuple(version_without(row) if row.is_beta else row for row in own.released))

    return replace(library, histories=tuple(map(history, library.histories)))


def site_of(library: Library, repository: Path) -> SiteRenderer:
    return SiteRenderer(library, repository / "overrides", SiteSettings(SITE, CodeHost("", "", "", "")))


def test_pages_of_a_version_that_lacks_a_language_lead_to_those_that_it_has(library: Library, repository: Path) -> None:
    site = site_of(older(library), repository)
    html = {page.head.url: (page, site.html(page)) for page in site.pages.values()}
    released = [version for version in library.versions if version.release]
    places = ["", *(f"{version.name}/" for version in released)]
    latest = library.histories[0].led_to.name
    looked_at = 0
    for place in places:
        for name in ("", "all/", "first/", "second/"):
            page, text = html[f"en/{BASE}{place}{name}"]
            assert isinstance(page.body, OtherLanguageBody)
            assert f"Version {place.strip('/') or latest} has no text in this language" in text
            assert "up to date with" not in text
            assert f'{BASE}{place}{name}" hreflang="ja" lang="ja">日本語</a>' in text
            assert 'name="robots" content="noindex"' in text
            # Nothing leads from there to a language that it has not.
            _, own = html[f"{BASE}{place}{name}"]
            assert 'hreflang="en"' not in own
            looked_at += 1
    assert looked_at == 4 * len(places) >= 16


def test_words_in_another_language_are_marked(library: Library, repository: Path) -> None:
    site = site_of(older(library), repository)
    pages = {page.head.url: page for page in site.pages.values()}
    table = site.html(pages["en/guidelines/requirements/"])
    assert table.count('<td><span lang="ja">') >= 4
    # A guideline is called as its working text calls it, which has the language.
    assert 'class="theme"><' in site.html(pages["en/"])


def test_what_was_there_before_a_language_stays_as_it_was(library: Library, repository: Path) -> None:
    before, after = site_of(library, repository), site_of(older(library), repository)
    versions = [page for page in before.pages.values() if page.head.url.startswith(f"{BASE}1.")]
    assert len(versions) >= 16
    pages = {page.head.url: page for page in after.pages.values()}
    for page in versions:
        # All but the way to the language that is there or not.
        lines = [
            [line for line in site.html(one).splitlines() if 'hreflang="en"' not in line and "languages" not in line]
            for site, one in ((before, page), (after, pages[page.head.url]))
        ]
        assert lines[0] == lines[1], page.head.url
    files = after.data_and_feed_files()
    for version in library.versions:
        if version.release:
            name = f"data/v1/ui-ux/{version.name}/requirements.csv"
            assert "statement_ja" in files[name].decode()
            assert "statement_en" not in files[name].decode()


@pytest.mark.parametrize(("codes", "lang"), [(("ja",), "ja"), (("ja", "en"), ""), (("en", "ja"), "")])
def test_why_a_version_was_withdrawn_is_told_in_a_language_that_it_has(
    library: Library, repository: Path, codes: tuple[str, ...], lang: str
) -> None:
    site = site_of(with_reasons(older(library), *codes), repository)
    pages = {page.head.url: site.html(page) for page in site.pages.values()}
    told = '<span lang="ja">見本の説明です。</span>' if lang else "It was wrong."
    for url in ("en/", f"en/{BASE}versions/"):
        assert pages[url].count(told) == 1, url
        assert pages[url].count("見本の説明です。") == pages[url].count('<span lang="ja">見本の説明です。</span>')
    for url in ("", f"{BASE}versions/", f"{BASE}1.2.0-beta.1/"):
        assert "見本の説明です。" in pages[url]
        assert '<span lang="en">' not in pages[url]
    feeds = {name: text.decode() for name, text in site.data_and_feed_files().items() if name.endswith("/changes.xml")}
    for name in ("en/changes.xml", f"en/{BASE}changes.xml"):
        entry = entry_of(feeds[name], f"en/{BASE}1.2.0-beta.1/")
        summary = entry.find(f"{ATOM}summary")
        assert summary is not None
        marked = [(piece.get(XML_LANG), piece.text) for piece in summary.iter(f"{XHTML}span") if piece.get(XML_LANG)]
        assert marked == ([("ja", "見本の説明です。")] if lang else [])
        assert "".join(summary.itertext()).strip().endswith("見本の説明です。" if lang else "It was wrong.")
        assert summary.get("type") == ("xhtml" if lang else None)


def test_notes_of_an_older_trial_keep_their_language_beside_a_newer_version(ended: Library, repository: Path) -> None:
    site = site_of(older_trials(ended), repository)
    pages = {page.head.url: site.html(page) for page in site.pages.values()}
    notes = [note for version in ended.versions if version.is_beta for note in version.notes]
    assert len(notes) == 2
    for url in (f"en/{BASE}versions/", f"en/{BASE}changes/1.1.0/1.2.0/"):
        for note in notes:
            text = note.text.in_("ja")
            assert f'<span lang="ja">{text}</span>' in pages[url], url
            assert pages[url].count(text) == pages[url].count(f'<span lang="ja">{text}</span>')
        why = next(note.why for note in notes if note.why)
        assert f'<span lang="ja">{why.in_("ja")}</span>' in pages[url], url
    entry = entry_of(site.data_and_feed_files()[f"en/{BASE}changes.xml"].decode(), f"en/{BASE}1.2.0/")
    pieces = [(piece.get(XML_LANG), piece.text) for piece in entry.iter(f"{XHTML}span")]
    assert ("ja", "UX-05の文を使いました。") in pieces
    assert (None, "The sample, 1.2.0.") in pieces


def entry_of(feed: str, url: str) -> Element:
    """Give the entry of a feed that leads to an address."""
    (entry,) = (each for each in fromstring(feed).iter(f"{ATOM}entry") if each.findtext(f"{ATOM}id") == f"{SITE}{url}")
    return entry

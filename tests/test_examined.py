"""Whether a review or an audit is of the version that it is recorded for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from shishin.cli.options import JAPAN
from shishin.model.by_language import ByLanguage
from shishin.model.guideline import Guideline
from shishin.model.release import Account, Examination, GuidelineVersion, Release
from shishin.model.version import Step, Version
from shishin.release.git.repository import GitRepository
from shishin.release.git.reviewers import readers
from shishin.release.plan.examinations import Coming, examined
from support.guideline_changes import change_may_again, change_must, full, second
from support.languages import ENGLISH
from support.released import GUIDELINE

if TYPE_CHECKING:
    from shishin.model.finding import Finding
    from support.released import Project

WORDS = ByLanguage({"ja": "見ました。", "en": "Looked at it."})


def account(*days: str, by_others: bool = False, outcome: str = "Looked at it.") -> Account:
    """Say that a version was reviewed and audited on days."""
    said = ByLanguage({"ja": "見ました。", "en": outcome})
    kinds = zip(("review", "audit"), days, strict=False)
    return Account(WORDS, tuple(Examination(kind, day, WORDS, by_others, said) for kind, day in kinds))


def before(day: str, said: Account) -> GuidelineVersion:
    """Make a version that was released on a day."""
    row = Release(Version.parse("1.0.0-beta.1"), day, "beta", "bureau-led", ())
    return GuidelineVersion(Guideline.__new__(Guideline), (), row, said, ())


CASES: dict[str, tuple[str | None, tuple[str, ...], list[str]]] = {
    "the same day": ("2026-11-23", ("2026-11-23", "2026-11-23"), []),
    "after": ("2026-11-23", ("2027-01-01", "2027-02-01"), []),
    "one before": ("2026-11-23", ("2026-11-22", "2027-02-01"), ["release-stale"]),
    "both before": ("2026-11-23", ("2026-11-21", "2026-11-22"), ["release-stale", "release-stale"]),
    "none": ("2026-11-23", (), ["release-examined"]),
    "one before and one missing": ("2026-11-23", ("2026-11-22",), ["release-examined", "release-stale"]),
    "a year ago": (None, ("2026-02-01", "2026-02-01"), []),
    "more than a year ago": (None, ("2026-01-31", "2026-02-01"), ["release-stale"]),
    "more than a year after the last": ("2020-01-01", ("2025-01-01", "2026-02-01"), ["release-stale"]),
    "to come": (None, ("2027-02-02", "2027-02-01"), ["release-early"]),
}


@pytest.mark.parametrize("name", CASES)
def test_an_examination_is_of_this_version(name: str) -> None:
    earlier, days, codes = CASES[name]
    coming = Coming(Version.parse("1.0.0-beta.2"), Step.MAJOR, "2027-02-01", "release.yml")
    findings: list[Finding] = []
    version = before(earlier, account("2019-01-01", "2019-01-01")) if earlier else None
    examined(version, account(*days), coming, findings)
    assert [finding.code for finding in findings] == codes
    for finding in findings:
        if finding.code == "release-stale":
            said = dict(finding.values)
            assert said["date"] < said["earliest"] <= coming.date


def test_an_old_examination_beside_a_new_one_hinders_nothing() -> None:
    said = account("2027-01-01", "2027-01-01")
    both = replace(said, examinations=(*account("2020-01-01").examinations, *said.examinations))
    findings: list[Finding] = []
    coming = Coming(Version.parse("1.0.0-beta.2"), Step.MAJOR, "2027-02-01", "release.yml")
    examined(before("2026-11-23", account("2026-11-23")), both, coming, findings)
    assert findings == []


def test_the_same_records_do_not_count_twice() -> None:
    said = account("2026-11-23", "2026-11-23")
    coming = Coming(Version.parse("1.0.0-beta.2"), Step.MAJOR, "2026-11-23", "release.yml")
    findings: list[Finding] = []
    examined(before("2026-11-23", said), said, coming, findings)
    assert [finding.code for finding in findings] == ["release-repeated"]
    findings.clear()
    examined(before("2026-11-23", said), account("2026-11-23", "2026-11-23", outcome="Read it."), coming, findings)
    assert findings == []


def test_only_others_count_for_a_version_in_force() -> None:
    """What the authors examined lately does not make up for what others examined too early."""
    old, new = account("2026-11-01", "2026-11-01", by_others=True), account("2027-01-01", "2027-01-01")
    both = replace(old, examinations=(*old.examinations, *new.examinations))
    coming = Coming(Version.parse("1.0.0"), Step.MAJOR, "2027-02-01", "release.yml")
    findings: list[Finding] = []
    examined(before("2026-11-23", account("2026-11-23")), both, coming, findings)
    assert [(finding.code, dict(finding.values)["date"]) for finding in findings] == [
        ("release-stale", "2026-11-01")
    ] * 2


def coming(step: Step, *reworded: str, number: str = "1.0.1") -> Coming:
    return Coming(Version.parse(number), step, "2027-02-01", "release.yml", reworded)


def named(numbers: str) -> Account:
    return account("2027-01-01", "2027-01-01", by_others=True, outcome=f"Read {numbers}.")


def test_new_words_of_a_must_are_examined_by_others_whatever_their_note_says() -> None:
    ours, others = account("2027-01-01", "2027-01-01"), account("2027-01-01", "2027-01-01", by_others=True)
    only_review = account("2027-01-01")
    for what, said, codes in (
        (coming(Step.PATCH), only_review, []),
        (coming(Step.PATCH, "UX-01"), only_review, ["release-dependent", "release-examined"]),
        (coming(Step.PATCH, "UX-01"), ours, ["release-dependent", "release-dependent"]),
        (coming(Step.PATCH, "UX-01"), others, ["release-unnamed"]),
        (coming(Step.PATCH, "UX-01"), named("UX-010"), ["release-unnamed"]),
        (coming(Step.PATCH, "UX-01"), named("UX-01"), []),
        (coming(Step.PATCH, "UX-01", "UX-09"), named("UX-01 and UX-09"), []),
        (coming(Step.MAJOR), ours, ["release-dependent", "release-dependent"]),
        (coming(Step.PATCH, "UX-01", number="1.0.0-beta.2"), ours, []),
    ):
        findings: list[Finding] = []
        examined(None, said, what, findings)
        assert [finding.code for finding in findings] == codes
    examined(None, ours, coming(Step.PATCH, "UX-01", "UX-09"), findings)
    assert dict(findings[0].values)["reworded"] == "UX-01, UX-09"


@pytest.mark.site
@pytest.mark.history("one version")
def test_a_stricter_must_cannot_be_released_as_wording(kept: Project) -> None:
    full(kept)
    kept.release("1.0.0", independent=True)
    change_must(kept)
    kept.note("wording", "UX-01", "editorial")
    kept.account("1.0.1")
    kept.commit("Change the words of a MUST")
    assert kept.refuse("release", "ui-ux", "1.0.1", "--dry-run") == ["release-dependent", "release-dependent"]
    kept.account("1.0.1", independent=True)
    kept.commit("Let others examine it")
    codes, said = kept.run("release", "ui-ux", "1.0.1", "--dry-run")
    assert codes == []
    lines = said.splitlines()
    assert "  statement ja: [deleted: 一つの]仕組みを使わなければなりません。" in lines
    assert "  statement en: You must use [deleted: one][added: a] mechanism." in lines
    assert ENGLISH.command["summary"]["plan-unread"] in lines


@pytest.mark.site
@pytest.mark.history("one version")
def test_a_release_names_who_read_it_and_wrote_none_of_it(kept: Project) -> None:
    """Whoever merges a suggestion can say so in the merge, which changes nothing itself."""
    kept.git("switch", "--quiet", "--create", "suggestion")
    second(kept)
    kept.commit("Change it\n\nCo-authored-by: B <b@example.org>\nReviewed-by: B <b@example.org>")
    kept.git("switch", "--quiet", "main")
    message = "Merge it\n\nReviewed-by: A <a@example.org>\nReviewed-by: C <C@example.org>"
    kept.git("merge", "--quiet", "--no-ff", "--message", message, "suggestion")
    with GitRepository(kept.root) as repository:
        assert readers(repository, GUIDELINE, "ui-ux/v1.0.0-beta.1") == ("c@example.org",)
        assert readers(repository, GUIDELINE, "HEAD") == ()
    kept.account("1.0.0-beta.2")
    kept.commit("Describe it")
    codes, said = kept.run("release", "ui-ux", "1.0.0-beta.2", "--dry-run")
    assert codes == []
    assert ENGLISH.command["summary"]["plan-read"].format(people="c@example.org") in said.splitlines()


@pytest.mark.site
@pytest.mark.history("one version")
def test_a_release_asks_for_fresh_examinations(kept: Project) -> None:
    second(kept)
    yesterday = str(dt.datetime.now(tz=JAPAN).date() - dt.timedelta(days=1))
    kept.account("1.0.0-beta.2", day=yesterday)
    kept.commit("Describe it")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2", "--dry-run") == ["release-stale", "release-stale"]
    kept.account("1.0.0-beta.1")
    kept.commit("Say what was said of the version before")
    assert kept.refuse("release", "ui-ux", "1.0.0-beta.2", "--dry-run") == ["release-repeated"]
    kept.release("1.0.0-beta.2")
    change_may_again(kept)
    full(kept)
    kept.account("1.0.0", day=yesterday, independent=True)
    kept.commit("Describe it")
    assert kept.refuse("release", "ui-ux", "1.0.0", "--dry-run") == ["release-stale", "release-stale"]

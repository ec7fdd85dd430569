"""What can be said of conformance follows from evidence alone, and is published as it is."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import pytest

from shishin.checks.criteria import OF_FINDINGS
from shishin.content.load import load
from shishin.model.accessibility import (
    Accessibility,
    AuditRecord,
    Claim,
    CriterionRun,
    ManualResult,
    ManualRound,
)
from shishin.model.conformance import (
    counted,
    decisions,
    decisions_beyond,
    degree,
    edition_of,
    missing,
    random_pages,
    stated,
)
from shishin.pages.context import contexts
from shishin.pages.outputs.accessibility import earl, results
from shishin.pages.types.accessibility import HEIGHT, bars

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 28)
SITE = "https://site.example/"


@pytest.fixture(scope="module")
def known(template: Path) -> Accessibility:
    """What the little project knows of its accessibility: a failed 2.4.7, a met 1.1.1, and what scripts settle."""
    library = load(template).library
    assert library
    assert library.accessibility
    return library.accessibility


def answers(known: Accessibility) -> dict[str, tuple[bool | None, str]]:
    return {row.criterion.number: (row.met, row.judge) for row in decisions(known, TODAY)}


def with_results(known: Accessibility, *rows: ManualResult) -> Accessibility:
    last = known.manual.rounds[0]
    rounds = (last.model_copy(update={"results": rows}),) if rows else ()
    return replace(known, manual=known.manual.model_copy(update={"rounds": rounds}))


def said(number: str, result: str) -> ManualResult:
    return ManualResult.model_validate({"criterion": number, "result": result})


def test_each_criterion_is_decided_by_whoever_can(known: Accessibility) -> None:
    assert answers(known) == {
        "1.1.1": (True, "person"),
        "1.2.1": (True, "absence"),
        "2.4.7": (False, "person"),
        "3.1.1": (True, "script"),
        "4.1.1": (True, "script"),
    }
    assert [row.criterion.number for row in decisions_beyond(known, TODAY)] == ["1.4.10"]


def test_an_edition_like_wcag_2_2_has_its_criteria(known: Accessibility) -> None:
    policy = known.policy.model_copy(update={"edition": "jis-next"})
    rows = decisions(replace(known, policy=policy), TODAY)
    assert [row.criterion.number for row in rows] == ["1.1.1", "1.2.1", "1.4.10", "2.4.7", "3.1.1"]
    assert decisions_beyond(replace(known, policy=policy), TODAY) == ()


def test_level_a_asks_for_less(known: Accessibility) -> None:
    policy = known.policy.model_copy(update={"level": "A"})
    assert "2.4.7" not in {row.criterion.number for row in decisions(replace(known, policy=policy), TODAY)}


def test_tools_prove_failures_and_never_passes(known: Accessibility) -> None:
    nobody = with_results(known)
    assert answers(nobody)["1.1.1"] == (None, "nobody")
    assert missing(decisions(nobody, TODAY)) == ("1.1.1", "2.4.7")
    failing = CriterionRun(criterion="1.1.1", checks=("image-alt",), failures=2)
    others = tuple(row for row in known.audit.criteria if row.criterion != "1.1.1")
    audit = known.audit.model_copy(update={"criteria": (failing, *others)})
    # Whatever people said before: what is there now fails.
    assert answers(replace(known, audit=audit))["1.1.1"] == (False, "tool")


def test_what_is_accepted_somewhere_is_not_settled_by_a_script(known: Accessibility) -> None:
    rows = [row.model_copy(update={"excepted": 1}) for row in known.audit.criteria]
    audit = known.audit.model_copy(update={"criteria": tuple(rows)})
    accepted = answers(replace(known, audit=audit))
    assert {accepted[number] for number in ("3.1.1", "4.1.1")} == {(None, "nobody")}


@pytest.mark.parametrize(
    ("claim", "expected"), [("considers", "considers"), ("partly", "partly"), ("conforms", "partly")]
)
def test_pages_state_what_is_claimed_and_never_more_than_the_evidence_allows(
    known: Accessibility, claim: Claim, expected: Claim
) -> None:
    claiming = replace(known, policy=known.policy.model_copy(update={"claim": claim}))
    assert stated(claiming, decisions(claiming, TODAY)) == expected


def test_without_an_audit_no_script_has_settled_anything(known: Accessibility) -> None:
    unaudited = answers(replace(known, audit=AuditRecord()))
    assert {unaudited[number] for number in ("1.2.1", "3.1.1", "4.1.1")} == {(None, "nobody")}


def test_sound_or_video_asks_for_people(known: Accessibility) -> None:
    audit = known.audit.model_copy(update={"media": 1})
    assert answers(replace(known, audit=audit))["1.2.1"] == (None, "nobody")


@pytest.mark.parametrize(
    ("second", "expected"),
    [("met", "conforms"), ("not-applicable", "conforms"), ("not-met", "partly"), ("", "considers")],
)
def test_a_degree_needs_what_the_guideline_for_degrees_asks(known: Accessibility, second: str, expected: Claim) -> None:
    rows = [said("1.1.1", "met"), *([said("2.4.7", second)] if second else [])]
    assert degree(decisions(with_results(known, *rows), TODAY)) == expected


def test_no_criteria_are_no_evidence() -> None:
    assert degree(()) == "considers"
    assert get_args(Claim) == ("considers", "partly", "conforms")


@pytest.mark.parametrize(("day", "count"), [("2026-11-05", 1), ("2027-11-06", 1), ("2027-11-07", 0), ("2026-11-04", 0)])
def test_a_test_counts_from_its_last_day_for_as_long_as_is_said(known: Accessibility, day: str, count: int) -> None:
    assert len(counted(known.manual.rounds, 366, dt.date.fromisoformat(day))) == count


def test_the_newest_test_counts(known: Accessibility) -> None:
    before = known.manual.rounds[0]
    after = ManualRound.model_validate(
        {**before.model_dump(), "first_day": "2026-11-20", "last_day": "2026-11-21", "results": [said("2.4.7", "met")]}
    )
    manual = known.manual.model_copy(update={"rounds": (before, after)})
    now = answers(replace(known, manual=manual))
    assert now["2.4.7"] == (True, "person")
    assert now["1.1.1"] == (True, "person")


def test_the_drawn_pages_follow_from_the_seed(known: Accessibility) -> None:
    pages = [f"page-{number}/" for number in range(100)]
    manual = known.manual.model_copy(update={"sample": known.manual.sample.model_copy(update={"random": 25})})
    drawn = random_pages(manual, pages)
    assert drawn == random_pages(manual, pages[::-1])
    assert len(set(drawn)) == 25
    assert not set(drawn) & set(manual.sample.chosen)
    other = manual.sample.model_copy(update={"seed": 8})
    assert random_pages(manual.model_copy(update={"sample": other}), pages) != drawn


def test_a_claim_that_has_expired_is_found(project: Path) -> None:
    tests = project / "accessibility/manual-tests.yml"
    tests.write_text(tests.read_text("utf-8").replace("result: not-met", "result: met"), "utf-8")
    policy = project / "accessibility/policy.yml"
    policy.write_text(policy.read_text("utf-8").replace("claim: considers", "claim: conforms"), "utf-8")
    assert load(project, dt.date(2027, 11, 6)).findings == ()
    codes = [finding.code for finding in load(project, dt.date(2027, 11, 7)).findings]
    assert codes == ["policy-claim"]


def test_a_test_that_is_yet_to_come_is_found(project: Path) -> None:
    assert [finding.code for finding in load(project, dt.date(2026, 11, 4)).findings] == ["manual-dates"]


def data_of(template: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    library = load(template).library
    assert library
    assert library.accessibility
    context = next(iter(contexts(library).values()))
    edition = edition_of(library.accessibility)
    assert edition
    return results(context, library.accessibility, edition), earl(context, library.accessibility, SITE)


def test_the_results_are_published_as_data(template: Path) -> None:
    data, _ = data_of(template)
    assert data["claim"] == "considers"
    assert data["evidence_allows"] == "partly"
    assert [row["number"] for row in data["criteria"]] == ["1.1.1", "1.2.1", "2.4.7", "3.1.1", "4.1.1", "1.4.10"]
    assert [row["in_standard"] for row in data["criteria"]].count(True) == 5
    assert [row["opened"] for row in data["audits"]] == [56, 38]
    assert data["pages"] == ["", "about/", "data/", "search/"]
    assert json.loads(json.dumps(data)) == data


def test_assertions_say_who_found_what(template: Path) -> None:
    _, graph = data_of(template)
    found = {
        (row["earl:test"]["@id"].rpartition("#")[2], row["earl:mode"]["@id"], row["earl:result"]["earl:outcome"]["@id"])
        for row in graph["@graph"]
        if row["@type"] == "earl:Assertion"
    }
    assert found == {
        # The audit found nothing about figures, which shows nothing; a person says that they are right.
        ("non-text-content", "earl:automatic", "earl:cantTell"),
        ("non-text-content", "earl:manual", "earl:passed"),
        ("focus-visible", "earl:manual", "earl:failed"),
        ("language-of-page", "earl:automatic", "earl:passed"),
        ("parsing", "earl:automatic", "earl:passed"),
    }
    ids = {row["@id"] for row in graph["@graph"] if "@id" in row}
    asserted = {row["earl:assertedBy"]["@id"] for row in graph["@graph"] if "earl:assertedBy" in row}
    assert asserted == {"#audit", "#testers-1"} <= ids


def test_the_figure_of_audits_begins_with_the_second(known: Accessibility) -> None:
    rows = known.audit.audits
    assert bars(rows[:1], ["now"]) == ()
    shown = bars(rows, ["now", "before"])
    assert [(bar.label, bar.count, bar.top + bar.height) for bar in shown] == [
        ("before", 38, HEIGHT),
        ("now", 56, HEIGHT),
    ]
    assert len(bars(rows * 9, ["day"] * 18)) == 10


@pytest.mark.content
def test_own_checks_name_criteria_that_there_are(repository: Path) -> None:
    known = load(repository).library
    assert known
    assert known.accessibility
    numbers = {row.number for row in known.accessibility.criteria.criteria}
    assert {number for of_code in OF_FINDINGS.values() for number in of_code} <= numbers
    settled = {row.number for row in known.accessibility.criteria.criteria if row.settled_by == "script"}
    assert settled <= {number for of_code in OF_FINDINGS.values() for number in of_code}
    assert settled


@pytest.mark.content
def test_the_criteria_are_those_of_the_standards(repository: Path) -> None:
    library = load(repository).library
    assert library
    assert library.accessibility
    rows = library.accessibility.criteria.criteria
    in_jis = [row for row in rows if row.since == "2.0"]
    assert len(in_jis) == 38
    assert sum(row.level == "A" for row in in_jis) == 25
    assert sum(row.since == "2.1" for row in rows) == 12
    assert sum(row.since == "2.2" for row in rows) == 6
    assert [row.number for row in rows if row.until] == ["4.1.1"]


@pytest.mark.site
def test_a_tester_is_told_what_to_look_at(small_site: Path) -> None:
    html = (small_site / "en/accessibility/testing/index.html").read_text("utf-8")
    assert "Look at figures." in html
    assert "Look for the language." not in html
    assert "<code>/about/</code>" in html or "<code>/data/</code>" in html


@pytest.mark.site
def test_the_page_of_results_says_what_is_known(small_site: Path) -> None:
    html = (small_site / "en/accessibility/results/index.html").read_text("utf-8")
    assert "Of 5 success criteria, 4 are known to be met and 1 not to be. 0 wait" in html
    assert html.count("× Not met") == 1
    assert html.count("○ Met") == 4
    assert "It is lost." in html
    assert html.count('class="fig-shape-strong"') == 2
    # An exception about a Japanese page is written in Japanese.
    assert '<dd lang="ja">An example.</dd>' in html
    in_japanese = (small_site / "accessibility/results/index.html").read_text("utf-8")
    assert "<dd>An example.</dd>" in in_japanese
    policy = (small_site / "en/accessibility/policy/index.html").read_text("utf-8")
    assert 'href="mailto:barrier@city.example"' in policy
    assert "JIS 2016, level AA: conforms" in policy

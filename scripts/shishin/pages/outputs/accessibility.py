"""What is known of the site's accessibility, as data: JSON, and EARL in JSON-LD.

Source: W3C, Evaluation and Report Language (EARL) 1.0 Schema, Working Group Note of 2017-02-02.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from shishin.model.conformance import decisions, decisions_beyond, degree, edition_of, known_on, missing
from shishin.pages.shared.data_address import EARL, RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.accessibility import Accessibility, Criterion, TestedEdition
    from shishin.model.conformance import Decision
    from shishin.pages.context import Context

WCAG = "https://www.w3.org/TR/WCAG22/#"
"""Where WCAG 2.2 has its criteria, each at its anchor."""

OUTCOMES = {"met": "earl:passed", "not-met": "earl:failed", "not-applicable": "earl:inapplicable"}


def accessibility_files(context: Context, site_url: str) -> Iterator[tuple[str, str]]:
    """Give the files about the site's accessibility: each address from the site's root, and its content.

    Args:
        context: The content; the files are the same whatever its language.
        site_url: The site's address.
    """
    known = context.library.accessibility
    edition = edition_of(known) if known else None
    if known and edition:
        yield RESULTS, _json(results(context, known, edition))
        yield EARL, _json(earl(context, known, site_url))


def results(context: Context, known: Accessibility, edition: TestedEdition) -> dict[str, Any]:
    """Give the results as plain data: the statement, the criteria, the audits so far and the pages."""
    day, publication = known_on(known), context.library.publication
    rows, beyond = decisions(known, day), decisions_beyond(known, day)
    return {
        "licence": publication.licence,
        "rights": publication.rights.texts,
        "notice": publication.notice.texts,
        "date": day.isoformat(),
        "standard": edition.name.texts,
        "level": known.policy.level,
        "target": known.policy.target,
        "claim": known.policy.claim,
        "evidence_allows": degree(rows),
        "not_tested": list(missing(rows)),
        "criteria": [_criterion(row, in_standard=True) for row in rows]
        + [_criterion(row, in_standard=False) for row in beyond],
        **known.audit.model_dump(mode="json", exclude={"criteria"}),
        "manual_tests": [row.model_dump(mode="json") for row in known.manual.rounds],
    }


def _criterion(row: Decision, *, in_standard: bool) -> dict[str, Any]:
    return {
        "number": row.criterion.number,
        "level": row.criterion.level,
        "name": row.criterion.wcag_name.texts,
        "in_standard": in_standard,
        "applies": row.applies,
        "met": row.met,
        "decided_by": row.judge,
        **row.run.model_dump(mode="json", exclude={"criterion"}),
    }


def earl(context: Context, known: Accessibility, site_url: str) -> dict[str, Any]:
    """Give every assertion: of the audit about each criterion, and of people about each that they tested."""
    subject = {"@id": site_url or "./", "@type": "earl:TestSubject", "dcterms:title": _name(context)}
    rows = [*decisions(known, known_on(known)), *decisions_beyond(known, known_on(known))]
    newest = known.audit.audits[0] if known.audit.audits else None
    audit = {
        "@id": "#audit",
        "@type": ["earl:Assertor", "earl:Software"],
        "dcterms:title": "shishin audit",
        "dcterms:description": f"axe-core {newest.axe}, {newest.browser}" if newest else "–",
    }
    assertions = [_by_audit(row, newest.date) for row in rows if newest and row.run.checks]
    people = []
    for number, row in enumerate(known.manual.rounds, 1):
        roles = [tester.role.texts for tester in row.testers]
        people.append({"@id": f"#testers-{number}", "@type": "earl:Assertor", "dcterms:title": _texts(roles)})
        by_number = {decision.criterion.number: decision.criterion for decision in rows}
        assertions += [
            _assertion(
                by_number[result.criterion], f"#testers-{number}", "earl:manual", OUTCOMES[result.result], row.last_day
            )
            for result in row.results
            if result.criterion in by_number
        ]
    for assertion in assertions:
        assertion["earl:subject"] = {"@id": subject["@id"]}
    return {
        "@context": {
            "@base": urljoin(site_url, EARL),
            "earl": "http://www.w3.org/ns/earl#",
            "dcterms": "http://purl.org/dc/terms/",
        },
        "@graph": [subject, audit, *people, *assertions],
    }


def _by_audit(row: Decision, date: str) -> dict[str, Any]:
    """Give what the audit says: it can tell failures, and passes only where a script settles them."""
    by_judge = {"tool": "earl:failed", "script": "earl:passed", "absence": "earl:inapplicable"}
    return _assertion(row.criterion, "#audit", "earl:automatic", by_judge.get(row.judge, "earl:cantTell"), date)


def _assertion(criterion: Criterion, by: str, mode: str, outcome: str, date: str) -> dict[str, Any]:
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": {"@id": by},
        "earl:test": {"@id": f"{WCAG}{criterion.anchor}"},
        "earl:mode": {"@id": mode},
        "earl:result": {"@type": "earl:TestResult", "earl:outcome": {"@id": outcome}, "dcterms:date": date},
    }


def _name(context: Context) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text} for code, text in context.library.publication.name.texts.items()]


def _texts(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text} for texts in rows for code, text in texts.items()]


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

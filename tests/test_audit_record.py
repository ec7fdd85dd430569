"""What an audit found is written down for the page of test results, and nothing else is."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from shishin.checks.audit import Audit, AuditOptions, audit
from shishin.checks.criteria import OF_FINDINGS
from shishin.checks.record import audit_record, counts, outdated, record_text
from shishin.content.load import load
from shishin.content.reading.yaml_lines import load as load_yaml
from shishin.model.accessibility import AuditRecord, ReleasedThen
from shishin.pages.shared.data_address import RESULTS
from support.html import write_page

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

DAY = dt.date(2026, 11, 23)
THEN = (ReleasedThen(guideline="ui-ux", version="1.0.0"),)
LATER = (ReleasedThen(guideline="ui-ux", version="1.1.0"),)
EXCEPTION = """\
[[exception]]
rule = "image-alt"
page = ""
place = ".known"
affects = "Nobody."
reason = "Seen."
last_day = 2027-01-01
"""
BODY = "<p>Words</p><img src='a.svg' class='known'><img src='a.svg' class='other'><video src='b.webm'></video>"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Audit:
    """The audit of a page with two pictures without words, of which one is a known exception, and a video."""
    root, folder = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("folder")
    (root / "principles").symlink_to(template / "principles")
    (root / "accessibility").mkdir()
    (root / "accessibility/exceptions.toml").write_text(EXCEPTION, encoding="utf-8")
    write_page(folder, body=BODY)
    return audit(root, folder, "https://sample.example/", AuditOptions(DAY, remember=False), lambda *_step: None)


def test_each_criterion_has_its_checks_and_failures(broken: Audit) -> None:
    record = audit_record(broken, DAY, THEN, ())
    runs = {row.criterion: row for row in record.criteria}
    assert {"image-alt", "role-img-alt"} <= {*runs["1.1.1"].checks}
    assert {"html-lang", "html-has-lang"} <= {*runs["3.1.1"].checks}
    assert {number for numbers in OF_FINDINGS.values() for number in numbers} <= runs.keys()
    assert len(runs) >= 24
    of_pictures = [row for row in broken.findings if dict(row.values).get("rule") == "image-alt"]
    without = [row for row in broken.findings if row.code == "html-attribute-missing"]
    assert runs["1.1.1"].failures == len(of_pictures) + len(without)
    assert of_pictures
    assert without
    assert all(".other" in dict(row.values)["selector"] for row in of_pictures)
    assert runs["1.1.1"].excepted > 0
    assert [row.place for row in record.exceptions] == [".known"]
    assert (runs["1.3.2"].failures, record.media, record.pages) == (0, 1, ("",))


def test_the_file_says_what_the_record_says(broken: Audit) -> None:
    record = audit_record(broken, DAY, THEN, ())
    document = load_yaml(record_text(record))
    assert document.problems == ()
    assert AuditRecord.model_validate(document.data, context={"languages": ("ja", "en"), "readings": True}) == record


def test_there_is_one_row_for_each_state_of_the_released_versions(broken: Audit) -> None:
    first = audit_record(broken, DAY, THEN, ())
    again = audit_record(broken, DAY + dt.timedelta(1), THEN, first.audits)
    assert [row.date for row in again.audits] == ["2026-11-24"]
    other = audit_record(broken, DAY + dt.timedelta(2), LATER, again.audits)
    assert [(row.date, row.released[0].version) for row in other.audits] == [
        ("2026-11-25", "1.1.0"),
        ("2026-11-24", "1.0.0"),
    ]


def test_a_site_that_publishes_another_audit_is_found(broken: Audit, tmp_path: Path) -> None:
    assert [*outdated(tmp_path, broken)] == []
    path = tmp_path / RESULTS
    path.parent.mkdir(parents=True)
    rows = {"audits": [{"date": "2026-11-23", "released": [], **counts(broken)}]}
    path.write_text(json.dumps(rows), encoding="utf-8")
    assert [*outdated(tmp_path, broken)] == []
    rows["audits"][0]["opened"] += 1
    path.write_text(json.dumps(rows), encoding="utf-8")
    (finding,) = outdated(tmp_path, broken)
    assert finding.code == "audit-record-old"
    assert dict(finding.values)["shown"] == "opened 2"
    for damaged in ('{"audits": []}', "{}", "[]", "no JSON", '{"audits": [{"date": 1}]}'):
        path.write_text(damaged, encoding="utf-8")
        assert [row.code for row in outdated(tmp_path, broken)] == ["audit-record-old"]


def test_nothing_is_recorded_where_nothing_was_looked_at(project: Path, tmp_path: Path) -> None:
    before = (project / "accessibility/audits.yml").read_bytes()
    command = [sys.executable, "-m", "shishin", "--format", "json", "audit", "--site-dir", str(tmp_path), "--record"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, [row["code"] for row in json.loads(done.stdout)]) == (1, ["site-missing"])
    assert "Traceback" not in done.stderr
    assert (project / "accessibility/audits.yml").read_bytes() == before


def test_the_command_writes_the_record_that_the_next_build_shows(project: Path, tmp_path: Path) -> None:
    write_page(tmp_path / "site", body="<p>Words</p>")
    before = (project / "accessibility/audits.yml").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "shishin", "audit", "--site-dir", str(tmp_path / "site"), "--record"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert "accessibility/audits.yml" in done.stderr
    written = (project / "accessibility/audits.yml").read_text(encoding="utf-8")
    assert written != before
    library = load(project).library
    assert library
    assert library.accessibility
    rows = library.accessibility.audit.audits
    # The row of an earlier version stays; that of today's state is made anew.
    assert [row.opened for row in rows] == [1, 38]

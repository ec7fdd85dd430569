"""The forms of released versions: closed ones never change, and new versions are read as they were written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from shishin import forms
from shishin.content.reading import front_matter, yaml_lines
from shishin.content.reading.files import SourceFile
from shishin.content.reading.frozen import frozen
from shishin.content.reading.ledger import parsed, rows_of
from shishin.forms.form1 import records
from shishin.forms.form1.reader import FORM_1
from shishin.forms.table import FORMS, NEWEST, every_value
from shishin.forms.today.values import TODAY
from shishin.model.version import Step
from shishin.release.freeze.version import written
from shishin.release.guard.form import read_otherwise
from shishin.release.plan.asked import Asked
from shishin.release.plan.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.finding import Finding
    from shishin.model.library import Library

SAMPLE = Path(__file__).parent / "fixtures/forms"

CLOSED = {
    1: {
        "values.py": "530a6592f441ff16",
        "records.py": "4d57dc4988d3ab99",
        "digest.py": "091c21e64d23f125",
        "limits.py": "59feb0c98aae3f85",
        "schema": "c239455896a1f461",
    },
}
"""What was recorded of each closed form when the first version was released in it."""

COPY = (
    "{what} of form {number} is not what it was when versions were released in it, and they are read by it for ever. "
    "Undo the change. If the field table of today needs another form, copy the folder forms/form{number} to the next "
    "number, change the copy, and add it to forms/table.py."
)
SCHEMA = " If only pydantic is newer, and describes the same fields in other words, record the new digest here."


def _code(path: Path) -> str:
    """Give a module without its imports, comments and blank lines: these may follow the rest of the project."""
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = (line for line in lines if line.strip() and not line.lstrip().startswith(("from ", "import ", "#")))
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()[:16]


def _schema() -> str:
    rows = [row for row in vars(records).values() if isinstance(row, type) and issubclass(row, records.Form1)]
    schemas = {row.__name__: row.model_json_schema() for row in rows}
    assert len(schemas) >= 18
    return hashlib.sha256(json.dumps(schemas, sort_keys=True).encode()).hexdigest()[:16]


def test_a_closed_form_never_changes() -> None:
    assert CLOSED.keys() == {form.number for form in FORMS}, "Record the digests of the new form in CLOSED."
    looked = 0
    for number, recorded in CLOSED.items():
        folder = Path(*forms.__path__) / f"form{number}"
        for name, digest in recorded.items():
            now = _schema() if name == "schema" else _code(folder / name)
            hint = SCHEMA if name == "schema" else ""
            assert now == digest, COPY.format(what=name, number=number) + hint + f" (now {now})"
            looked += 1
    assert looked == 5 * len(FORMS)


def _files() -> dict[str, SourceFile]:
    folder = SAMPLE / "1"
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "ledger.yml")
    names = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return {name: SourceFile(f"guidelines/sample/{name}", name, "", text) for name, text in names.items()}


def _leaves(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever stands in a file
    if isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _leaves(getattr(value, field.name))
    else:
        yield str(value)


def test_a_form_loses_nothing_of_what_a_version_says() -> None:
    """Every value of a sample that uses every field, and every value that a field can have, is in the model."""
    files = _files()
    ledger = (SAMPLE / "1/ledger.yml").read_text(encoding="utf-8")
    (row,) = rows_of("ledger.yml", ledger)
    version = frozen(files, row, "guidelines/sample")
    assert version
    said = list(_leaves(yaml.safe_load(ledger)))
    for name, file in files.items():
        if name.endswith(".md"):
            parts = front_matter.split(file, [])
            assert parts
            # The digests that translations carry become whether they are behind.
            said += [leaf for key, value in parts.matter.data.items() if key != "translates" for leaf in _leaves(value)]
        elif name.endswith(".yml"):
            said += _leaves(yaml_lines.load(file.text).data)
    made = [*_leaves(version.version), str(row.version)]
    assert len(said) >= 130
    assert [leaf for leaf in said if leaf not in made] == []
    assert (row.form, row.languages) == (1, ("ja", "en"))
    assert version.version.guideline.bodies["en"].behind
    assert not version.version.guideline.bodies["ja"].behind
    again = FORM_1.read_row(FORM_1.write_row(row))
    assert again == row
    written = FORM_1.write_standards(version.version.standards)
    assert written == yaml_lines.load(files["standards.yml"].text).data


REFUSED: tuple[tuple[type[BaseModel], dict[str, Any], bool], ...] = (
    (records.Citation, {"standard": "a"}, True),
    (records.Citation, {"standard": "A"}, False),
    (records.Citation, {"standard": "a" * 60}, True),
    (records.Citation, {"standard": "a" * 61}, False),
    (records.Citation, {"standard": "a", "clause": "…"}, True),
    (records.Citation, {"standard": "a", "clause": "1\n2"}, False),
    (records.Citation, {"standard": "a", "page": "1"}, False),
    (records.Check, {"method": "見" * 1000, "evidence": "見" * 300}, True),
    (records.Check, {"method": "見" * 1001, "evidence": "見"}, False),
    (records.Check, {"method": "見", "evidence": "見" * 301}, False),
    (records.Check, {"method": " ", "evidence": "見"}, False),
    (records.FrozenFile, {"path": "guides/01-a.ja.md", "digest": "0" * 64}, True),
    (records.FrozenFile, {"path": "../a", "digest": "0" * 64}, False),
    (records.FrozenFile, {"path": "a", "digest": "0" * 63}, False),
    (records.Withdrawal, {"date": "2026-02-28", "why": {"ja": "見"}}, True),
    (records.Withdrawal, {"date": "2026-02-29", "why": {"ja": "見"}}, False),
    (records.ChangeNote, {"kind": "added", "about": ["UX-001"], "text": {"ja": "a", "en": "a"}}, True),
    (records.ChangeNote, {"kind": "added", "about": ["UX-1"], "text": {"ja": "a", "en": "a"}}, False),
    (records.ChangeNote, {"kind": "moved", "about": ["UX-01"], "text": {"ja": "a", "en": "a"}}, False),
    (records.ChangeNote, {"kind": "added", "about": ["UX-01"], "text": {"ja": "a"}}, False),
    (records.ChangeNote, {"kind": "added", "about": ["UX-01"], "text": {"ja": "a", "en": "a", "fr": "a"}}, False),
)


@pytest.mark.parametrize("place", range(len(REFUSED)))
def test_a_form_takes_what_it_took(place: int) -> None:
    kind, data, fits = REFUSED[place]
    context = {"languages": ("ja", "en")} if "about" in data else None
    try:
        kind.model_validate(data, context=context)
    except ValidationError:
        assert not fits
    else:
        assert fits


def test_a_row_of_the_ledger_is_read_by_its_form() -> None:
    text = (SAMPLE / "1/ledger.yml").read_text(encoding="utf-8")
    findings: list[Finding] = []
    assert parsed(SourceFile("ledger.yml", "", "", text), findings)
    cases = (
        ("form: 2", "ledger-form"),
        ("form: 0", "ledger-form"),
        ("form: true", "ledger-form"),
        ("form: [1]", "ledger-form"),
        ("languages: [ja, ja]", "field-empty"),
        ("languages: []", "field-empty"),
        ("languages: [ja, en, fr]", "field-empty"),
        ("languages: [Japanese]", "field-form"),
        ("languages: ja", "field-type"),
        ("more: 1", "field-unknown"),
    )
    for line, code in cases:
        said: list[Finding] = []
        changed = text.replace("- version: 1.0.0\n", f"- version: 1.0.0\n  {line}\n")
        assert parsed(SourceFile("ledger.yml", "", "", changed), said) is None
        assert code in {finding.code for finding in said}, line
    assert findings == []
    (row,) = rows_of("ledger.yml", text.replace("- version: 1.0.0\n", "- version: 1.0.0\n  languages: [en]\n"))
    assert row.languages == ("en",)


def _planned(library: Library, id_: str) -> Plan:
    """Plan the next version of a guideline, whether or not anything has changed."""
    history = library.history(id_)
    assert history
    latest = history.led_to
    account = history.working.account or latest.account
    assert account
    working = replace(history.working, account=account)
    asked = Asked(id_, "9.0.0-beta.1", "2099-01-01")
    assert asked.version
    return Plan(asked, asked.version, library.languages, working, account, history.released, Step.PATCH, (), ())


def _with_texts(root: Path, plan: Plan, account: str) -> Plan:
    texts = written(root, plan)
    return replace(plan, texts={f"releases/{plan.version}/release.yml": account} | texts)


def test_the_newest_form_reads_what_authors_write_today(library: Library, repository: Path) -> None:
    looked = 0
    for history in library.histories:
        folder = repository / "guidelines" / history.id
        account = (folder / f"releases/{history.led_to.name}/release.yml").read_text(encoding="utf-8")
        plan = _with_texts(repository, _planned(library, history.id), account)
        assert read_otherwise(plan) == []
        looked += len(plan.texts)
    assert looked >= 30


def test_what_the_newest_form_reads_otherwise_is_not_released(library: Library, repository: Path) -> None:
    """As if today's table read something that the newest form does not, or not so."""
    history = library.histories[0]
    folder = repository / "guidelines" / history.id
    account = (folder / f"releases/{history.led_to.name}/release.yml").read_text(encoding="utf-8")
    plan = _with_texts(repository, _planned(library, history.id), account)
    base = f"releases/{plan.version}/"
    guide = next(path for path in plan.texts if path.startswith(f"{base}guides/") and path.endswith(".ja.md"))
    changes = {
        guide: ("level: must", "level: should"),
        f"{base}guideline.ja.md": ("number: ", "order: "),
        f"{base}standards.yml": ("checked:", "seen:"),
        f"{base}release.yml": ("summary:", "said:"),
        "releases/ledger.yml": ("scope:", "reach:"),
    }
    for path, (old, new) in changes.items():
        assert old in plan.texts[path]
        texts = {**plan.texts, path: plan.texts[path].replace(old, new)}
        found = read_otherwise(replace(plan, texts=texts))
        assert [finding.code for finding in found] == ["release-form"]
        named = {**dict(found[0].values)}["path"]
        assert named.rpartition("/")[2] == path.rpartition("/")[2]


def test_every_value_of_a_closed_form_stays_known() -> None:
    values = every_value()
    for form in FORMS:
        for field in fields(form.vocabulary):
            assert {*getattr(form.vocabulary, field.name)} <= {*getattr(values, field.name)}
            # What may be written today must be readable when it has been released.
            assert {*getattr(TODAY, field.name)} <= {*getattr(NEWEST.vocabulary, field.name)}

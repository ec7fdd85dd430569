"""Stamping translations and writing the editors' schemas."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from shishin.authoring import findings_list, schema_files
from shishin.authoring.stamp import stamp
from shishin.content.load import load
from shishin.forms.kinds import KINDS
from support.languages import EDITION, LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding

JA, EN = "principles/01-one.ja.md", "principles/01-one.en.md"


def codes(root: Path) -> list[str]:
    return [finding.code for finding in load(root).findings]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_source_leaves_its_translation_behind_until_it_is_stamped(project: Path) -> None:
    edit(project / JA, "もう一つの文", "もう一つの本文")
    assert codes(project) == ["translation-behind"]
    findings: list[Finding] = []
    before = (project / EN).read_text(encoding="utf-8").splitlines()
    assert stamp(project, EN, findings)
    after = (project / EN).read_text(encoding="utf-8").splitlines()
    assert not findings
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [after[7]]
    assert after[7].startswith("translates: ")
    assert codes(project) == []


def test_a_changed_fact_or_blank_line_leaves_no_translation_behind(project: Path) -> None:
    edit(project / JA, "slide: 1\n", "slide: 2\n")
    edit(project / JA, "- 行動する\n", "- 行動する   \n\n\n")
    assert codes(project) == []


def test_stamping_twice_writes_once(project: Path) -> None:
    findings: list[Finding] = []
    assert not stamp(project, EN, findings)
    assert not findings


@pytest.mark.parametrize("name", [JA, "principles/99-none.en.md", "../outside.en.md", "mkdocs.yml"])
def test_only_a_translation_can_be_stamped(project: Path, name: str) -> None:
    findings: list[Finding] = []
    (project.parent / "outside.en.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    assert not stamp(project, name, findings)
    assert [finding.code for finding in findings] == ["translated-source"]


def test_schema_files_are_those_of_the_field_table(repository: Path) -> None:
    assert schema_files.stale(repository, EDITION) == []
    names = schema_files.contents(EDITION)
    assert len([name for name in names if name.startswith(schema_files.FOLDER)]) == len(KINDS) == 23
    assert [name for name in names if not name.startswith(schema_files.FOLDER)] == [
        f"{findings_list.FOLDER}/{code}.md" for code in sorted(language.code for language in LANGUAGES)
    ]


def test_the_lists_of_findings_have_every_finding_in_its_own_words() -> None:
    for language in LANGUAGES:
        text = findings_list.contents()[f"{findings_list.FOLDER}/{language.code}.md"]
        codes = re.findall(r"^## (\S+)$", text, re.MULTILINE)
        assert codes == list(language.findings)
        assert len(codes) > 300
        assert language.findings["findings-more"]["expected"] in text
        assert f"## change-unnoted\n\n**{language.command['finding']['warning']}**" in text


def test_a_stale_schema_file_is_found(project: Path) -> None:
    schema_files.write(project)
    assert schema_files.stale(project, EDITION) == []
    (project / schema_files.FOLDER / "page.schema.json").write_text("{}", encoding="utf-8")
    assert [finding.code for finding in schema_files.stale(project, EDITION)] == ["schema-stale"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_accepts_the_real_files_and_refuses_an_unknown_field(kind: object, repository: Path) -> None:
    assert kind in KINDS
    row = next(row_kind for row_kind in KINDS if row_kind is kind)
    schema = json.loads((repository / schema_files.FOLDER / f"{row.name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    files = [path for pattern in row.files_in(EDITION) for path in repository.glob(pattern)]
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        data = yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text)
        jsonschema.validate(data, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**data, "surprise": 1}, schema)


def test_editors_are_told_of_every_kind(repository: Path) -> None:
    text = (repository / ".vscode/settings.json").read_text(encoding="utf-8")
    settings = json.loads(re.sub(r"(?m)^\s*//.*$", "", text))
    told = settings["yaml.schemas"]
    assert {f"{schema_files.FOLDER}/{kind.name}.schema.json": list(kind.files_in(EDITION)) for kind in KINDS} == told

"""Rules for requirements: permanent numbers, words that fit the level, ties to principles and standards."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from shishin.content.addresses import guideline_of
from shishin.forms.today.guideline import GuidelineSource, GuideSource, GuideTranslation
from shishin.model.finding import Finding
from shishin.model.guideline import NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.drafts import Draft, Family
    from shishin.forms.today.requirement import RequirementSource
    from shishin.forms.today.standard import Standard
    from shishin.model.publication import Publication


@dataclass(frozen=True)
class _Place:
    """A requirement in the source language, and where it stands."""

    draft: Draft
    number: int
    row: RequirementSource

    def line(self, *path: str | int) -> int:
        return self.draft.parts.matter.line(("requirements", self.number, *path))

    def finding(self, path: tuple[str | int, ...], code: str, **values: object) -> Finding:
        return Finding.at(self.draft.file.path, self.line(*path), code, **values)


def _places(guides: Sequence[Family]) -> Iterator[_Place]:
    for family in guides:
        draft = family.source
        if draft is not None and isinstance(draft.record, GuideSource):
            for number, row in enumerate(draft.record.requirements):
                yield _Place(draft, number, row)


def numbers(guides: Sequence[Family], guidelines: Sequence[Family], findings: list[Finding]) -> None:
    """A requirement's number begins with its guideline's letters, is its own, and leaves no gap behind."""
    prefixes = {
        guideline_of(family.stem): family.source.record.prefix
        for family in guidelines
        if family.source and isinstance(family.source.record, GuidelineSource)
    }
    seen: dict[str, _Place] = {}
    for place in _places(guides):
        prefix = prefixes.get(guideline_of(place.draft.file.stem))
        if prefix and not place.row.id.startswith(f"{prefix}-"):
            findings.append(place.finding(("id",), "requirement-prefix", id=place.row.id, prefix=prefix))
        if place.row.id in seen:
            first = seen[place.row.id]
            other = f"{first.draft.file.path}:{first.line('id')}"
            findings.append(place.finding(("id",), "id-twice", value=place.row.id, other=other))
        seen.setdefault(place.row.id, place)
    if all(family.source and family.source.record for family in guides):
        source = next((family.languages.source.code for family in guides), "")
        for folder, prefix in prefixes.items():
            _gaps(f"{folder}/{NAME}.{source}.md", prefix, set(seen), findings)


def _gaps(path: str, prefix: str, ids: Collection[str], findings: list[Finding]) -> None:
    """A number that is not there was deleted, and someone may cite it."""
    used = {int(id_.removeprefix(f"{prefix}-")) for id_ in ids if id_.startswith(f"{prefix}-")}
    missing = [f"{prefix}-{number:02}" for number in range(1, max(used, default=0)) if number not in used]
    if missing:
        findings.append(Finding.at(path, 0, "requirement-gap", ids=", ".join(missing)))


def same_requirements(family: Family, findings: list[Finding]) -> None:
    """A translation has the source's requirements, in the same order."""
    if family.source is None or not isinstance(family.source.record, GuideSource):
        return
    expected = [row.id for row in family.source.record.requirements]
    for draft in family.drafts.values():
        if not isinstance(draft.record, GuideTranslation):
            continue
        ids = [row.id for row in draft.record.requirements]
        if ids != expected:
            pairs = enumerate(zip_longest(ids, expected))
            at = next(number for number, pair in pairs if pair[0] != pair[1])
            line = draft.parts.matter.line(("requirements", min(at, len(ids) - 1), "id"))
            values = {"expected": ", ".join(expected), "found": ", ".join(ids), "source": family.source.file.path}
            findings.append(Finding.at(draft.file.path, line, "requirements-differ", **values))


def wording(family: Family, findings: list[Finding]) -> None:
    """A statement is one sentence, and its words say its level in every language."""
    if family.source is None or not isinstance(family.source.record, GuideSource):
        return
    levels = {row.id: row.level for row in family.source.record.requirements}
    for draft in family.drafts.values():
        if not isinstance(draft.record, GuideSource | GuideTranslation):
            continue
        rules = draft.language.wording
        if [row.id for row in draft.record.requirements] != list(levels):
            continue  # Which level a sentence should say is not known then.
        for number, row in enumerate(draft.record.requirements):
            level = levels.get(row.id)
            if level is not None and not rules.says_level(row.statement, level):
                line = draft.parts.matter.line(("requirements", number, "statement"))
                form = " / ".join(rules.levels[level])
                values = {"id": row.id, "level": level, "form": form, "source": family.source.file.path}
                findings.append(Finding.at(draft.file.path, line, "requirement-words", **values))


def principles(guides: Sequence[Family], known: Collection[str], findings: list[Finding]) -> None:
    """A requirement serves principles that exist."""
    for place in _places(guides):
        for number, name in enumerate(place.row.principles):
            if name not in known:
                findings.append(place.finding(("principles", number), "principle-unknown", name=name))


def served(
    guides: Sequence[Family],
    principle_paths: Mapping[str, str],
    edition: tuple[Publication, DataFile],
    findings: list[Finding],
) -> None:
    """Every principle is served by a requirement in force, or the edition says why not; never both.

    Args:
        guides: The guides, all of which could be read.
        principle_paths: The principles' files by their ids.
        edition: The edition's own words, with their file.
        findings: Where findings go.
    """
    publication, source = edition
    with_requirement = {name for place in _places(guides) if not place.row.withdrawn for name in place.row.principles}
    excused = [row.principle for row in publication.unserved]
    for name, path in principle_paths.items():
        if name not in with_requirement and name not in excused:
            findings.append(Finding.at(path, 0, "principle-unserved", name=name))
    for number, name in enumerate(excused):
        line = source.line("unserved", number, "principle")
        if name not in principle_paths:
            findings.append(Finding.at(source.file.path, line, "principle-unknown", name=name))
        elif name in with_requirement:
            findings.append(Finding.at(source.file.path, line, "principle-served", name=name))


def standards(guides: Sequence[Family], rows: Sequence[Standard], source: DataFile, findings: list[Finding]) -> None:
    """Every standard that is cited is known and in force, and every known one is cited."""
    known = {row.id: row for row in rows}
    used = set()
    for place in _places(guides):
        for number, citation in enumerate(place.row.standards):
            used.add(citation.standard)
            where = ("standards", number, "standard")
            if citation.standard not in known:
                findings.append(place.finding(where, "standard-unknown", name=citation.standard))
            elif known[citation.standard].status == "withdrawn" and not place.row.withdrawn:
                findings.append(place.finding(where, "standard-withdrawn", name=citation.standard))
    for number, row in enumerate(rows):
        if row.id not in used and row.status != "withdrawn":
            line = source.line("standards", number, "id")
            findings.append(Finding.at(source.file.path, line, "standard-unused", name=row.id))

"""Reads versions that were released in form 1, and writes its rows of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from shishin.forms.form import NamePatterns, UnfitError
from shishin.forms.form1 import make, records
from shishin.forms.form1.digest import digest_of
from shishin.forms.form1.limits import LIMITS
from shishin.forms.form1.records import GuidelineSource, GuidelineTranslation, GuideSource, GuideTranslation
from shishin.forms.form1.values import ACCOUNT, ADDRESSES, CHANGES, GUIDELINE, GUIDES, RESERVED, STANDARDS, VALUES
from shishin.model.by_language import ByLanguage
from shishin.model.guideline import Guideline
from shishin.model.release import GuidelineVersion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from shishin.forms.form import FrozenText, Limits
    from shishin.model.guideline import BodyText, Guide
    from shishin.model.release import ChangeNote, Release
    from shishin.model.standard import Standard
    from shishin.model.vocabulary import Vocabulary

Record = TypeVar("Record", bound=records.Form1)


NAMES = NamePatterns(id=records.ID, requirement=records.NUMBER, version=records.VERSION.strip("^$"))


@dataclass(frozen=True)
class _Reader:
    number: int = 1
    vocabulary: Vocabulary = VALUES
    limits: Limits = LIMITS
    names: NamePatterns = NAMES

    def fields(self) -> tuple[str, ...]:
        return tuple(records.Row.model_fields)

    def read_row(self, data: dict[str, Any]) -> Release:
        return make.release(records.Row.model_validate(data))

    def write_row(self, row: Release) -> dict[str, Any]:
        written: dict[str, Any] = {
            "version": str(row.version),
            "form": self.number,
            "languages": list(row.languages),
            "date": row.date,
            "status": row.status,
            "scope": row.scope,
            "files": [{"path": file.path, "digest": file.digest} for file in row.files],
        }
        written |= {"chain": row.chain} if row.chain else {}
        if row.withdrawn:
            link = {"chain": row.withdrawn.chain} if row.withdrawn.chain else {}
            written["withdrawn"] = {"date": row.withdrawn.date, "why": dict(row.withdrawn.why.texts)} | link
        return written

    def write_standards(self, standards: Sequence[Standard]) -> dict[str, Any]:
        return {"standards": [_written(standard) for standard in standards]}

    def read_text(
        self,
        languages: tuple[str, ...],
        files: Mapping[str, FrozenText],
        body: Callable[[str, bool], BodyText],
    ) -> tuple[Guideline, tuple[ChangeNote, ...]]:
        read = _Files(languages, files, body)
        read.only_its_languages()
        guides = sorted((read.guide(stem) for stem in read.stems(GUIDES)), key=lambda guide: guide.facts.number)
        paths = (path for path in files if path.startswith(CHANGES))
        notes = tuple(make.note(read.record(path, records.ChangeNote)) for path in paths)
        return read.guideline(tuple(guides)), notes

    def read_version(
        self,
        guideline: str,
        row: Release,
        files: Mapping[str, FrozenText],
        body: Callable[[str, bool], BodyText],
    ) -> GuidelineVersion:
        text, notes = self.read_text(row.languages, files, body)
        read = _Files(row.languages, files, body)
        version = GuidelineVersion(
            guideline=text,
            standards=tuple(map(make.standard, read.record(STANDARDS, records.Standards).standards)),
            release=row,
            account=make.account(read.record(ACCOUNT, records.Account)),
            notes=notes,
            addresses=tuple(read.file(ADDRESSES).text.split()),
        )
        _whole(version, row, guideline)
        return version


FORM_1 = _Reader()


@dataclass(frozen=True)
class _Files:
    """The files of one version."""

    languages: tuple[str, ...]
    files: Mapping[str, FrozenText]
    body: Callable[[str, bool], BodyText]

    def only_its_languages(self) -> None:
        for path in self.files:
            if path.endswith(".md") and path.split(".")[1:-1] not in [[code] for code in self.languages]:
                raise UnfitError(path)

    def file(self, path: str) -> FrozenText:
        if path not in self.files:
            raise UnfitError(path)
        return self.files[path]

    def record(self, path: str, kind: type[Record]) -> Record:
        try:
            return kind.model_validate(self.file(path).data, context={"languages": self.languages})
        except ValidationError as error:
            raise UnfitError(path) from error

    def stems(self, folder: str) -> list[str]:
        """Give the paths of the Markdown files in a folder, without language and ending, in order."""
        paths = (path for path in self.files if path.startswith(folder) and path.endswith(".md"))
        stems = sorted({path.rsplit(".", 2)[0] for path in paths})
        return [stem for stem in stems if "/" not in stem.removeprefix(folder)]

    def bodies(
        self, stem: str, source: GuidelineSource | GuideSource, stamps: Mapping[str, str]
    ) -> dict[str, BodyText]:
        """Give a document's bodies by language.

        Args:
            stem: Its path without language and ending.
            source: The front matter in the source language.
            stamps: What each translation says that it translates, by language.
        """
        first = self.languages[0]
        digest = digest_of(source, self.file(f"{stem}.{first}.md").text)
        return {code: self.body(f"{stem}.{code}.md", stamps.get(code, digest) != digest) for code in self.languages}

    def guide(self, stem: str) -> Guide:
        first, *others = self.languages
        source = self.record(f"{stem}.{first}.md", GuideSource)
        translations = {code: self.record(f"{stem}.{code}.md", GuideTranslation) for code in others}
        numbers = [row.id for row in source.requirements]
        if any([row.id for row in each.requirements] != numbers for each in translations.values()):
            raise UnfitError(stem)
        stamps = {code: each.translates for code, each in translations.items()}
        return make.guide(source, {first: source, **translations}, self.bodies(stem, source, stamps))

    def guideline(self, guides: tuple[Guide, ...]) -> Guideline:
        first, *others = self.languages
        source = self.record(f"{GUIDELINE}.{first}.md", GuidelineSource)
        translations = {code: self.record(f"{GUIDELINE}.{code}.md", GuidelineTranslation) for code in others}
        stamps = {code: each.translates for code, each in translations.items()}
        titles = {code: make.guideline_words(each) for code, each in translations.items()}
        return Guideline(
            facts=make.guideline_facts(source),
            titles={first: make.guideline_words(source), **titles},
            bodies=self.bodies(GUIDELINE, source, stamps),
            guides=guides,
            vocabulary=VALUES,
        )


def _written(standard: Standard) -> dict[str, Any]:
    """Give a standard as it is written: what has its usual value is left out."""
    row: dict[str, Any] = {}
    for name, field in records.Standard.model_fields.items():
        value = getattr(standard, name)
        if field.is_required() or value != field.default:
            row[name] = dict(value.texts) if isinstance(value, ByLanguage) else value
    return row


def _whole(version: GuidelineVersion, row: Release, guideline: str) -> None:
    """Hold a version's parts against each other and against its row.

    Raises:
        UnfitError: They do not belong together.
    """
    facts, rows = version.guideline.facts, version.guideline.requirements
    ids = [guide.facts.id for guide in version.guideline.guides]
    numbers = [requirement.id for requirement in rows]
    cited = {citation.standard for requirement in rows for citation in requirement.facts.standards}
    fits = (
        facts.id == guideline,
        row.status == facts.status == ("beta" if row.version.beta else "current"),
        row.scope == facts.scope,
        len({*ids}) == len(ids),
        RESERVED.isdisjoint(ids),
        len({*numbers}) == len(numbers),
        cited <= {standard.id for standard in version.standards},
    )
    if not all(fits):
        raise UnfitError(guideline)

"""What a release writes: the frozen files, the ledger, and the history for those who read the repository."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from shishin.content.leftovers import is_left_behind
from shishin.content.releases import digest
from shishin.forms.table import NEWEST, form_of
from shishin.model.chain import chained
from shishin.model.guideline import GUIDES, NAME
from shishin.model.language import LANGUAGES
from shishin.model.release import (
    ACCOUNT,
    ADDRESSES,
    CHANGES,
    HISTORY,
    LEDGER,
    RELEASES,
    STANDARDS,
    FrozenFile,
    NoteKind,
    Release,
    Withdrawal,
)
from shishin.model.version import Version
from shishin.model.versions import GuidelineVersions, will_lead
from shishin.pages.outputs.permanent import addresses, of_versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shishin.model.by_language import ByLanguage
    from shishin.model.release import ChangeNote, GuidelineVersion
    from shishin.release.plan.plan import Plan

LEDGER_HEAD = """\
# 公開した版の台帳。shishin release と shishin withdraw が書きます。手で直さないでください。
# The released versions. The commands shishin release and shishin withdraw write it; do not edit it by hand.
"""

HISTORY_HEAD = """\
# {titles}

公開した版の記録です。shishin release が書きます。 / The released versions; shishin release writes this file.
"""

WIDTH = 110
"""Columns of a line of YAML, at most, as far as its words allow."""

SOURCES = (f"{NAME}.*.md", f"{GUIDES}/*.md", f"{CHANGES}/*.yml", ACCOUNT)
"""What is frozen of a guideline's folder."""

Texts = dict[str, str]
"""The text of each file by its path from the guideline's folder."""


def frozen_texts(root: Path, plan: Plan) -> Texts:
    """Give the files that keep a version, by their paths from the version's folder.

    Args:
        root: The project's root.
        plan: The release.
    """
    folder = root / plan.folder
    paths = (path for pattern in SOURCES for path in _matching(folder, pattern))
    # Read as text, so that line ends are line feeds whatever the checkout made of them.
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig") for path in paths}
    texts[STANDARDS] = _yaml(NEWEST.write_standards(plan.working.standards))
    texts[ADDRESSES] = "".join(f"{each}\n" for each in published(plan))
    return texts


def sources(plan: Plan) -> Texts:
    """Give the texts that a complete plan freezes just as they were written, by their paths from the folder."""
    base = f"{RELEASES}/{plan.asked.version}/"
    made = (f"{base}{STANDARDS}", f"{base}{ADDRESSES}")
    return {
        path.removeprefix(base): text for path, text in plan.texts.items() if path.startswith(base) and path not in made
    }


def published(plan: Plan) -> tuple[str, ...]:
    """Give every address that the version is published with: its own for ever, and the latest version's if it is."""
    guideline = plan.working.guideline
    leads = will_lead(Version.parse(plan.asked.version), (each.release for each in plan.released if each.release))
    places = (plan.asked.version, *([""] if leads else []))
    found = [each for place in places for each in addresses(replace(guideline, place=place), LANGUAGES)]
    return (*found, *of_versions(guideline, [*plan.numbers, Version.parse(plan.asked.version)], LANGUAGES))


def complete(root: Path, plan: Plan) -> Plan:
    """Add to a plan which files it writes and removes.

    Args:
        root: The project's root.
        plan: The release.
    """
    folder = root / plan.folder
    waiting = [*_matching(folder, f"{CHANGES}/*.yml"), folder / ACCOUNT]
    gone = tuple(path.relative_to(folder).as_posix() for path in waiting)
    return replace(plan, texts=written(root, plan), gone=gone)


def _matching(folder: Path, pattern: str) -> list[Path]:
    """Give the sources whose paths match a pattern, in order."""
    return sorted(path for path in folder.glob(pattern) if not is_left_behind(path))


def written(root: Path, plan: Plan) -> Texts:
    """Give every file that a release writes, by its path from the guideline's folder."""
    frozen = frozen_texts(root, plan)
    facts = plan.working.guideline.facts
    row = Release(
        version=Version.parse(plan.asked.version),
        form=NEWEST.number,
        languages=plan.working.guideline.languages,
        date=plan.asked.date,
        status=facts.status,
        scope=facts.scope,
        files=tuple(FrozenFile(path=path, digest=digest(text)) for path, text in sorted(frozen.items())),
    )
    made = replace(plan.working, release=row, account=plan.account)
    texts = {f"{RELEASES}/{plan.asked.version}/{path}": text for path, text in frozen.items()}
    return texts | _accounts((*plan.released, made))


def withdrawn(released: Sequence[GuidelineVersion], number: str, withdrawal: Withdrawal) -> Texts:
    """Give the files that a withdrawal writes, by their paths from the guideline's folder."""
    rows = [
        replace(each, release=replace(each.release, withdrawn=withdrawal))
        if each.release and each.name == number
        else each
        for each in released
    ]
    return _accounts(rows)


def _accounts(released: Sequence[GuidelineVersion]) -> Texts:
    return {
        f"{RELEASES}/{LEDGER}": ledger_text([each.release for each in released if each.release]),
        HISTORY: _history(released),
    }


def ledger_text(rows: Sequence[Release]) -> str:
    """Write a ledger: rows, oldest first, each by its form, with the links that make a chain of them."""
    return LEDGER_HEAD + _yaml({"releases": [_row(row) for row in chained(rows)]})


def _row(row: Release) -> dict[str, Any]:
    form = form_of(row.form)
    if form is None:
        raise ValueError(row.form)
    written = form.write_row(row)
    return {name: _OnOneLine(value) if name == "languages" else value for name, value in written.items()}


def _history(released: Sequence[GuidelineVersion]) -> str:
    newest = released[-1].guideline
    parts = [HISTORY_HEAD.format(titles=" / ".join(newest.titles[code].title for code in newest.languages))]
    history = GuidelineVersions(tuple(released), released[-1])
    for version in reversed(released):
        row, codes = version.release, version.guideline.languages
        lines = [f"## {version.name}（{row.date if row else ''}）", ""]
        if row and row.withdrawn:
            lines += [f"**取り下げ / Withdrawn（{row.withdrawn.date}）**: {_said(row.withdrawn.why, codes)}", ""]
        if version.account:
            lines += [line for code in codes for line in (_plainly(version.account.summary.in_(code)), "")]
        lines += [_told(note, codes) for note in history.notes_since(version)[1]]
        parts.append("\n".join(lines).rstrip() + "\n")
    return "\n".join(parts)


def _told(note: ChangeNote, codes: Sequence[str]) -> str:
    mark = "（言葉だけの直し / editorial）" if note.kind == NoteKind.EDITORIAL else ""
    why = f" {_said(note.why, codes)} <{note.evidence}>" if note.why else ""
    return f"- {_said(note.text, codes)}{mark}{why}"


def _said(words: ByLanguage, codes: Sequence[str]) -> str:
    """Give words in several languages on one line."""
    return " / ".join(_plainly(words.texts[code]) for code in codes if code in words.texts)


def _plainly(text: str) -> str:
    """Put words on one line and take from them what Markdown and HTML would read as marks."""
    return re.sub(r"([\\`*_\[\]<>#&])", r"\\\1", " ".join(text.split()))


class _OnOneLine(list[Any]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes plain values only."""


_Dumper.add_representer(
    _OnOneLine, lambda dumper, rows: dumper.represent_sequence("tag:yaml.org,2002:seq", rows, flow_style=True)
)


def _yaml(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)

"""A complete little project: ten short principles, one page of each layout, all of it valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.authoring.stamp import stamp
from shishin.content.reading.files import FOLDERS
from shishin.content.reading.releases import is_kept
from support.small_accessibility import ACCESSIBILITY
from support.small_data import CONFIG, DATA
from support.small_guideline import GUIDE_EN, GUIDE_JA, GUIDELINE_EN, GUIDELINE_JA, GUIDES, STANDARDS
from support.small_pages import FIGURE, PAGE_EN, PAGE_JA, PAGES, PRINCIPLE_EN, PRINCIPLE_JA, WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.finding import Finding


def write_project(root: Path, overrides: Path) -> Path:
    """Write the project below a folder and stamp its translations."""
    for number, word in enumerate(WORDS, 1):
        stem = f"principles/{number:02}-{word}"
        _write(root / f"{stem}.ja.md", PRINCIPLE_JA.format(number=number, word=word))
        _write(root / f"{stem}.en.md", PRINCIPLE_EN.format(number=number, word=word))
    for name, (layout, ja, en) in PAGES.items():
        own = name.rsplit("/", 1)[-1]
        _write(root / f"docs/{name}.ja.md", PAGE_JA.format(layout=layout, title=ja, self=own))
        _write(root / f"docs/{name}.en.md", PAGE_EN.format(title=en, self=own))
    _write_guidelines(root / "guidelines")
    for name, text in DATA.items():
        _write(root / f"principles/{name}.yml", text)
    for name, text in ACCESSIBILITY.items():
        _write(root / f"accessibility/{name}.yml", text)
    for code in ("ja", "en"):
        _write(root / f"docs/figures/box.{code}.svg", FIGURE)
    _write(root / "mkdocs.yml", CONFIG.replace("OVERRIDES", str(overrides)))
    stamp_all(root)
    return root


def _write_guidelines(folder: Path) -> None:
    _write(folder / "standards.yml", STANDARDS)
    _write(folder / "ui-ux/guideline.ja.md", GUIDELINE_JA)
    _write(folder / "ui-ux/guideline.en.md", GUIDELINE_EN)
    for guide in GUIDES:
        stem = f"ui-ux/guides/{guide['number']:02}-{guide['id']}"
        _write(folder / f"{stem}.ja.md", GUIDE_JA.format(**guide))
        _write(folder / f"{stem}.en.md", GUIDE_EN.format(**guide))


def stamp_all(root: Path) -> None:
    """Stamp every translation of a project."""
    findings: list[Finding] = []
    names = [path.relative_to(root).as_posix() for folder in FOLDERS for path in root.glob(f"{folder}/**/*.en.md")]
    for name in names:
        if not is_kept(name):
            stamp(root, name, findings)
    assert not findings


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

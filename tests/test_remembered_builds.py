"""A site that is made with what is remembered is byte for byte the one that is made from nothing, whatever changed."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import TemplateError

from shishin.content.load import load
from shishin.disk.memory import Memory
from shishin.disk.remembered import remembering
from shishin.pages.shared.host import CodeHost
from shishin.pages.versions import marks
from shishin.render.page import UnlistedError
from shishin.render.settings import SiteSettings
from shishin.render.site import AssetsError, SiteRenderer
from support.guideline_changes import four_versions
from support.shared import copied

if TYPE_CHECKING:
    from support.released import Project
    from support.shared import SharedFolder

pytestmark = pytest.mark.site

EDITS = 24
"""So many edits are made one after the other, a third of which are taken back."""

PLACES = ("principles", "guidelines", "docs", "accessibility", "overrides", "languages")
ENDINGS = {".md", ".yml", ".svg", ".html", ".css", ".js", ".toml"}

WORDS = (
    "窓口",
    "住民",
    "使います",
    "説明",
    "都民",
    "the list",
    "resident",
    "UX-01",
    "UX-09",
    "two",
    "原則3",
    "2026-01-01",
)
"""What is put in the place of other words: some are named, counted, read or avoided somewhere."""

HOSTS = (CodeHost("", "", "", ""), CodeHost("https://code.example/a/b", "edit/{path}", "log/{path}", "new?{title}"))
ADDRESSES = ("https://sample.example/", "https://sample.example/base/", "")

WORDS_OF_LANGUAGE = 'contents = "{}"\n'


def forget_in_process() -> None:
    """Let nothing but the file remember."""
    marks.marked.cache_clear()


def everything(root: Path, settings: SiteSettings, memory: Memory | None) -> tuple[list[str], dict[str, bytes]]:
    """Give every finding about a project, and every file of its site if it has one."""
    forget_in_process()
    with remembering(memory):
        loaded = load(root)
        findings = [f"{row.file}:{row.line} {row.code} {row.values}" for row in loaded.findings]
        if loaded.library is None:
            return findings, {}
        try:
            return findings, dict(SiteRenderer(loaded.library, root / "overrides", settings).files())
        except (AssetsError, TemplateError, UnlistedError) as error:
            return [*findings, repr(error)], {}


@pytest.fixture(scope="module")
def history(shared: SharedFolder, tmp_path_factory: pytest.TempPathFactory, repository_root: Path) -> Path:
    """A project with released versions, and with templates and words of its own."""
    root = copied(shared.history("four versions"), tmp_path_factory.mktemp("remembered") / "project")
    shutil.copytree(repository_root / "overrides", root / "overrides")
    (root / "overrides/note.txt").write_text("<p>first</p>", encoding="utf-8")
    base = root / "overrides/base.html"
    text = base.read_text(encoding="utf-8")
    base.write_text(text.replace("<main ", '{% include "note.txt" %}<main ', 1), encoding="utf-8")
    (root / "languages/ja").mkdir(parents=True)
    (root / "languages/ja/interface.toml").write_text(WORDS_OF_LANGUAGE.format("この見本の内容"), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def repository_root() -> Path:
    """The repository, of which a module's fixture copies a part."""
    return Path(__file__).parents[1]


def editable(root: Path) -> list[Path]:
    """Give the files that somebody could edit; of those of versions too, which must then be refused."""
    paths = (path for place in PLACES for path in sorted((root / place).rglob("*")))
    return [path for path in paths if path.suffix in ENDINGS and path.is_file()]


def edit(path: Path, chance: random.Random) -> None:
    """Change a file as people do: a word, a line more or less, two lines that change places, or the whole file."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            lines[at] = lines[at] + chance.choice(WORDS)
        case 1:
            lines.insert(at, lines[at])
        case 2:
            del lines[at]
        case 3:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case 4:
            words = re.findall(r"[\w-]{2,}", text) or ["x"]
            lines = text.replace(chance.choice(words), chance.choice(WORDS), 1).split("\n")
        case 5:
            lines = []
    if lines:
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        path.unlink()


@pytest.mark.parametrize("seed", range(3))
def test_any_edit(history: Path, tmp_path: Path, seed: int) -> None:
    root = Path(shutil.copytree(history, tmp_path / "project"))
    chance = random.Random(seed)
    settings = SiteSettings(ADDRESSES[0], HOSTS[0])
    compared = with_a_site = recalled = 0
    for number in range(EDITS):
        path = chance.choice(editable(root))
        before = path.read_bytes()
        edit(path, chance)
        if number % 5 == 4:
            settings = SiteSettings(chance.choice(ADDRESSES), chance.choice(HOSTS), has_policy=chance.random() < 0.5)
        memory = Memory(tmp_path / "memory")
        remembered, new = everything(root, settings, memory), everything(root, settings, None)
        assert remembered[0] == new[0]
        assert remembered[1].keys() == new[1].keys()
        assert [name for name, content in new[1].items() if remembered[1][name] != content] == []
        compared, with_a_site, recalled = compared + 1, with_a_site + bool(new[1]), recalled + memory.recalled
        # Most edits break something; what was there before lets the next one show on pages.
        if not new[1] or chance.random() < 0.3:
            path.write_bytes(before)
    assert compared == EDITS
    assert with_a_site >= EDITS // 4
    assert recalled > EDITS * 100


EDITS_OF_READERS = {
    "a word of a text": (
        "guidelines/ui-ux/guides/01-first.ja.md",
        "架空の例です。使う例です。",
        "架空の例です。また使う例です。",
    ),
    "a title": ("guidelines/ui-ux/guides/01-first.ja.md", "title: firstを使う", "title: firstをまた使う"),
    "a heading": ("docs/about.ja.md", "title: ", "title: 新しい"),
    "a reading": ("principles/readings.yml", "reading: ", "reading: あ"),
    "a term": ("principles/terms.yml", "resident", "citizen"),
    "a name": ("principles/publication.yml", "見本", "別の見本"),
    "a template": ("overrides/base.html", "<main ", "<p>x</p><main "),
    "what a template includes": ("overrides/note.txt", "first", "second"),
    "a style": ("overrides/assets/styles/parts/principles.css", "flex: none;", "flex: auto;"),
    "a language's word": ("languages/ja/interface.toml", "見本", "原則"),
}


@pytest.fixture(scope="module")
def memory_of_history(history: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is remembered once the whole history was made; each edit begins with a copy."""
    place = tmp_path_factory.mktemp("memory-of-history")
    everything(history, SiteSettings(ADDRESSES[0], HOSTS[0]), Memory(place))
    return place


@pytest.mark.parametrize("name", EDITS_OF_READERS)
def test_what_an_edit_changes_is_made_anew_and_all_else_remembered(
    history: Path, memory_of_history: Path, tmp_path: Path, name: str
) -> None:
    root = Path(shutil.copytree(history, tmp_path / "project"))
    settings = SiteSettings(ADDRESSES[0], HOSTS[0])
    shutil.copytree(memory_of_history, tmp_path / "memory")
    file, old, new = EDITS_OF_READERS[name]
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    memory = Memory(tmp_path / "memory")
    made = everything(root, settings, memory)
    assert made == everything(root, settings, None)
    assert made[1], made[0]
    assert 0 < memory.made < memory.recalled


def test_a_new_page_makes_only_those_pages_anew_that_lead_to_it(
    history: Path, memory_of_history: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(history, tmp_path / "project"))
    settings = SiteSettings(ADDRESSES[0], HOSTS[0])
    for language in ("ja", "en"):
        page = root / f"docs/about.{language}.md"
        shutil.copyfile(page, root / f"docs/new-one.{language}.md")
    shutil.copytree(memory_of_history, tmp_path / "memory")
    memory = Memory(tmp_path / "memory")
    forget_in_process()
    with remembering(memory):
        library = load(root).library
        assert library
        read = memory.made
        files = dict(SiteRenderer(library, root / "overrides", settings).files())
    assert files == everything(root, settings, None)[1]
    assert "new-one/index.html" in files
    assert len([name for name in files if name.endswith(".html")]) > 100
    # In each language the page, what it adds to the index, and the list of all pages.
    assert 0 < memory.made - read <= 2 * 3


def test_nothing_is_made_twice(history: Path, tmp_path: Path) -> None:
    settings = SiteSettings(ADDRESSES[0], HOSTS[0])
    first, second = Memory(tmp_path / "memory"), Memory(tmp_path / "memory")
    assert everything(history, settings, first) == everything(history, settings, second)
    assert (first.recalled > 0, second.made) == (True, 0)


def test_a_release_is_remembered_like_any_edit(kept: Project, repository: Path, tmp_path: Path) -> None:
    settings = SiteSettings(ADDRESSES[0], HOSTS[0])
    shutil.copytree(repository / "overrides", kept.root / "overrides")
    everything(kept.root, settings, Memory(tmp_path / "memory"))
    four_versions(kept)
    memory = Memory(tmp_path / "memory")
    assert everything(kept.root, settings, memory) == everything(kept.root, settings, None)
    assert memory.recalled

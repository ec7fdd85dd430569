"""The house rules that no other tool holds."""

from __future__ import annotations

import re
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from shishin.forms.today.release import Account, ChangeNote
from shishin.languages.complete import problems, reference
from shishin.languages.reader import known_codes
from shishin.languages.tables import read_tables
from shishin.model.principle import SectionKey
from support.languages import EDITION

if TYPE_CHECKING:
    from pathlib import Path


def test_every_language_of_the_program_has_the_same_words() -> None:
    assert known_codes() == ("en", "ja")
    assert [problems(read_tables(code)) for code in known_codes()] == [(), ()]
    assert len(reference()) > 1500


def test_every_word_of_the_interface_is_used(repository: Path) -> None:
    text = (repository / "scripts/shishin/languages/ja/interface.toml").read_text(encoding="utf-8")
    names = {name for table in (tomllib.loads(text),) for name in table}
    sources = [*repository.glob("overrides/**/*.html"), *repository.glob("scripts/shishin/pages/**/*.py")]
    everything = "".join(path.read_text(encoding="utf-8") for path in sources)
    unused = [name for name in names if f"words.{name}" not in everything and f'["{name}"]' not in everything]
    assert not unused


def test_locks_have_hashes_and_name_no_address(repository: Path) -> None:
    for name in ("site", "test"):
        text = (repository / f"requirements/{name}.txt").read_text(encoding="utf-8")
        packages = re.findall(r"^[a-z0-9._-]+==", text, re.MULTILINE)
        assert len(packages) > 25
        assert text.count("--hash=sha256:") >= len(packages)
        assert "http" not in text
        assert "-index" not in text


def test_locks_hold_every_dependency(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = {
        "site": project["dependencies"],
        "test": [*project["dependencies"], *extras["audit"], *extras["test"]],
    }
    for name, requirements in needed.items():
        text = (repository / f"requirements/{name}.txt").read_text(encoding="utf-8").lower()
        names = [re.split(r"[\[<>=]", requirement)[0].lower() for requirement in requirements]
        assert [name for name in names if name != "shishin" and f"\n{name}==" not in f"\n{text}"] == []


def test_no_template_or_style_reaches_another_server(repository: Path) -> None:
    looked_at = 0
    for path in (repository / "overrides").rglob("*"):
        if path.suffix in {".html", ".css", ".svg", ".js"}:
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"(?:src|href|url\(|@import)\W{0,3}(?:https?:)?//", text), path
            scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.DOTALL)
            # Code in a file of its own; in the page only data, which no browser runs.
            assert all(not body or attributes == ' type="application/ld+json"' for attributes, body in scripts), path
            assert "innerHTML" not in text, path
            assert not re.search(r"\sstyle=|\son[a-z]+=", text), path
            looked_at += 1
    assert looked_at > 15


def test_make_alone_lists_every_command(repository: Path) -> None:
    done = subprocess.run(["make"], cwd=repository, capture_output=True, text=True, check=True)
    listed = re.findall(r"^  make ([a-z]+)", done.stdout, re.MULTILINE)
    assert listed == ["help", "site", "serve", "check", "test", "audit", "record", "gallery", "lock", "clean"]


def test_ci_runs_the_readme_s_test_command(repository: Path) -> None:
    assert "\nmake test\n" in (repository / ".ci/run").read_text(encoding="utf-8")
    assert "make test" in (repository / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", SectionKey)
def test_anchors_of_sections_are_permanent(key: SectionKey) -> None:
    """Contracts and other sites link to these: a change here breaks their links."""
    assert key.value in {"background", "actions", "mechanisms"}


def test_the_samples_that_people_copy_fit_the_field_tables(repository: Path) -> None:
    for code in EDITION.codes:
        text = (repository / f"docs/contribute/releases.{code}.md").read_text(encoding="utf-8")
        note, account = (
            yaml.safe_load(sample) for sample in re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        )
        assert ChangeNote.model_validate(note).effect == "looser"
        kinds = [row.kind for row in Account.model_validate(account).examinations]
        assert kinds == ["review", "audit"]

"""Only a build needs MkDocs: every other command runs where neither it nor ProperDocs is installed."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from shishin.website.config_file import MOST_PARENTS, ConfigError, site_url
from support.without import OF_MKDOCS, PYTHON, environment

if TYPE_CHECKING:
    from pathlib import Path

    from support.released import Project

COMMANDS: dict[str, tuple[list[str], list[str]]] = {
    "help": (["--help"], []),
    "check": (["check", "--summary"], []),
    "import": (["import", "--language", "ja", "--dry-run", "other.ja.md"], []),
    "release": (["release", "ui-ux", "1.0.0-beta.1"], []),
    "withdraw": (["withdraw", "ui-ux", "1.0.0-beta.1", "--why", "ja=理由です。", "--why", "en=A reason."], []),
    "schema": (["schema"], []),
    "translated": (["translated", "docs/about.en.md"], []),
    "exchange": (["exchange", "out", "../handed-out"], []),
    "links": (["links"], []),
    "audit": (["audit"], ["site-missing"]),
    "gallery": (["gallery", "--site-dir", "gone", "--target", "pictures"], ["site-missing"]),
    "build": (["build"], ["engine-missing"]),
    "serve": (["serve"], ["engine-missing"]),
}
"""Each command, and the codes of the findings that it ends with."""

SCRIPT = """\
import json, sys
from click.testing import CliRunner
from shishin.cli import main
done = [CliRunner().invoke(main, ["--format", "json", *each]) for each in json.loads(sys.argv[1])]
engines = {"mkdocs", "material", "mkdocs_static_i18n", "properdocs"} & sys.modules.keys()
print(json.dumps([[[each.exit_code, each.stdout, each.stderr] for each in done], sorted(engines)]))
"""
"""One process for all commands: most of a command's time goes into importing what it needs."""


def test_every_command_but_build_and_serve_runs_without_mkdocs(kept: Project, tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    # That there is no site is said whether the machine has a browser or not.
    variables = {**environment(tmp_path / "packages", *OF_MKDOCS, "properdocs"), "SHISHIN_BROWSER": "gone"}
    kept.account("1.0.0-beta.1")
    kept.write("other.ja.md", "# 別の文章\n\n本文です。\n")
    kept.commit("More")
    arguments = json.dumps([command for command, _ in COMMANDS.values()])
    done = subprocess.run(
        [*PYTHON, "-c", SCRIPT, arguments], cwd=kept.root, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    results, engines = json.loads(done.stdout)
    assert engines == []
    assert len(results) == len(COMMANDS)
    for (name, (_, codes)), (status, out, err) in zip(COMMANDS.items(), results, strict=True):
        assert status == (1 if codes else 0), f"{name}: {out}{err}"
        assert "Traceback" not in err
        if name != "help":
            assert [finding["code"] for finding in json.loads(out)] == codes
    assert not (kept.root / "pictures").exists()


KEPT = ("about/index.html", "en/about/index.html")
"""The pages of the tiny site."""

BARRIER = '<p><a href="./"></a></p></main>'
"""A link that a screen reader has no name for."""


@pytest.mark.site
def test_an_audit_looks_at_pages_in_a_browser_without_mkdocs(built_project: Path, tmp_path: Path) -> None:
    project, folder = built_project, built_project / "site"
    for path in folder.rglob("*.html"):
        if path.relative_to(folder).as_posix() not in KEPT:
            path.unlink()
    for name in KEPT:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("</main>", BARRIER), encoding="utf-8")
    (tmp_path / "packages").mkdir()
    variables = environment(tmp_path / "packages", *OF_MKDOCS, "properdocs")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PYTHON, *arguments], cwd=project, env=variables, capture_output=True, text=True, check=False
        )

    for engine in ("mkdocs", "material", "properdocs"):
        assert "ModuleNotFoundError" in run("-c", f"import {engine}").stderr
    done = run("-m", "shishin", "--lang", "en", "--format", "json", "audit")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1, done.stderr
    rows = json.loads(done.stdout)
    # Most pages are gone, so many links lead nowhere. In dark only colours are looked at: a link without a name is
    # seen in four combinations of six.
    assert {row["code"] for row in rows} == {"audit-record-old", "axe-violation", "html-link-broken"}
    seen = [row for row in rows if row["code"] == "axe-violation"]
    assert all("link-name" in row["what"] for row in seen)
    assert Counter(row["file"] for row in seen) == {"about/": 4, "en/about/": 4}


ADDRESSES = [
    ("site_url: https://a.example/", "https://a.example/"),
    ("site_url: https://a.example", "https://a.example/"),
    ("site_url: https://a.example/b?c#d", "https://a.example/b/?c#d"),
    ("site_url: ''", "/"),
    ("strict: true", "/"),
    ("site_url: !ENV THERE", "https://there.example/x/"),
    ("site_url: !ENV [THERE]", "https://there.example/x/"),
    ("site_url: !ENV [GONE, THERE, 'https://a.example/']", "https://there.example/x/"),
    ("site_url: !ENV [GONE, 'https://a.example/']", "https://a.example/"),
    ("site_url: !ENV [EMPTY, 'https://a.example/']", "/"),
    ("site_url: &here https://a.example/\nextra: {own: *here}", "https://a.example/"),
    ("site_url: https://a.example/\nextra: {own: !!python/name:os.path.join }", "https://a.example/"),
    ("INHERIT: parent.yml", "https://parent.example/"),
    ("INHERIT: parent.yml\nsite_url: https://a.example/", "https://a.example/"),
]


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which mkdocs.yml may be written."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "parent.yml").write_text("site_url: https://parent.example/\n", encoding="utf-8")
    monkeypatch.setenv("THERE", "https://there.example/x")
    monkeypatch.setenv("NUMBER", "12")
    monkeypatch.setenv("EMPTY", "")
    monkeypatch.delenv("GONE", raising=False)
    return tmp_path


def write(folder: Path, text: str) -> str:
    path = folder / "mkdocs.yml"
    path.write_text(f"site_name: x\n{text}\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_the_address_is_read_as_mkdocs_reads_it(configured: Path, text: str, address: str) -> None:
    path = write(configured, text)
    assert site_url(configured) == address
    assert (load_config(path).site_url or "/") == address


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("site_url: a.example", 0),
        ("site_url: 12", 0),
        ("site_url: !ENV NUMBER", 0),
        ("site_url: 'https://[a/'", 0),
        ("site_url: [", 3),
        ("INHERIT: gone.yml", 0),
    ],
)
def test_what_mkdocs_refuses_is_a_finding(configured: Path, text: str, line: int) -> None:
    path = write(configured, text)
    with pytest.raises(ConfigError) as caught:
        site_url(configured)
    assert (caught.value.finding.code, caught.value.finding.line) == ("config-unreadable", line)
    with pytest.raises((MkDocsException, SystemExit, ValueError)):
        load_config(path)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"- a\n", b"INHERIT: mkdocs.yml\n", b"[" * 9_000, None])
def test_a_file_that_is_none_of_settings_is_a_finding(configured: Path, content: bytes | None) -> None:
    assert MOST_PARENTS < 100
    if content is not None:
        (configured / "mkdocs.yml").write_bytes(content)
    with pytest.raises(ConfigError):
        site_url(configured)


@pytest.mark.parametrize("command", [["audit"], ["gallery", "--target", "pictures"]])
def test_a_command_says_that_the_address_cannot_be_read(command: list[str], kept: Project) -> None:
    kept.write("mkdocs.yml", "site_name: [\n")
    assert kept.run(*command)[0] == ["config-unreadable"]

"""Each host is told how long browsers may keep each file: what is named after its content for ever, nothing else."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from shishin.findings.text import report
from shishin.render.cache_headers import ASK_ANEW, FOR_EVER, HOSTS
from shishin.website.build import BuildError, build
from support.languages import ENGLISH, JAPANESE

if TYPE_CHECKING:
    from pathlib import Path

OWN = {"netlify": "_headers", "cloudflare": "_headers", "azure": "staticwebapp.config.json"}


def set_host(project: Path, host: str) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("shishin: {") == 1
    path.write_text(text.replace("shishin: {", f"shishin: {{cache_headers: '{host}', "), encoding="utf-8")


def said_by_headers(text: str, path: str) -> str:
    """What Netlify and Cloudflare Pages say of a file: all rules that fit it, joined; or what they always say."""
    rules = re.findall(r"^(/\S+)\n  Cache-Control: (.+)$", text, re.MULTILINE)
    assert len(rules) > 20
    assert len(rules) <= 100  # The highest number that Cloudflare Pages reads.
    assert all(rule.count("*") == 1 for rule, _ in rules)
    return ", ".join(value for rule, value in rules if fnmatchcase(f"/{path}", rule)) or ASK_ANEW


def said_by_azure(text: str, path: str) -> str:
    """What Azure Static Web Apps says of a file: the first rule that fits it, or what holds for all."""
    settings = json.loads(text)
    assert all(row["route"].find("*") in (-1, len(row["route"]) - 1) for row in settings["routes"])
    fitting = [row["headers"] for row in settings["routes"] if fnmatchcase(f"/{path}", row["route"])]
    headers: dict[str, str] = {**settings["globalHeaders"], **(fitting[0] if fitting else {})}
    return headers["Cache-Control"]


def is_named_after_content(path: Path) -> bool:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    return f".{digest}." in path.name or path.name.endswith(f"-{digest}.json")


@pytest.mark.site
@pytest.mark.parametrize("host", HOSTS)
def test_every_file_is_kept_as_long_as_it_may_be(project: Path, host: str) -> None:
    set_host(project, host)
    site = project / "site"
    build(project, site)
    text = (site / OWN[host]).read_text(encoding="utf-8")
    said_by = said_by_azure if host == "azure" else said_by_headers
    paths = [path for path in site.rglob("*") if path.is_file()]
    wrong = [
        name
        for path in paths
        if said_by(text, name := path.relative_to(site).as_posix())
        != (FOR_EVER if is_named_after_content(path) else ASK_ANEW)
    ]
    assert len(paths) > 150
    assert sum(map(is_named_after_content, paths)) > 50
    assert wrong == []


@pytest.mark.site
def test_no_host_is_told_anything_unless_it_is_asked_for(project: Path) -> None:
    build(project, project / "site")
    assert [name for name in OWN.values() if (project / "site" / name).exists()] == []


def test_a_host_that_nobody_knows_here_is_named_with_those_that_are(project: Path) -> None:
    set_host(project, "netlfy")
    with pytest.raises(BuildError) as caught:
        build(project, project / "site")
    (finding,) = caught.value.findings
    line = next(n for n, text in enumerate((project / "mkdocs.yml").read_text().splitlines(), 1) if "netlfy" in text)
    assert (finding.file, finding.line, finding.code) == ("mkdocs.yml", line, "build-host-unknown")
    for language in (JAPANESE, ENGLISH):
        text = report([finding], language)
        assert "netlify, cloudflare, azure" in text
        assert "netlfy" in text
    assert not (project / "site").exists()


@pytest.mark.site
def test_mkdocs_itself_says_the_same(project: Path) -> None:
    set_host(project, "netlfy")
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "[build-host-unknown]" in done.stderr

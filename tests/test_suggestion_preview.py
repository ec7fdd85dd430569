"""A preview of a suggestion says so on every page and keeps search engines out; a published site has neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from shishin.checks.built_page import read_site
from shishin.website.build import build
from shishin.website.engine import load_config
from support.languages import EDITION

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


def test_every_page_of_a_preview_says_so(project: Path) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("shishin: {") == 1
    path.write_text(text.replace("shishin: {", "shishin: {preview: true, "), encoding="utf-8")
    site = project / "site"
    build(project, site)
    pages = [page for page in read_site(site, EDITION) if not page.is_redirect]
    assert len(pages) > 50
    for page in pages:
        assert page.text("header .notice") == page.language.interface["preview"], page.url
        assert page.robots == ("noindex",), page.url
        assert page.canonical == (), page.url
    assert not (site / "sitemap.xml").exists()


def test_no_page_of_a_published_site_says_so(small_site: Path) -> None:
    pages = [page for page in read_site(small_site, EDITION) if not page.is_redirect]
    assert len(pages) > 50
    assert not [page.url for page in pages if page.language.interface["preview"] in page.html]
    assert (small_site / "sitemap.xml").exists()


@pytest.mark.parametrize(("value", "is_preview"), [("true", True), ("false", False), ("", False)])
def test_a_variable_of_the_environment_makes_a_preview(
    value: str, *, is_preview: bool, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREVIEW", value) if value else monkeypatch.delenv("PREVIEW", raising=False)
    config = load_config(str(repository / "mkdocs.yml"))
    assert config.plugins["shishin"].config["preview"] is is_preview
    workflow = yaml.safe_load((repository / ".github/workflows/review.yml").read_text(encoding="utf-8"))
    (step,) = [step for step in workflow["jobs"]["review"]["steps"] if step.get("name") == "Preview"]
    assert step["env"] == {"PREVIEW": "true"}

"""The preview after texts were edited: at once the page that was asked for, and a moment later what a build makes."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from shishin.website.build import build
from support.preview import PATIENCE, RunningPreview, notice, running
from support.preview_edits import ABOUT, mend, own_templates, spoil
from support.site_files import edit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.site

STYLE = re.compile(r'href="[^"]*(assets/[^"]*\.css)"')
OF_PREVIEW = re.compile(r'<(?:link|script)[^>]*"/-preview/.*\n|<p class="preview-checking".*\n')

EDITS: tuple[tuple[str, str, str, str], ...] = (
    ("docs/about.ja.md", "本文です。", "本文の説明です。", "about/"),
    ("docs/about.en.md", "title: ", "title: New ", "en/about/"),
    ("docs/glossary.ja.md", "本文です。", "本文の説明です。", "glossary/"),
    ("principles/terms.yml", "住む人です。", "住む人の説明です。", "glossary/"),
    ("principles/01-one.ja.md", "もう一つの文", "書きかえた文", "principles/one/"),
    (
        "guidelines/ui-ux/guides/01-first.ja.md",
        "\n使います。\n",
        "\n一つの説明を使います。\n",
        "guidelines/ui-ux/first/",
    ),
    ("guidelines/ui-ux/guideline.en.md", "Use it.", "Use it well.", "en/guidelines/ui-ux/"),
)
"""Texts, what stands there, what takes its place, and a page that shows it."""


def checked(preview: RunningPreview) -> str:
    """Wait until the whole content was checked, and give the number of what is shown."""
    end = time.monotonic() + PATIENCE
    while (number := preview.ask("/-preview/number")[1]).endswith("~"):
        assert time.monotonic() < end
        time.sleep(0.05)
    return number


def alone(text: str) -> str:
    """Give a page without what the preview puts into it."""
    return OF_PREVIEW.sub("", text).replace(notice(text), "")


def test_a_page_is_at_once_what_it_is_after_the_whole_check(project: Path) -> None:
    looked_at = 0
    with running(project) as preview:
        for path, before, after, address in EDITS:
            preview.ask(address)
            edit(project / path, before, after)
            at_once = preview.wait_to_show(address, after.strip().removeprefix("title: "))
            number = checked(preview)
            later = preview.ask(address)[1]
            assert alone(at_once) == alone(later), path
            assert notice(later) == ""
            # That all was checked is no reason to load a page anew.
            assert f'data-number="{number}' in at_once
            looked_at += 1
    assert looked_at == 7


def test_everything_that_is_shown_in_the_end_is_what_a_build_makes(project: Path) -> None:
    with running(project) as preview:
        for source, before, after, _address in EDITS:
            edit(project / source, before, after)
        preview.wait_to_show("en/guidelines/ui-ux/", "Use it well.")
        checked(preview)
        site = project / "site"
        build(project, site)
        looked_at = 0
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site).as_posix()
            if path.suffix in {".html", ".xml", ".json"}:
                status, text = preview.ask(name)
                assert (status, alone(text)) == (200, path.read_text(encoding="utf-8")), name
                looked_at += 1
        assert looked_at > 100


def test_new_templates_and_styles_show_and_are_what_a_build_makes(project: Path) -> None:
    folder = own_templates(project)
    with running(project) as preview:
        preview.ask("about/")
        edit(project / ABOUT, "本文です。", "本文の説明です。")
        preview.wait_to_show("about/", "本文の説明です。")
        checked(preview)
        edit(folder / "base.html", '<main id="main" class="main"', '<main id="main" class="main edited"')
        preview.wait_to_show("about/", 'class="main edited"')
        before = preview.ask("about/")[1]
        edit(folder / "assets/styles/tokens.css", ":root {", ":root {\n  --edited: 1px;")
        preview.wait_to_show("about/", changed_link(before, preview))
        build(project, project / "site")
        for name in ("about/index.html", "en/glossary/index.html"):
            assert alone(preview.ask(name)[1]) == (project / "site" / name).read_text(encoding="utf-8")


def changed_link(before: str, preview: RunningPreview) -> str:
    """Wait until a page loads another style than before, and give the style's name."""
    end = time.monotonic() + PATIENCE
    while (name := str(STYLE.findall(preview.ask("about/")[1])[0])) == STYLE.findall(before)[0]:
        assert time.monotonic() < end
        time.sleep(0.05)
    return name


def test_two_saves_one_right_after_the_other_end_with_the_second(project: Path) -> None:
    with running(project) as preview:
        preview.ask("about/")
        for number in range(6):
            edit(project / ABOUT, "本文です。" if not number else f"本文{number}です。", f"本文{number + 1}です。")
            time.sleep(0.11 * number)
        preview.wait_to_show("about/", "本文6です。")
        checked(preview)
        assert "本文6です。" in preview.ask("about/")[1]
        assert alone(preview.ask("about/")[1]) == alone(preview.wait_to_show("about/", "本文6です。"))


def test_a_broken_text_is_said_at_once_and_the_other_pages_are_answered(project: Path) -> None:
    with running(project) as preview:
        preview.ask("about/")
        spoil(project)
        end = time.monotonic() + PATIENCE
        while not (shown := notice(preview.ask("about/")[1])):
            assert time.monotonic() < end
        assert "docs/about.ja.md" in shown
        assert "もう一つの文" in preview.ask("principles/one/")[1]
        edit(project / "principles/01-one.ja.md", "もう一つの文", "書きかえた文")
        preview.wait_to_say("Errors: 1")
        assert notice(preview.ask("principles/one/")[1])
        mend(project)
        preview.wait_to_show("principles/one/", "書きかえた文")
        preview.wait_to_say("well again")
        assert notice(preview.ask("about/")[1]) == ""


def test_what_a_rule_says_of_an_edited_text_stands_on_its_new_page(project: Path) -> None:
    with running(project) as preview:
        preview.ask("about/")
        edit(project / ABOUT, "本文です。", "[本文](nowhere.ja.md)の説明です。")
        preview.wait_to_say("Errors: 1")
        page = preview.ask("about/")[1]
        assert "nowhere.ja.md" in notice(page)
        assert "本文</a>の説明です。" in page
        edit(project / ABOUT, "[本文](nowhere.ja.md)の説明です。", "本文の説明です。")
        preview.wait_to_say("well again")
        assert notice(preview.wait_to_show("about/", "本文の説明です。")) == ""


def test_texts_that_come_and_go_are_pages_that_come_and_go(project: Path) -> None:
    texts = {code: (project / f"docs/about.{code}.md").read_text(encoding="utf-8") for code in ("ja", "en")}
    with running(project) as preview:
        edit(project / ABOUT, "本文です。", "本文の説明です。")
        preview.wait_to_show("about/", "本文の説明です。")
        for code, text in texts.items():
            (project / f"docs/new.{code}.md").write_text(text, encoding="utf-8")
        preview.wait_to_show("new/", "本文です。")
        edit(project / "docs/new.ja.md", "本文です。", "一つの本文です。")
        preview.wait_to_show("new/", "一つの本文です。")
        for code in texts:
            (project / f"docs/new.{code}.md").unlink()
        end = time.monotonic() + PATIENCE
        while preview.ask("new/")[0] != 404:
            assert time.monotonic() < end
            time.sleep(0.05)
        assert "本文の説明です。" in preview.ask("about/")[1]


def test_an_open_page_says_that_all_is_being_checked_and_then_only_takes_that_away(
    project: Path, chromium: Browser
) -> None:
    page, loads = chromium.new_page(), []
    with running(project) as preview:
        page.goto(f"{preview.home}about/")
        page.on("load", lambda _: loads.append(page.content()))
        edit(project / ABOUT, "本文です。", "本文の説明です。")
        page.get_by_text("本文の説明です。").wait_for(timeout=PATIENCE * 1000)
        checked(preview)
        page.get_by_text("残りは検査中です。").wait_for(state="detached", timeout=PATIENCE * 1000)
        page.wait_for_timeout(500)
        assert len(loads) == 1
    page.close()

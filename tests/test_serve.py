"""The live preview: a real server, real edits, and everything that can be wrong with them."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import time
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from shishin.checks import browser
from shishin.content.load import load
from shishin.findings.text import report
from support.languages import language_of
from support.leftovers import FILES, FOLDERS, LOCKS, SECRET, leave
from support.preview import PATIENCE, notice, running, started
from support.preview_edits import ABOUT, LONG, mend, own_templates, spoil
from support.site_files import edit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.site


def test_an_edit_of_any_source_shows(project: Path) -> None:
    own = own_templates(project)
    with running(project) as preview:
        assert preview.said["out"] == ""
        assert "もう一つの文" in preview.ask("principles/one/")[1]
        edit(project / "principles/01-one.ja.md", "もう一つの文", "書きかえた文")
        preview.wait_to_show("principles/one/", "書きかえた文")
        assert 'class="behind"' in preview.ask("en/principles/one/")[1]
        edit(project / ABOUT, "本文です。", "新しい本文です。")
        preview.wait_to_show("about/", "新しい本文です。")
        edit(project / "guidelines/ui-ux/guides/01-first.ja.md", "\n使います。\n", "\n要件を使います。\n")
        preview.wait_to_show("guidelines/ui-ux/first/", "要件を使います。")
        edit(own / "base.html", '<main id="main" class="main"', '<main id="main" class="main edited"')
        preview.wait_to_show("about/", 'class="main edited"')
        edit(project / "mkdocs.yml", "code.example/group", "code.example/other")
        preview.wait_to_show("about/", "code.example/other")
        edit(project / "mkdocs.yml", "sample.example/base/", "sample.example/")
        preview.wait_to_show("/about/", "新しい本文です。")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_warnings_are_printed_once_and_make_no_notice(project: Path, language: str) -> None:
    edit(project / ABOUT, "本文です。", "新本文です。")
    findings = load(project).findings
    assert {finding.code for finding in findings} == {"translation-behind", "reading-missing"}
    with running(project, language=language) as preview:
        assert preview.said["out"] == report(findings, language_of(language)) + "\n"
        assert notice(preview.ask("about/")[1]) == ""
        edit(project / "docs/data.ja.md", "本文です。", "本文です")
        preview.wait_to_say("docs/data.en.md")
        preview.stop()
        assert preview.said["out"].count("docs/about.en.md") == 1


def test_files_are_made_when_they_are_asked_for(project: Path) -> None:
    with running(project) as preview:
        looked_at = 0
        for _ in range(2):
            (folder,) = re.findall(r'data-index="\.\./(assets/search-ja)"', preview.ask("search/")[1])
            assert "records" in json.loads(preview.ask(f"{folder}/index.json")[1])
            for path in ("sitemap.xml", "changes.xml", "data/v1/glossary.json", "404.html"):
                assert preview.ask(path)[0] == 200, path
                looked_at += 1
            edit(project / ABOUT, "本文です。", "本文の説明です。")
            preview.wait_to_show("about/", "本文の説明です。")
            edit(project / ABOUT, "本文の説明です。", "本文です。")
            preview.wait_to_show("about/", "本文です。")
        assert looked_at == 8


def test_what_editors_leave_changes_nothing(project: Path) -> None:
    with running(project) as preview:
        number = preview.ask("/-preview/number")[1]
        left = sum(leave(project / folder) for folder in FOLDERS)
        assert left == len(FOLDERS) * (len(FILES) + len(LOCKS)) == 312
        assert preview.is_silent(LONG)
        assert preview.ask("/-preview/number")[1] == number
        edit(project / ABOUT, "本文です。", "本文の説明です。")
        assert SECRET not in preview.wait_to_show("about/", "本文の説明です。")
        for name in FILES:
            assert preview.ask(name.replace("#", "%23").replace("~", "%7E"))[0] == 404
        assert notice(preview.ask("about/")[1]) == ""


def test_a_save_that_deletes_and_renames_heals(project: Path) -> None:
    path = project / ABOUT
    text = path.read_text(encoding="utf-8")
    with running(project) as preview:
        for number in range(3):
            path.unlink()
            time.sleep(0.7 * number)
            new = path.with_name(".about.ja.md.tmp")
            new.write_text(text.replace("本文です。", f"本文の{'説明' * (number + 1)}です。"), encoding="utf-8")
            new.rename(path)
            preview.wait_to_show("about/", f"本文の{'説明' * (number + 1)}です。")
            assert notice(preview.ask("about/")[1]) == ""


def test_an_open_page_follows_and_its_notice_can_be_read(project: Path, chromium: Browser) -> None:
    page, looked_at = chromium.new_page(reduced_motion="reduce"), 0
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    with running(project) as preview:
        page.goto(f"{preview.home}en/about/")
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
        spoil(project)
        alert = page.get_by_role("alert", name="Preview: 1 to mend")
        alert.wait_for(timeout=PATIENCE * 1000)
        for path in ("about/", "en/about/"):
            page.goto(f"{preview.home}{path}")
            page.evaluate(AXE_SCRIPT)
            for scheme, width in (("light", 320), ("dark", 320), ("light", 1280), ("dark", 1280)):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") == width
                seen = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", list(browser.TAGS))
                assert [rule["id"] for rule in (*seen["violations"], *seen["incomplete"])] == []
                looked_at += 1
        mend(project)
        alert.wait_for(state="detached", timeout=PATIENCE * 1000)
    page.close()
    assert (looked_at, broken) == (8, [])


def test_a_long_list_is_cut_on_the_page_alone(project: Path) -> None:
    for number in range(30):
        (project / f"docs/Upper{number}.ja.md").write_text("x", encoding="utf-8")
    with running(project) as preview:
        text = preview.ask("en/")[1]
        assert "Preview: 30 to mend" in text
        assert text.count("<li>") == 20
        assert "And 10 more." in text
        assert preview.said["out"].count("[file-name]") == 30


def test_findings_come_in_the_form_that_was_asked_for(project: Path) -> None:
    spoil(project)
    with running(project, "--format", "json") as preview:
        assert {row["code"] for row in json.loads(preview.said["out"])} == {"field-unknown"}


def test_answers_lead_nowhere_but_into_the_site(project: Path) -> None:
    with running(project) as preview:
        assert preview.home.endswith("/base/")
        assert preview.ask("/")[0] == 200
        assert "本文です。" in preview.ask("about")[1]
        assert preview.ask("about/", "HEAD") == (200, "")
        outside = ("/../mkdocs.yml", "/base/../../mkdocs.yml", "/base/%2e%2e/%2e%2e/1/index.html", "/base//etc/passwd")
        odd = ("/base/%00", "/base/..%5c..%5cmkdocs.yml", "/elsewhere/", "/-preview/../mkdocs.yml", "/-preview/x.py")
        for path in (*outside, *odd):
            assert preview.ask(path)[0] == 404, path
        with socket.create_connection(tuple(preview.home.split("/")[2].split(":"))) as raw:  # type: ignore[arg-type]
            raw.sendall(b"nonsense\r\n\r\n")
        assert preview.ask("about/")[0] == 200


def test_ctrl_c_ends_it_quietly_at_any_time(project: Path) -> None:
    place = project.parent / "temporary"
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with running(project) as preview:
            assert preview.stop(sign) == 0
            assert preview.said["err"].count("\n") == 1
            assert preview.said["out"] == ""
    # And while the first pages are made: it has taken its address and answers nobody yet.
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with started(project, address=address) as preview:
        while not is_taken(address):
            time.sleep(0.01)
        assert preview.stop() == 0
        assert preview.said == {"out": "", "err": ""}
    assert list(place.iterdir()) == []


def is_taken(address: str) -> bool:
    """Whether something listens there."""
    host, _, port = address.partition(":")
    try:
        socket.create_connection((host, int(port))).close()
    except OSError:
        return False
    return True


def test_two_previews_do_not_disturb_each_other(project: Path, template: Path, tmp_path: Path) -> None:
    other = shutil.copytree(template, tmp_path / "other" / "project")
    with running(project) as one, running(other) as two:
        assert one.home != two.home
        spoil(project)
        one.wait_to_say("Errors: 1")
        assert notice(one.ask("about/")[1])
        assert notice(two.ask("about/")[1]) == ""
        one.stop()
        assert "本文です。" in two.ask("about/")[1]


ADDRESSES = ("foo", "", "127.0.0.1", "127.0.0.1:", ":8000", "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.1:-1", "a b:1")
UNREACHABLE = ("192.0.2.1:8000", "no-such-host.invalid:8000", f"{'a' * 300}:8000", "1..2:8000")


@pytest.mark.parametrize(
    ("address", "code"),
    [*((address, "address-form") for address in ADDRESSES), *((address, "address-refused") for address in UNREACHABLE)],
)
def test_an_address_that_cannot_be_had_is_a_finding(project: Path, address: str, code: str) -> None:
    with started(project, address=address) as preview:
        assert preview.process.wait(timeout=30) == 1
        preview.finish()
        assert f"[{code}]" in preview.said["out"]
        assert preview.said["err"] == "Problems found: 1.\n"


def test_a_port_that_is_in_use_is_a_finding(project: Path) -> None:
    with running(project) as preview:
        address = preview.home.split("/")[2]
        with started(project, address=address) as second:
            assert second.process.wait(timeout=30) == 1
            second.finish()
            assert "[address-taken]" in second.said["out"]
        assert preview.ask("about/")[0] == 200

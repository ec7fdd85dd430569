"""The ways to suggest a change that each page offers, and the forms and files that they lead to."""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from shishin.checks.browser import ServedSite
from shishin.checks.built_page import read_site
from shishin.content.reading.edition import edition_languages
from shishin.findings.text import report
from shishin.pages.shared.host import ASKED
from shishin.website.build import BuildError, build
from shishin.website.settings import ISSUE_FORM
from support.guideline_changes import change_may
from support.html import goals
from support.languages import ENGLISH, JAPANESE
from support.released import Project
from support.walk import walking

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from shishin.checks.built_page import BuiltPage

REPOSITORY = "https://code.example/group/project"

HAS = """part => document.querySelector('.about-page a[href*="requirement="]').href.includes(part)"""


def set_setting(project: Path, name: str, value: str) -> None:
    """Give the plugin a setting."""
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("shishin: {") == 1
    path.write_text(text.replace("shishin: {", f"shishin: {{{name}: '{value}', "), encoding="utf-8")


def built(project: Path) -> dict[str, BuiltPage]:
    """Build a project and give its pages by their addresses."""
    build(project, project / "site")
    return {page.url: page for page in read_site(project / "site", edition_languages(project)) if not page.is_redirect}


def form_of(page: BuiltPage) -> str:
    """Give where a page's link to the form for a new issue leads."""
    return next((href for href in hrefs(page) if "issues/new" in href), "")


def hrefs(page: BuiltPage) -> list[str]:
    """Give where the links of a page's foot lead."""
    return [str(link.attrs["href"]) for link in page.all(".about-page .actions a")]


@pytest.mark.site
@pytest.mark.history("one version")
def test_every_page_leads_to_a_form_that_knows_the_page_its_version_and_its_language(kept: Project) -> None:
    change_may(kept)
    kept.commit("Begin the next version")
    pages = built(kept.root)
    asked = {url: parse_qs(urlsplit(form_of(page)).query) for url, page in pages.items() if form_of(page)}
    assert len(asked) >= 60
    # Two pages have no foot: the one for addresses that do not exist, and the search.
    assert len(pages) - len(asked) <= 4
    for url, query in asked.items():
        language = "en" if url.startswith("en/") else "ja"
        assert query["template"] == [f"page-{language}.yml"]
        assert query["page"][0].endswith(f"/{url}")
        assert query["title"][0].endswith(": ")
    assert asked["guidelines/ui-ux/first/"]["version"] == ["1.0.0-beta.1"]
    assert "version" not in asked["about/"]


@pytest.mark.site
@pytest.mark.history("one version")
def test_a_page_says_what_editing_it_changes(kept: Project) -> None:
    page = "guidelines/ui-ux/first/"
    shown = built(kept.root)[page]
    assert "次の版の原稿" in shown.text(".edit-next")
    assert goals(shown, ".edit-next a") == []
    change_may(kept)
    kept.commit("Begin the next version")
    pages = built(kept.root)
    assert goals(pages[page], ".edit-next a") == ["guidelines/ui-ux/draft/first/"]
    assert [
        url for url in ("about/", "guidelines/ui-ux/draft/first/", "principles/one/") if pages[url].all(".edit-next")
    ] == []
    assert not pages["guidelines/ui-ux/1.0.0-beta.1/first/"].all(".edit-next")


@pytest.mark.site
def test_a_link_to_a_requirement_brings_its_number_into_the_form(project: Path, chromium: Browser) -> None:
    build(project, project / "site")
    with walking(chromium, ServedSite(project / "site", "/base/")) as walk:
        page = walk.to("guidelines/ui-ux/first/#UX-02")
        link = page.locator(".about-page a[href*='requirement=']").first
        page.wait_for_function(HAS, arg="requirement=UX-02")
        page.evaluate("location.hash = '#requirements'")
        page.wait_for_function(HAS, arg="requirement=&")
        assert "version=" in str(link.get_attribute("href"))
        assert walk.seen.errors == []


@pytest.mark.parametrize(
    "form", ["issues/new?page={pages}", "issues/new?page={page", "new?{page.x}", "new?{}", "new?}"]
)
def test_a_form_that_is_given_what_no_page_has_is_refused(project: Path, form: str) -> None:
    set_setting(project, "problem_path", form)
    with pytest.raises(BuildError) as caught:
        build(project, project / "site")
    (finding,) = caught.value.findings
    line = next(n for n, text in enumerate((project / "mkdocs.yml").read_text().splitlines(), 1) if form in text)
    assert (finding.file, finding.line, finding.code) == ("mkdocs.yml", line, "build-form-unknown")
    for language in (JAPANESE, ENGLISH):
        text = report([finding], language)
        assert "{title}, {page}, {requirement}, {version}, {language}" in text
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    "address",
    [
        "voice",
        "voice@",
        "@example.jp",
        "a@b@example.jp",
        "a@example.jp?bcc=b@example.jp",
        "a?bcc=b@example.jp",
        "a@example",
        "a b@c.jp",
    ],
)
def test_an_address_that_suggestions_cannot_be_sent_to_is_refused(project: Path, address: str) -> None:
    set_setting(project, "suggestions_email", address)
    with pytest.raises(BuildError) as caught:
        build(project, project / "site")
    (finding,) = caught.value.findings
    assert (finding.file, finding.code) == ("mkdocs.yml", "build-email-form")
    for language in (JAPANESE, ENGLISH):
        assert address in report([finding], language)


@pytest.mark.site
def test_another_host_has_its_own_form_and_none_has_no_link(project: Path) -> None:
    set_setting(project, "problem_path", "-/issues/new?issue[title]={title}&issue[description]={page}")
    page = built(project)["about/"]
    assert form_of(page).startswith(f"{REPOSITORY}/-/issues/new?issue[title]=")
    assert "issue[description]=https%3A%2F%2F" in form_of(page)


def test_the_forms_have_the_fields_that_pages_fill(repository: Path) -> None:
    for code in edition_languages(repository).codes:
        form = yaml.safe_load((repository / f".github/ISSUE_TEMPLATE/page-{code}.yml").read_text(encoding="utf-8"))
        fields = {row["id"]: row for row in form["body"] if "id" in row}
        assert {"page", "requirement", "version"} <= {*fields}
        assert fields["page"]["validations"]["required"]
        assert not fields["requirement"].get("validations")
    assert all(f"{{{name}}}" in ISSUE_FORM for name in ASKED)
    settings = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    assert f'[PROBLEM_PATH, "{ISSUE_FORM}"]' in settings
    assert (repository / ".github/pull_request_template.md").is_file()


def missing_owned(text: str, paths: list[str]) -> list[str]:
    """Give the patterns of a file of code owners that no path fits."""
    patterns = [line.split()[0] for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert patterns
    return [
        pattern for pattern in patterns
        if not any(fnmatch.fnmatch(f"/{path}", f"{pattern}*" if pattern.endswith("/") else pattern) for path in paths)
    ]  # fmt: skip


def test_code_owners_name_what_there_is(repository: Path) -> None:
    paths = Project(repository).git("ls-files").splitlines()
    text = (repository / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert missing_owned(text, paths) == []
    assert missing_owned(f"{text}\n/guideline/\n", paths) == ["/guideline/"]


@pytest.mark.site
def test_without_an_account_what_is_written_becomes_a_file_and_is_sent_nowhere(
    project: Path, chromium: Browser
) -> None:
    build(project, project / "site")
    pages = {page.url: page for page in read_site(project / "site", edition_languages(project))}
    (link,) = [href for href in hrefs(pages["en/guidelines/ui-ux/first/"]) if "suggest/" in href]
    with walking(chromium, ServedSite(project / "site", "/base/")) as walk:
        page = walk.to(f"en/guidelines/ui-ux/first/{link}".replace("&amp;", "&"))
        assert page.get_by_label("Address of the page").input_value().endswith("/en/guidelines/ui-ux/first/")
        asked = len(walk.seen.answered)
        page.get_by_role("button", name="Make a file").click()
        # What is missing is asked for by the browser itself.
        assert page.evaluate("document.activeElement.name") == "what"
        assert page.get_by_role("status").last.text_content() == ""
        page.get_by_label("Where on the page is it").fill("The <b>third</b> line\nsays 行.")
        page.get_by_label("What is it about?").select_option("barrier")
        with page.expect_download() as download:
            page.get_by_role("button", name="Make a file").click()
        assert re.fullmatch(r"suggestion-\d{4}-\d\d-\d\d\.txt", download.value.suggested_filename)
        text = download.value.path().read_text(encoding="utf-8")
        assert "The <b>third</b> line\nsays 行.\n" in text
        assert "■ What is it about?\nSomething cannot be used or read (accessibility)\n" in text
        assert text.count("■") == 3
        page.get_by_text("The file is made.").wait_for()
        assert page.get_by_role("button", name="Make an e-mail").count() == 0
        assert len(walk.seen.answered) == asked
        assert (walk.seen.errors, walk.seen.requests) == ([], [])


@pytest.mark.site
def test_an_address_for_suggestions_is_offered_and_a_long_text_goes_into_a_file(
    project: Path, chromium: Browser
) -> None:
    set_setting(project, "suggestions_email", "voice@example.jp")
    build(project, project / "site")
    with walking(chromium, ServedSite(project / "site", "/base/")) as walk:
        page = walk.to("en/suggest/?page=https://sample.example/base/&kind=none&what=x&requirement=UX-01")
        assert page.get_by_label("Number of the requirement").input_value() == "UX-01"
        assert page.get_by_label("What is it about?").input_value() == "mistake"
        assert page.get_by_label("Where on the page is it").input_value() == ""
        assert page.get_by_role("link", name="voice@example.jp").get_attribute("href") == "mailto:voice@example.jp"
        page.get_by_label("Where on the page is it").fill("長い" * 300)
        page.get_by_role("button", name="Make an e-mail").click()
        page.get_by_text("The text is too long for an e-mail.").wait_for()
        assert walk.seen.errors == []


@pytest.mark.site
def test_without_scripts_the_page_says_what_to_write_and_shows_no_form(project: Path, chromium: Browser) -> None:
    build(project, project / "site")
    with walking(chromium, ServedSite(project / "site", "/base/"), java_script_enabled=False) as walk:
        page = walk.to("en/suggest/")
        # Chromium shows no `noscript` where scripts are only kept from running.
        assert "<noscript><p>This form needs JavaScript." in page.content()
        assert not page.get_by_role("button", name="Make a file").is_visible()

"""Somebody else's Markdown as a page of this project, and what the project's rules say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.authoring.importing.convert import ImportSettings, SourceText, convert
from shishin.content.link_targets import targets
from shishin.content.reading.drafts import families
from shishin.content.reading.files import SourceFile
from shishin.content.ruby import Reader
from shishin.content.rules import links, marks, pages, text
from shishin.forms import kinds
from support.languages import EDITION, LANGUAGES

if TYPE_CHECKING:
    from shishin.authoring.importing.page_files import ImportedPage
    from shishin.model.finding import Finding


def body(page: ImportedPage, code: str = "") -> str:
    return page.texts[code or page.language].split("\n---\n", 1)[1].strip()


def one(text: str, **options: object) -> ImportedPage:
    (page,) = convert([SourceText("/old/page.md", text)], ImportSettings("docs", EDITION, **options))  # type: ignore[arg-type] # a test's own
    return page


def broken(page: ImportedPage) -> list[Finding]:
    """Hold both files of a page against the rules for a page's body; spaced words are for a person."""
    findings: list[Finding] = []
    files = [SourceFile(f"{page.stem}.{code}.md", page.stem, code, content) for code, content in page.texts.items()]
    for file in files:
        text.characters(file, findings)
    (family,) = families(files, kinds.PAGE, EDITION, findings)
    known = targets(list(family.drafts.values()), (), {})
    for own in family.drafts.values():
        for rule in (pages.markup, pages.wrapping, marks.marks, marks.unseen):
            rule(own, findings)
        links.links(own, known, {}, findings)
    pages.headings(family, Reader(()), findings)
    pages.same_headings(family, findings)
    assert len(files) == len(LANGUAGES)
    return [finding for finding in findings if finding.code != "text-spaced"]

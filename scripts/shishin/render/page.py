"""Makes the whole HTML of a page, from `<!doctype html>` to `</html>`, and holds it against the allow-list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from shishin.content.reading.figure import write
from shishin.disk.processors import made_together
from shishin.disk.remembered import digest
from shishin.disk.remembered_texts import RememberedTexts
from shishin.pages.outputs.feed import feed_links, feeds
from shishin.pages.outputs.indexing import canonical, rule
from shishin.pages.outputs.json_ld import json_ld
from shishin.pages.shared.address import root_from
from shishin.pages.shared.host import ASKED
from shishin.pages.shared.other_languages import language_of, with_languages
from shishin.pages.shared.quote import mark
from shishin.pages.types.guideline import WholeGuidelineBody
from shishin.pages.types.lists import SearchBody
from shishin.pages.versions.place import version_of
from shishin.render.digested import bytes_of
from shishin.render.gate import REDIRECT, Gate, unlisted
from shishin.render.made import manifest_name
from shishin.render.markdown import MarkdownRenderer
from shishin.render.safe import clean, with_figures
from shishin.render.templates import files_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from shishin.disk.remembered_texts import Question, TextMaker
    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.pages.page import Body, Page
    from shishin.pages.site import Site
    from shishin.pages.types.guide import GuidePart
    from shishin.render.markdown import Ask
    from shishin.render.settings import SiteSettings
    from shishin.render.style_parts import StyleParts

PAGE = "page"
"""What the HTML of a page is called among all that is remembered."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'"
)
"""The Content Security Policy of every page (W3C CSP Level 3): the site's own files and nothing inline."""


class UnlistedError(Exception):
    """A finished page holds what is not on the allow-list; nothing of the site may be published.

    Attributes:
        findings: What it holds.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(str(finding.values) for finding in findings))
        self.findings = findings


@dataclass(frozen=True)
class Addresses:
    """Where the pages find what they load, from the site's root.

    Attributes:
        assets: Of each file of `overrides/assets/` by its path there, and of what is made from the content by its name.
        indexes: Of the folder of each language's search index, by the language's code.
        style_parts: The parts of the style that only some of them load.
    """

    assets: Mapping[str, str]
    indexes: Mapping[str, str]
    style_parts: StyleParts


class PageRenderer:
    """Makes the HTML of every page of one site."""

    def __init__(  # noqa: PLR0913 - what all pages share
        self,
        library: Library,
        site: Site,
        templates: Environment,
        settings: SiteSettings,
        addresses: Addresses,
        *,
        remembers: bool = True,
    ) -> None:
        """Prepare what all pages share.

        Args:
            library: The content.
            site: All its pages, and what stands round them.
            templates: The templates, one for each layout.
            settings: Where the site is published.
            addresses: Where the pages find what they load.
            remembers: Whether a page that was made before, even in another run, is not made again.
        """
        self._library, self._site, self._templates, self._settings = library, site, templates, settings
        self._addresses = addresses
        self._markdown = MarkdownRenderer(site, library.lost, settings.base)
        self._kept = RememberedTexts(PAGE, self._markdown.address)
        self._gate = Gate(settings.base)
        self._feeds = {code: feeds(context) for code, context in site.contexts.items()}
        self._shared = self._digest_of_shared() if remembers else b""
        self._digests: dict[str, bytes] = {}
        self._remembers = remembers

    def edited(self, library: Library, site: Site) -> PageRenderer:
        """Give the same for a library in which only some texts are others; it remembers nothing.

        Args:
            library: The library as it is now.
            site: All its pages.
        """
        return PageRenderer(library, site, self._templates, self._settings, self._addresses, remembers=False)

    def html(self, page: Page[Body]) -> str:
        """Give a page's whole HTML, made now or remembered.

        Raises:
            UnlistedError: It holds what is not on the allow-list.
            TemplateError: Its template is broken.
        """
        if not self._remembers:
            return self._made(page)[0]
        return self._kept.text(*self._wanted(page))

    def make_together(self, pages: Iterable[Page[Body]]) -> None:
        """Make the HTML of many pages at once; `html` gives it afterwards, or meets the error that there was."""
        every = [*pages]
        digests = made_together([partial(self._digest, page) for page in every])
        self._digests = {page.head.key: known for page, known in zip(every, digests, strict=True) if known}
        self._kept.make_together([self._wanted(page) for page in every])

    def _wanted(self, page: Page[Body]) -> tuple[tuple[object, ...], TextMaker]:
        """Give all that a page's HTML follows from beside the addresses that its texts ask for, and what makes it."""
        key = page.head.key
        if self._site.pages.get(key) is not page:
            return (self._shared, self._digest(page)), partial(self._made, page)
        if key not in self._digests:
            self._digests[key] = self._digest(page)
        return (self._shared, self._digests[key]), partial(self._made, page)

    def _digest(self, page: Page[Body]) -> bytes:
        text = page.text
        figures = [self._library.figures[path] for path in text.figures] if text else []
        return digest(bytes_of((page, figures, self._index(page))))

    def _made(self, page: Page[Body]) -> tuple[str, tuple[Question, ...]]:
        """Make a page's HTML; give it with all the addresses that its texts asked for."""
        asked: dict[Question, None] = {}

        def ask(question: Question) -> str | None:
            asked[question] = None
            return self._markdown.address(question)

        made = self._templates.get_template(page.template).render(self._context(page, ask))
        html = self._addresses.style_parts.linked(made, root_from(page.head.url, self._settings.base))
        self.insist(page, html)
        return html, tuple(asked)

    def insist(self, page: Page[Body], html: str) -> None:
        """Hold a finished page against the allow-list.

        Raises:
            UnlistedError: It holds what is not there.
        """
        breaches = self._gate.scan(html, leads_on=page.body.layout == REDIRECT).breaches
        if breaches:
            raise UnlistedError(tuple(unlisted(page.head.source_path, 0, breach, page.head.url) for breach in breaches))

    def _context(self, page: Page[Body], ask: Ask) -> dict[str, object]:
        """Give all that a template may use: the page, the frame round it, and the way to the site's root."""
        site_url, head, body = self._settings.base, page.head, page.body
        frame, languages = self._site.frames[head.language.code], self._library.languages
        parts = body.guides if isinstance(body, WholeGuidelineBody) else ()
        filled = asked(page, site_url)
        return {
            "head": head,
            "body": body,
            "version": version_of(page),
            "frame": frame,
            "content": self._content(page, ask),
            "bodies": [self._part(page, part, ask) for part in parts],
            "assets": self._addresses.assets,
            "index": self._index(page),
            "manifest": self._addresses.assets[manifest_name(frame)],
            "policy": POLICY if self._settings.has_policy else "",
            "json_ld": json_ld(page, frame, site_url),
            "root": root_from(head.url, site_url),
            "canonical": "" if self._settings.is_suggestion else canonical(page, site_url),
            "indexed": rule(page).indexed and not self._settings.is_suggestion,
            "is_suggestion": self._settings.is_suggestion,
            "feeds": feed_links(self._feeds[head.language.code], head.url),
            "site_url": site_url,
            "email": self._settings.email,
            "asked": filled,
            **self._settings.host.links(head.source_path, filled),
            "source_language": languages.source,
            "original_language": head.language.name_of(languages.source),
            "language_of": partial(language_of, language=head.language, languages=languages),
            "with_languages": partial(with_languages, language=head.language, languages=languages),
        }

    def _index(self, page: Page[Body]) -> str:
        """Give the folder of the search index to the page that uses it: another need not be made anew for it."""
        return self._addresses.indexes[page.head.language.code] if isinstance(page.body, SearchBody) else ""

    def _digest_of_shared(self) -> bytes:
        """Give the digest of all that every page's HTML follows from."""
        shared = (self._site.frames, self._feeds, self._settings, dict(self._addresses.assets))
        written = self._library.languages.written
        return digest(files_of(self._templates), written, sorted(self._library.lost), bytes_of(shared))

    def _content(self, page: Page[Body], ask: Ask) -> str:
        """Give a page's own text as safe HTML with its figures, and mark the slips that are mended in it."""
        text = page.text
        if text is None:
            return ""
        html = clean(self._markdown.html(page, text, ask=ask), root_from(page.head.url, self._settings.base))
        figures = [write(self._library.figures[path], number) for number, path in enumerate(text.figures, 1)]
        words = self._site.frames[page.head.language.code].words
        return mark(with_figures(html, figures), text.corrections, words)

    def _part(self, page: Page[Body], part: GuidePart, ask: Ask) -> str:
        """Give the text of a guide as a part of another page: a level lower, with anchors of its own."""
        name = part.url.rstrip("/").rsplit("/", 1)[-1]
        html = self._markdown.html(page, part.text, lower=1, before=f"{name}-", ask=ask)
        # No figure stands in a guideline; an image that was frozen all the same must not stop every later build.
        return with_figures(clean(html, root_from(page.head.url, self._settings.base)), ())


def asked(page: Page[Body], site_url: str) -> dict[str, str]:
    """Give what a page fills the form for a new issue with, as addresses have it, by the names of `ASKED`."""
    head, version = page.head, version_of(page)
    values = {
        "title": f"{head.title}: ",
        "page": urljoin(site_url, head.url),
        "version": version.name if version else "",
        "language": head.language.code,
    }
    return {name: quote(values.get(name, ""), safe="") for name in ASKED}

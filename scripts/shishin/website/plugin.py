"""The MkDocs plugin: short events that hand over to the pure core.

mkdocs-static-i18n builds the site once per language by calling MkDocs again from its own `on_post_build`, so
every event here runs once per language. Our events run after its own (priority below -100).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin, urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from shishin.content.figure import write
from shishin.content.leftovers import has_left_name
from shishin.content.load import load
from shishin.findings.text import report
from shishin.model.language import SOURCE, Language, language_of
from shishin.pages.outputs.dataset.files import data_files
from shishin.pages.outputs.feed import feed_files, feed_links
from shishin.pages.outputs.indexing import canonical, rule
from shishin.pages.outputs.json_ld import json_ld
from shishin.pages.outputs.sitemap import sitemap
from shishin.pages.shared.address import root_from
from shishin.pages.shared.host import CodeHost
from shishin.pages.shared.parts import with_parts
from shishin.pages.shared.phrases import with_phrases
from shishin.pages.shared.quote import mark
from shishin.pages.site import Site, build_site
from shishin.render.assets import FOLDER, Assets, collect, with_made
from shishin.render.gate import REDIRECT, Gate, unlisted
from shishin.render.made import made_files, manifest_name
from shishin.render.markdown import Renderer
from shishin.render.safe import clean, with_figures
from shishin.render.sections import sections
from shishin.search.index import Index, build_index
from shishin.search.records import records
from shishin.search.words import Words
from shishin.website.settings import ShishinConfig
from shishin.website.target import MARK, MARK_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.pages.context import Context
    from shishin.pages.page import View

log = get_plugin_logger(__name__)

AFTER_I18N = -200

LAST = -1000
"""After every other plugin: what comes later is the live preview's own script, which its server adds."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'"
)
"""The Content Security Policy of every page (W3C CSP Level 3): the site's own files and nothing inline."""


class ShishinPlugin(BasePlugin[ShishinConfig]):  # type: ignore[no-untyped-call] # MkDocs' own hook is untyped
    """Adds the pages made from data and gives every template its view."""

    library: Library | None = None
    loaded: Library | None = None
    """The content, if it has been read already."""
    site: Site
    assets: Assets
    renderer: Renderer
    indexes: dict[str, Index]
    gate: Gate
    refused: tuple[Finding, ...] = ()
    progress: Callable[[int, int], None] | None = None
    done = 0
    planned: frozenset[str] = frozenset()
    """The path of every file of the site, for whoever counts them afterwards."""

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content once; stop before anything is written if it has errors."""
        if self.library is None:
            self.library = self.loaded or _read(project_root(config))
            self.site = build_site(self.library)
            own = _collect(Path(str(config.theme.custom_dir)) / FOLDER)
            self.assets = with_made(own, made_files(self.library, self.site.frames, own))
            self.renderer = Renderer(self.site.views, self.library.lost, config.site_url or "/")
            self.indexes = {code: _index(context) for code, context in self.site.contexts.items()}
        self.gate = Gate(config.site_url or "/")
        # Our own templates take the place of the theme's two pages that are not Markdown.
        config.theme.static_templates.clear()
        return config

    @event_priority(AFTER_I18N)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Drop what the site does not use and add what MkDocs cannot find below docs/."""
        for file in list(files):
            if has_left_name(file.src_uri.rpartition("/")[2]):
                files.remove(file)
            elif file.is_documentation_page():
                _place(file, self._view(file), config)
            elif not file.src_uri.endswith(".svg") or file.src_uri.startswith("assets/"):
                files.remove(file)
        language = self._language(config)
        for view in self.site.views.values():
            if view.language is language and not view.source_path.startswith("docs/"):
                files.append(_generated(view, config))
        if language is SOURCE:
            made = self._made(config.site_url)
            for name, content in made.items():
                files.append(File.generated(config, name, content=content, inclusion=InclusionLevel.INCLUDED))
            self.planned = frozenset([*map(destination, self.site.views.values()), *made])
        return files

    def _made(self, site_url: str | None) -> dict[str, bytes]:
        """Give every file of the site that is not a page, by its address."""
        made = {MARK: MARK_TEXT, **self.assets.contents}
        for index in self.indexes.values():
            made |= {f"{FOLDER}/{index.folder}/{name}": content for name, content in index.files.items()}
        if self.library is not None:
            made |= data_files(self.site.contexts[SOURCE.code], site_url or "/")
            for context in self.site.contexts.values():
                made |= feed_files(context, site_url or "/")
        if site_url:
            made["sitemap.xml"] = sitemap(self.site.views.values(), site_url).encode()
        return made

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape every value in a template, which MkDocs does not; leave out figures, which pages hold."""
        env.autoescape = True
        env.filters["sections"] = sections
        env.filters["with_parts"] = with_parts
        env.filters["with_phrases"] = with_phrases
        for file in list(files):
            if file.src_uri.endswith(".svg") and not file.src_uri.startswith(f"{FOLDER}/"):
                files.remove(file)
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the page its own text as safe HTML with its figures, and mark mended slips."""
        view = self._view(page.file)
        if view is None or self.library is None:
            raise PluginError(f"{page.file.src_uri}: unknown page")
        words = self.site.frames[view.language.code].words
        made = clean(self.renderer.html(view, view), self._root(view, config))
        figures = [write(self.library.figures[path], number) for number, path in enumerate(view.figures, 1)]
        safe = with_figures(made, figures)
        return mark(safe, view.corrections, words)

    @event_priority(AFTER_I18N)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: object,
    ) -> TemplateContext:
        """Give the template its page, the frame round it, and the way to the site's root."""
        view = self._view(page.file)
        if view is not None:
            site_url = config.site_url or "/"
            frame = self.site.frames[view.language.code]
            extra = {
                "view": view,
                "frame": frame,
                "assets": self.assets.names,
                "index": f"{FOLDER}/{self.indexes[view.language.code].folder}",
                "manifest": self.assets.names[manifest_name(frame)],
                "policy": "" if is_preview(config) else POLICY,
                "json_ld": json_ld(view, frame, site_url),
                "root": root_from(view.url, site_url),
                "canonical": canonical(view, site_url),
                "indexed": rule(view).indexed,
                "feeds": feed_links(self.site.contexts[view.language.code], view.url),
                "site_url": site_url,
                **code_host(self.config).links(view.title, view.source_path, urljoin(site_url, view.url)),
                "source_language": SOURCE,
                "bodies": [self._part(view, part, config) for part in view.whole if part.body],
            }
            cast("dict[str, Any]", context).update(extra)
            self.done += 1
            if self.progress:
                self.progress(self.done, len(self.site.views))
        return context

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Hold the finished page against the allow-list; stop the build if anything on it is not there."""
        view = self._view(page.file)
        if view is None:
            raise PluginError(f"{page.file.src_uri}: unknown page")
        found = self.gate.scan(output, leads_on=view.layout == REDIRECT).breaches
        if found:
            self.refused = tuple(unlisted(view.source_path, 0, each, view.url) for each in found)
            raise PluginError(f"\n{report(self.refused)}")
        return output

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Choose the page's template by its layout; MkDocs' own reading of the Markdown is not used."""
        view = self._view(page.file)
        if view is not None:
            page.meta["template"] = f"{view.layout}.html"
            page.title = view.title
        return ""

    def _part(self, page: View, part: View, config: MkDocsConfig) -> str:
        """Render a guide as a part of a page, a level lower, with anchors of its own."""
        name = part.url.rstrip("/").rsplit("/", 1)[-1]
        made = clean(self.renderer.html(page, part, lower=1, before=f"{name}-"), self._root(page, config))
        # No figure stands in a guideline; an image that was frozen all the same must not stop every later build.
        return with_figures(made, ())

    def _root(self, view: View, config: MkDocsConfig) -> str:
        return root_from(view.url, config.site_url or "/")

    def _view(self, file: File) -> View | None:
        return self.site.views.get(source_path(file))

    def _language(self, config: MkDocsConfig) -> Language:
        i18n = cast("Any", config.plugins["i18n"])
        return language_of(i18n.current_language)


def project_root(config: MkDocsConfig) -> Path:
    """Give the folder of mkdocs.yml, which holds principles/ and docs/."""
    return Path(config.config_file_path).resolve().parent


def source_path(file: File) -> str:
    """Give a file's path from the project's root; links use the same relative paths as on a code host."""
    return file.src_uri[3:] if file.src_uri.startswith("../") else f"docs/{file.src_uri}"


def destination(view: View) -> str:
    """Give the path of a page's file in the site."""
    return view.url if view.url.endswith(".html") else f"{view.url}index.html"


def is_preview(config: MkDocsConfig) -> bool:
    """Whether MkDocs shows its live preview: it then builds for its own address and puts a script into every page.

    Not asked of `on_startup`: MkDocs keeps a plugin with that event from one build to the next, with all it has read.
    """
    host, port = config.dev_addr
    return urlsplit(config.site_url or "").netloc == f"{host}:{port}"


def code_host(config: ShishinConfig) -> CodeHost:
    """Give the code host as mkdocs.yml has it."""
    return CodeHost(config.repository, config.edit_path, config.history_path, config.problem_path)


def _collect(folder: Path) -> Assets:
    try:
        return collect(folder)
    except (OSError, ValueError) as error:
        raise PluginError(f"{folder}: {error}") from error


def _index(context: Context) -> Index:
    return build_index(records(context), Words(context.library, context.language))


def _read(root: Path) -> Library:
    loaded = load(root)
    text = report(loaded.findings)
    if loaded.library is None:
        raise PluginError(f"\n{text}")
    if text:
        # Not a warning to MkDocs: a strict build stops at those, and a translation may be behind.
        log.info("\n%s", text)
    return loaded.library


def _place(file: File, view: View | None, config: MkDocsConfig) -> None:
    """Move a page to its permanent address."""
    if view is not None:
        file.dest_uri = destination(view)
        file.url = view.url or "./"
        file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)


def _generated(view: View, config: MkDocsConfig) -> File:
    file = File.generated(config, f"../{view.key or view.source_path}", content="", inclusion=InclusionLevel.INCLUDED)
    _place(file, view, config)
    # What mkdocs-static-i18n expects of every page it meets.
    i18n = cast("Any", file)
    i18n.locale = i18n.locale_alternate_of = i18n.localization = view.language.code
    i18n.alternates = {}
    return file

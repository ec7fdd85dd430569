"""The MkDocs plugin: short events that hand over to the pure core.

mkdocs-static-i18n builds the site once per language by calling MkDocs again from its own `on_post_build`, so
every event here runs once per language. Our events run after its own (priority below -100).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urljoin

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from shishin.content.load import load
from shishin.findings.text import report
from shishin.model.language import SOURCE, Language, language_of
from shishin.pages.address import root_from
from shishin.pages.parts import with_parts
from shishin.pages.quote import mark
from shishin.pages.site import Site, build_site, sitemap
from shishin.website.safe import clean, with_figures

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from shishin.model.library import Library
    from shishin.pages.view import View

log = get_plugin_logger(__name__)

AFTER_I18N = -200


class ShishinConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own hook is untyped
    """What depends on where the project is hosted; what varies with the content is content.

    Attributes:
        repository: The repository's address, or an empty string: then no page has a link for editing it.
        edit_path: What stands between that address and a file's path in the address of its editing page.
    """

    repository = Type(str, default="")
    edit_path = Type(str, default="edit/main")


class ShishinPlugin(BasePlugin[ShishinConfig]):  # type: ignore[no-untyped-call] # as above
    """Adds the pages made from data and gives every template its view."""

    library: Library | None = None
    site: Site

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content once; stop before anything is written if it has errors."""
        if self.library is None:
            self.library = _read(project_root(config))
            self.site = build_site(self.library)
        # Our own templates take the place of the theme's two pages that are not Markdown.
        config.theme.static_templates.clear()
        return config

    @event_priority(AFTER_I18N)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Drop what the site does not use and add what MkDocs cannot find below docs/."""
        own = Path(config.theme.custom_dir or ".").resolve() / "assets"
        for file in list(files):
            if file.is_documentation_page():
                _place(file, self._view(file), config)
            elif not file.src_uri.endswith(".svg") and not Path(file.abs_src_path or "").resolve().is_relative_to(own):
                files.remove(file)
        language = self._language(config)
        for view in self.site.views.values():
            if view.language is language and view.layout == "principle":
                files.append(_generated(view, config))
        if language is SOURCE and config.site_url:
            text = sitemap(self.site, config.site_url)
            files.append(File.generated(config, "sitemap.xml", content=text))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape every value in a template, which MkDocs does not; leave out figures, which pages hold."""
        env.autoescape = True
        env.filters["with_parts"] = with_parts
        for file in list(files):
            if file.src_uri.endswith(".svg") and not file.src_uri.startswith("assets/"):
                files.remove(file)
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the Markdown's HTML safe, put figures in it, and mark mended slips."""
        view = self._view(page.file)
        if view is None or self.library is None:
            raise PluginError(f"{page.file.src_uri}: unknown page")
        words = self.site.frames[view.language.code].words
        safe = with_figures(clean(html), [self.library.figures[path] for path in view.figures])
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
            extra = {
                "view": view,
                "frame": self.site.frames[view.language.code],
                "root": root_from(view.url, site_url),
                "canonical": urljoin(site_url, view.url),
                "site_url": site_url,
                "edit_url": edit_url(self.config, view.source_path),
                "source_language": SOURCE,
            }
            cast("dict[str, Any]", context).update(extra)
        return context

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Choose the page's template by its layout."""
        view = self._view(page.file)
        if view is not None:
            page.meta["template"] = f"{view.layout}.html"
            page.title = view.title
        return markdown

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


def edit_url(config: ShishinConfig, path: str) -> str:
    """Give the address at which a file can be edited, or an empty string without a repository."""
    if not config.repository:
        return ""
    return "/".join((config.repository.rstrip("/"), config.edit_path.strip("/"), quote(path)))


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
        file.dest_uri = view.url if view.url.endswith(".html") else f"{view.url}index.html"
        file.url = view.url or "./"
        file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)


def _generated(view: View, config: MkDocsConfig) -> File:
    file = File.generated(config, f"../{view.source_path}", content="", inclusion=InclusionLevel.INCLUDED)
    _place(file, view, config)
    # What mkdocs-static-i18n expects of every page it meets.
    i18n = cast("Any", file)
    i18n.locale = i18n.locale_alternate_of = i18n.localization = view.language.code
    i18n.alternates = {}
    return file

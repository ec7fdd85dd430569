"""The generators that Python brings: this one, MkDocs with Material, ProperDocs and Zensical."""

from __future__ import annotations

import json
import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, ClassVar

import yaml

from benchmarks.edition import LANGUAGES, SOURCE, TRANSLATIONS
from benchmarks.generators.generator import ORIGIN, SITE_NAME, Generator, added, folder_of, matter, said, write
from benchmarks.write_manual import CONFIG
from shishin.authoring.stamp import stamp
from shishin.disk.memory import FOLDER_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.plain_pages import PlainPage

EXTENSIONS = ("attr_list", "def_list", "tables", "pymdownx.betterem")

STOCK: dict[str, object] = {
    "site_name": SITE_NAME,
    "site_url": ORIGIN,
    # By default the theme asks another company's server for its fonts, which cannot be measured here.
    "theme": {"name": "material", "language": SOURCE.code, "font": False},
    "plugins": [
        {"search": {"lang": [language.code for language in LANGUAGES]}},
        {
            "i18n": {
                "docs_structure": "suffix",
                "fallback_to_default": False,
                "languages": [
                    {"locale": language.code, "name": language.name, "default": language is SOURCE, "build": True}
                    for language in LANGUAGES
                ],
            }
        },
    ],
    "markdown_extensions": list(EXTENSIONS),
}
"""What a new project has, and no more than this content and two languages need."""


class Shishin(Generator):
    """This project, as its command builds it, with all checks of the sources."""

    id = "shishin"
    name = "This project"
    caches: ClassVar = (".cache",)
    note = "also checks every source, and publishes the released versions of the real guidelines"

    def version(self) -> str:
        """Give its version."""
        return version("shishin")

    def write(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Do nothing: the project's own sources are those that the other projects are made from."""

    def commands(self, project: Path) -> list[list[str]]:
        """Give the command."""
        return [[*self.command(project), "build", "--site-dir", str(self.site(project))]]

    def site(self, project: Path) -> Path:
        """Give where the site is made: beside the project, where no source is looked for."""
        return project.with_name(f"{project.name}-site")

    def variables(self, project: Path) -> dict[str, str]:
        """Let it remember things in a folder beside the project, and not in the user's."""
        return {FOLDER_VARIABLE: str(self.kept(project))}

    def kept(self, project: Path) -> Path:
        """Give where it keeps what it remembers."""
        return project.with_name(f"{project.name}-kept")

    def forget(self, project: Path) -> None:
        """Delete that too."""
        super().forget(project)
        shutil.rmtree(self.kept(project), ignore_errors=True)

    def command(self, project: Path) -> list[str]:
        """Give how any command of it begins."""
        return [sys.executable, "-m", "shishin", "--lang", "en", "--root", str(project)]

    def file(self, page: PlainPage) -> str:
        """Nobody asks: its pages are not written, and `change` finds a guide's file by its name."""
        raise NotImplementedError

    def change(self, project: Path, page: PlainPage, number: int) -> None:
        """Add a sentence to the guide whose page it is, and stamp the translation if it is the source's."""
        path = next(
            (project / page.folder / "guides").glob(f"*-{page.name.rpartition('/')[2]}.{page.language.code}.md")
        )
        earlier = re.escape(added(page, 0)).replace("0", r"\d+")
        text = re.sub(rf"\n{earlier}\n$", "", path.read_text(encoding="utf-8"))
        write(path, f"{text}\n{added(page, number)}\n")
        if page.language is SOURCE:
            stem = path.relative_to(project).as_posix().partition(".")[0]
            for language in TRANSLATIONS:
                stamp(project, f"{stem}.{language.code}.md", [])


class Stock(Generator):
    """MkDocs with Material and static-i18n, as a new project has them."""

    id = "stock"
    name = "MkDocs with Material and static-i18n"
    module = "mkdocs"

    def version(self) -> str | None:
        """Give the versions."""
        return _versions("mkdocs", "mkdocs-material", "mkdocs-static-i18n")

    def write(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Write a project with all languages beside each other."""
        write(project / CONFIG, yaml.safe_dump(STOCK, allow_unicode=True, sort_keys=False))
        self.write_pages(pages, project)

    def commands(self, project: Path) -> list[list[str]]:
        """Give the command."""
        places = ["--config-file", str(project / CONFIG), "--site-dir", str(self.site(project))]
        return [[sys.executable, "-m", self.module, "build", "--quiet", "--clean", *places]]

    def file(self, page: PlainPage) -> str:
        """Give the path."""
        return f"docs/{page.file}"

    def text(self, page: PlainPage) -> str:
        """Give the page as it was written, with its title."""
        return f"{matter(page)}# {page.title}\n\n{page.body}\n"


class ProperDocs(Stock):
    """The same with ProperDocs, which carries MkDocs on."""

    id = "properdocs"
    name = "ProperDocs with Material and static-i18n"
    module = "properdocs"

    def version(self) -> str | None:
        """Give the version."""
        return _versions("properdocs")


class Zensical(Generator):
    """Zensical, whose project has one language: a project for each, one built after the other."""

    id = "zensical"
    name = "Zensical"
    caches: ClassVar = ("*/.cache", "*/site")
    note = "has one language a project: two builds, one after the other"

    def version(self) -> str | None:
        """Give the version."""
        return said([str(self.tools / "py/bin/zensical"), "--version"])

    def write(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Write a project for each language."""
        for language in LANGUAGES:
            theme = {"language": language.code, "font": False}
            config = {"site_name": SITE_NAME, "site_url": ORIGIN, "theme": theme, "plugins": ["search"],
                      "markdown_extensions": list(EXTENSIONS)}  # fmt: skip
            write(project / language.code / CONFIG, yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
        self.write_pages(pages, project)

    def commands(self, project: Path) -> list[list[str]]:
        """Give a command for each language; each makes a site in its own project."""
        program = str(self.tools / "py/bin/zensical")
        return [[program, "build", "-f", str(project / language.code / CONFIG)] for language in LANGUAGES]

    def file(self, page: PlainPage) -> str:
        """Give the path."""
        return f"{page.language.code}/docs/{page.name}.md"

    def text(self, page: PlainPage) -> str:
        """Give the page with its title, and links without languages."""
        body = page.body.replace(f".{page.language.code}.md", ".md")
        return f"{matter(page)}# {page.title}\n\n{body}\n"


class Hugo(Generator):
    """Hugo with a small layout of our own, written for this: what a page of ours has, and an index for searching."""

    id = "hugo"
    name = "Hugo, a small layout"
    caches: ClassVar = ("resources", ".hugo_cache")
    note = "the layout is the benchmark’s own: the guideline’s pages, the page’s headings, its neighbours, an index"
    theme = ""

    def version(self) -> str | None:
        """Give the version."""
        words = said([self.program, "version"]) or ""
        return next((word.partition("-")[0] for word in words.split() if re.match(r"v\d", word)), None)

    @property
    def program(self) -> str:
        """Where Hugo is."""
        # The package's own command says each time where the program is; the program itself says nothing.
        place = next((self.tools / "py").glob("lib/python*/site-packages/hugo/binaries/hugo"), None)
        return str(place) if place else shutil.which("hugo") or "hugo"

    def write(self, pages: Sequence[PlainPage], project: Path) -> None:
        """Write a project with a folder for each language."""
        languages = {
            language.code: {
                "languageName": language.name, "weight": weight, "contentDir": f"content/{language.code}",
                "title": SITE_NAME,
            }
            for weight, language in enumerate(LANGUAGES, 1)
        }  # fmt: skip
        config: dict[str, object] = {
            "baseURL": ORIGIN,
            "defaultContentLanguage": SOURCE.code,
            "languages": languages,
            "outputs": {"home": ["HTML", "JSON"], "section": ["HTML"]},
            "disableKinds": ["taxonomy", "term", "RSS"],
        }
        if self.theme:
            config |= {
                "theme": self.theme,
                "themesDir": str(self.tools),
                "outputs": {"home": ["HTML"]},
                "params": {"BookSection": "/"},
            }
        else:
            for name, text in LAYOUTS.items():
                write(project / "layouts" / name, text)
        write(project / "hugo.json", json.dumps(config, ensure_ascii=False))
        self.write_pages(pages, project)

    def commands(self, project: Path) -> list[list[str]]:
        """Give the command."""
        places = ["--source", str(project), "--destination", str(self.site(project))]
        return [[self.program, "build", "--quiet", *places, "--cacheDir", str(project / ".hugo_cache")]]

    def file(self, page: PlainPage) -> str:
        """Give the path; what lists pages is called otherwise there."""
        name = f"{page.name[: -len('index')]}_index" if page.name.endswith("index") else page.name
        return f"content/{folder_of(page, SOURCE.code, '{}')}/{name}.md"


class HugoBook(Hugo):
    """Hugo with the theme Book."""

    id = "hugo-book"
    name = "Hugo, theme Book"
    note = ""
    theme = "hugo-book"

    def version(self) -> str | None:
        """Give the version of Hugo, if the theme is there too."""
        return super().version() if (self.tools / self.theme / "theme.toml").is_file() else None


MAIN = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}{{ end }}
"""

LAYOUTS = {
    "_default/baseof.html": """<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}">
<meta name="viewport" content="width=device-width">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
</head>
<body>
<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.LanguageName }}</a>{{ end }}</header>
<nav>{{ with .CurrentSection }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul>{{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main>
<footer>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</footer>
</body>
</html>
""",
    "_default/single.html": MAIN,
    "_default/list.html": MAIN,
    "index.json": """[{{ range $number, $page := .Site.RegularPages }}{{ if $number }},{{ end }}
{{ dict "title" .Title "url" .RelPermalink "text" .Plain | jsonify }}{{ end }}]
""",
}
"""A layout for Hugo that gives a page about what a page of ours has."""


def _versions(*packages: str) -> str | None:
    try:
        return ", ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError:
        return None

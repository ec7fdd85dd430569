"""The files that pages load and that are made from the content: readings and web app manifests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from shishin.content.ruby import ENDS, JOINED, LONE_ENDS, NUMBER, rank, split

if TYPE_CHECKING:
    from shishin.model.data import Reading
    from shishin.model.library import Library
    from shishin.pages.frame import Frame
    from shishin.render.assets import Assets

READINGS = "readings.json"
ICONS = {"images/icon.svg": ("any", "image/svg+xml"), "images/icon-512.png": ("512x512", "image/png")}
"""The pictures that a device may show for the site: their sizes in pixels and kinds."""

THEME = "#123f34"
"""The header's green, as --brand in tokens.css."""


def readings_file(library: Library) -> bytes:
    """Give each word with its pieces and their readings, for the module that puts them over the kanji.

    A row that is meant for certain places has the characters before and behind it too; those that tell most of their
    place come first.
    """
    rows = sorted(library.readings, key=rank, reverse=True)
    words = [[row.word, split(row.word, row.reading), *_place(row)] for row in rows]
    return _json({"ends": ENDS, "loneEnds": LONE_ENDS, "joined": JOINED, "number": NUMBER, "words": words})


def _place(row: Reading) -> list[str]:
    return [row.after or "", row.before or ""] if rank(row) else []


def manifest_name(frame: Frame) -> str:
    """Name a language's manifest."""
    return f"manifest-{frame.language.code}.webmanifest"


def manifest(frame: Frame, assets: Assets) -> bytes:
    """Give a language's web app manifest.

    Source: W3C Web Application Manifest. Addresses are relative to the manifest's own, in `assets/`.
    """
    icons = [
        {"src": assets.names[name].rsplit("/", 1)[-1], "sizes": sizes, "type": kind}
        for name, (sizes, kind) in ICONS.items()
    ]
    return _json(
        {
            "name": frame.name,
            "short_name": frame.short_name,
            "lang": frame.language.code,
            "start_url": f"../{frame.home}",
            "scope": "../",
            "display": "browser",
            "theme_color": THEME,
            "background_color": THEME,
            "icons": icons,
        }
    )


def made_files(library: Library, frames: dict[str, Frame], assets: Assets) -> dict[str, bytes]:
    """Give every file that is made from the content, by its plain name."""
    manifests = {manifest_name(frame): manifest(frame, assets) for frame in frames.values()}
    return {READINGS: readings_file(library), **manifests}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

"""Tells the host of a site how long browsers may keep each file, in the form that the host reads.

A file that is named after its content never changes, so it may be kept for a year without asking. Everything else is
asked for anew: the host then says that it has not changed, or gives it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from shishin.render.assets import FOLDER
from shishin.search.index import EARLIER, ENTRY, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOR_EVER = "public, max-age=31536000, immutable"
"""RFC 9111, 5.2.2 and RFC 8246."""

ASK_ANEW = "public, max-age=0, must-revalidate"


def _headers(assets: Iterable[str], indexes: Iterable[str]) -> tuple[str, bytes]:
    """Write `_headers`, which Netlify and Cloudflare Pages read.

    Both join what two rules say of one file, so no two of these fit one. Of a file without a rule, both say by
    themselves that it must be asked for anew.
    """
    rules = [f"{asset.partition('.')[0]}.*" for asset in assets]
    rules += [f"{folder}/{kind}-*" for folder in indexes for kind in KINDS]
    text = "".join(f"/{rule}\n  Cache-Control: {FOR_EVER}\n" for rule in sorted(set(rules)))
    return "_headers", text.encode()


def _azure(_assets: Iterable[str], indexes: Iterable[str]) -> tuple[str, bytes]:
    """Write `staticwebapp.config.json`, which Azure Static Web Apps reads: the first rule that fits a file holds."""
    rules = [(f"/{folder}/{name}", ASK_ANEW) for folder in indexes for name in (ENTRY, EARLIER)]
    rules.append((f"/{FOLDER}/*", FOR_EVER))
    settings = {
        "routes": [{"route": route, "headers": {"Cache-Control": value}} for route, value in rules],
        "globalHeaders": {"Cache-Control": ASK_ANEW},
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
    }
    return "staticwebapp.config.json", (json.dumps(settings, indent=2) + "\n").encode()


HOSTS = {"netlify": _headers, "cloudflare": _headers, "azure": _azure}
"""What writes the file of each host, by the name that the host has in mkdocs.yml."""


def header_files(host: str, assets: Iterable[str], indexes: Iterable[str]) -> Mapping[str, bytes]:
    """Give the file that tells a host how long each file may be kept.

    Args:
        host: Its name, or an empty string: then there is no such file.
        assets: The paths of the styles, scripts, pictures and the like, from the site's root.
        indexes: Those of the folders of the search index.

    Returns:
        The file, by its path from the site's root.
    """
    return dict([HOSTS[host](assets, indexes)]) if host else {}

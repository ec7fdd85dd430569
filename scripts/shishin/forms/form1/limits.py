"""How much the files of a version in form 1 may hold; what was released within these limits is always read."""

from __future__ import annotations

from shishin.forms.form import Limits

LIMITS = Limits(
    bytes_=1_000_000,
    page_bytes=250_000,
    lines=25_000,
    page_lines=8_000,
    line=10_000,
    marks=15_000,
    mark_characters=r"[]*_`<!&\~{|$",
    cells=10_000,
    nodes=50_000,
    rows=10_000,
    depth=12,
    folders=12,
    files=200_000,
)

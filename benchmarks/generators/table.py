"""All generators, in the order of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.generators.in_node import Docusaurus, Starlight, VitePress
from benchmarks.generators.in_python import Hugo, HugoBook, ProperDocs, Shishin, Stock, Zensical

if TYPE_CHECKING:
    from benchmarks.generators.generator import Generator

GENERATORS: tuple[type[Generator], ...] = (
    Shishin, Stock, ProperDocs, Zensical, Hugo, HugoBook, VitePress, Starlight, Docusaurus,
)  # fmt: skip

"""Writes the ledger of a guideline's released versions, as YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from shishin.forms.table import form_of
from shishin.model.chain import chained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.release import Release

LEDGER_HEAD = """\
# 公開した版の台帳。shishin release と shishin withdraw が書きます。手で直さないでください。
# The released versions. The commands shishin release and shishin withdraw write it; do not edit it by hand.
"""

WIDTH = 110
"""The longest line of YAML, in characters; only a word that is longer makes a longer one."""


def ledger_text(rows: Sequence[Release]) -> str:
    """Write a ledger: rows, oldest first, each by its form, with the links that make a chain of them."""
    return LEDGER_HEAD + as_yaml({"releases": [_row(row) for row in chained(rows)]})


def _row(row: Release) -> dict[str, Any]:
    """Write a row by its own form."""
    form = form_of(row.form)
    if form is None:
        raise ValueError(row.form)
    written = form.write_row(row)
    return {name: _OnOneLine(value) if name == "languages" else value for name, value in written.items()}


class _OnOneLine(list[Any]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes plain values only."""


_Dumper.add_representer(
    _OnOneLine, lambda dumper, rows: dumper.represent_sequence("tag:yaml.org,2002:seq", rows, flow_style=True)
)


def as_yaml(data: dict[str, Any]) -> str:
    """Write plain values as YAML, in the order that they have."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)

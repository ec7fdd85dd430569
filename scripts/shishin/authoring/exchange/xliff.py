"""Writes XLIFF 2.1, the format of translation tools (OASIS Standard, 13 February 2018).

A source text is a `file`, whose id, which no tool may change, holds the digest of the source text. Each unit is a
`unit` with one `segment`, whose `state` is as the section “Attributes”, “state” has it: `translated`; `initial` without
a target; and `initial` with a target and a `subState` of ours where that is to be looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from shishin.authoring.exchange.catalogue import notes
from shishin.authoring.exchange.units import UnitState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.authoring.exchange.catalogue import Exchanged
    from shishin.authoring.exchange.units import ExchangeUnit

ENDING = ".xlf"
NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
FILE_ID = "source-"
"""How the id of a file begins; its digest follows."""

BEHIND = "shishin:behind"
"""The state below `initial` of a translation whose source words have changed."""

STATES = {
    UnitState.TRANSLATED: 'state="translated"',
    UnitState.REVIEW: f'state="initial" subState="{BEHIND}"',
    UnitState.UNTRANSLATED: 'state="initial"',
}


def xliff_text(text: Exchanged) -> str:
    """Write a text as XLIFF.

    Args:
        text: The text.
    """
    source, target = text.codes
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="{source}" trgLang="{target}">',
        f'<file id="{FILE_ID}{text.digest}" original={quoteattr(text.source)}>',
        *(line for unit in text.units for line in _unit(text.source, unit)),
        "</file>",
        "</xliff>",
    ]
    return "\n".join([*lines, ""])


def _unit(path: str, unit: ExchangeUnit) -> Iterator[str]:
    told = [f'<note category="location">{escape(path)}:{unit.line}</note>']
    told += [f'<note category="about">{escape(note)}</note>' for note in notes(unit)]
    told += [f'<note category="before">{escape(unit.before)}</note>'] if unit.before else []
    yield f'<unit id="{unit.id}">'
    yield f"<notes>{''.join(told)}</notes>"
    yield f"<segment {STATES[unit.state]}>"
    yield f'<source xml:space="preserve">{escape(unit.source)}</source>'
    if unit.target:
        yield f'<target xml:space="preserve">{escape(unit.target)}</target>'
    yield "</segment>"
    yield "</unit>"

"""The table of all rules: what each tests and why, what it needs and is shown, its function, and its bad fixtures.

A new rule is a function in `content/rules/` and a row here. Its findings are explained in each language's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.content.rules.table.accessibility import ACCESSIBILITY_RULES
from shishin.content.rules.table.data import DATA_RULES
from shishin.content.rules.table.guidelines import GUIDELINE_RULES
from shishin.content.rules.table.refusals import REFUSALS
from shishin.content.rules.table.style import STYLE_RULES
from shishin.content.rules.table.texts import TEXT_RULES
from shishin.content.rules.table.versions import VERSION_RULES
from shishin.content.rules.table.words import WORD_RULES

if TYPE_CHECKING:
    from shishin.content.rules.table.rule import Rule

__all__ = ["REFUSALS", "RULES"]

RULES: tuple[Rule[Any], ...] = (
    *TEXT_RULES,
    *WORD_RULES,
    *STYLE_RULES,
    *GUIDELINE_RULES,
    *VERSION_RULES,
    *DATA_RULES,
    *ACCESSIBILITY_RULES,
)

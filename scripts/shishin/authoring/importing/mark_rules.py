"""Asks the rules of `shishin check` for marks of Markdown about a piece of the new text, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.content.drafts import Draft
from shishin.content.files import SourceFile
from shishin.content.front_matter import Parts
from shishin.content.markdown import outline
from shishin.content.rules import marks
from shishin.content.yaml_lines import Document
from shishin.model.language import SOURCE

if TYPE_CHECKING:
    from shishin.model.finding import Finding


def passes_mark_rules(text: str) -> bool:
    """Whether readers would see all of a text's words and none of its marks."""
    file = SourceFile("", "", "", text)
    draft = Draft(file, SOURCE, None, Parts(Document(None, {}, ()), text, 1), outline(text, 1))
    findings: list[Finding] = []
    marks.marks(draft, findings)
    marks.unseen(draft, findings)
    return not findings

"""Changes of the program that come one day, and what authors then change in the working text."""

from __future__ import annotations

from dataclasses import dataclass

Edits = tuple[tuple[str, str, str], ...]
"""Files as globs, what stands there as a regular expression, and what takes its place."""


@dataclass(frozen=True)
class Mutation:
    """A change of the program, and what authors then change in the working text.

    Attributes:
        code: Edits of the package.
        content: Edits of the content, the released versions left out.
        before: Edits of the content that are made before the change already: what it leaves no place for.
    """

    code: Edits
    content: Edits = ()
    before: Edits = ()


TODAY = "forms/today"
GUIDES = "guidelines/*/guides/*.ja.md"
MUTATIONS = {
    "a new required field": Mutation(
        ((f"{TODAY}/guideline.py", r"(?s)(class GuideFacts\(Record\):\n.*?\n\n)",
          r'\1    audience: Line = described("guide.id", example="-")\n'),),
        ((GUIDES, r"\A---\n", "---\naudience: UX\n"),),
    ),
    "a renamed field": Mutation(
        ((f"{TODAY}/guideline.py", r"    owner: Line", "    keeper: Line"),
         (f"{TODAY}/make.py", r"record\.owner", "record.keeper")),
        (("guidelines/*/guideline.*.md", r"\nowner: ", "\nkeeper: "),),
    ),
    "a removed field": Mutation(
        ((f"{TODAY}/guideline.py", r"(?s)    slide: Annotated.*?\n    \)\n", ""),
         (f"{TODAY}/make.py", r"record\.slide", "None")),
        (("guidelines/*/guideline.ja.md", r"\nslide: [0-9]+", ""),),
    ),
    "a removed value": Mutation(
        (("model/requirement.py", r'    RETIRE = "retire"\n', ""),),
        before=((GUIDES, r", retire\]", "]"),),
    ),
    "a renamed value": Mutation(
        (("model/requirement.py", r'MAY = "may"', 'MAY = "could"'),
         ("languages/*/interface.toml", r"(\[levels\]\n)", r'\1could = "COULD"\n'),
         ("languages/*/wording.toml", r"\nmay = ", "\ncould = "),
         ("languages/*.py", '"may"', '"could"')),
        ((GUIDES, r"level: may", "level: could"),),
    ),
    "a changed section title": Mutation(
        (("languages/ja/sections.toml", r'\nwhy = "なぜ大切か"', '\nwhy = "大切な目的"'),
         ("languages/en/sections.toml", r'\nwhy = "Why it matters"', '\nwhy = "What it matters for"')),
        (("**/*.ja.md", "なぜ大切か", "大切な目的"), ("**/*.en.md", "Why it matters", "What it matters for"),
         ("principles/*.yml", "なぜ大切か", "大切な目的")),
    ),
    "a narrower pattern": Mutation(
        ((f"{TODAY}/requirement.py", "clause: Line", "clause: Annotated[Line, Field(pattern='^[^()]+$')]"),),
    ),
    "a lower limit": Mutation((("model/fields.py", r"LONGEST_PARAGRAPH = 1000", "LONGEST_PARAGRAPH = 300"),)),
    "a stricter rule": Mutation(
        (("languages/ja/wording.toml", r', "てはなりません。"', ""),),
    ),
    "narrower version numbers": Mutation(
        (("model/version.py", r'VERSION_PATTERN = r"\^', 'VERSION_PATTERN = r"^9'),),
    ),
    "narrower ids": Mutation(
        (("model/fields.py", r'\nID_PATTERN = r"\^\[a-z\]', '\nID_PATTERN = r"^[a-y]'),),
    ),
    "narrower numbers of requirements": Mutation(
        (("model/requirement.py", r'REQUIREMENT_PATTERN = r".*"', 'REQUIREMENT_PATTERN = r"^[A-Z]{2}-[0-4][0-9]$"'),),
    ),
}  # fmt: skip
LONG_ONLY = {"a narrower pattern", "a lower limit", "a stricter rule"}
"""What the real texts of today do not keep to."""

ALL_AT_ONCE = Mutation(
    *(
        tuple(edit for name, mutation in MUTATIONS.items() if name not in LONG_ONLY for edit in getattr(mutation, part))
        for part in ("code", "content")
    )
)
"""All changes that the real texts of today keep to, as if years of them came in a day."""

DRAFT: Edits = ((GUIDES, r"(evidence: .*)", r"\1 (1)"),)
"""What makes the working text another than the newest version, before and after."""


TABLE = "| 一 | 二 |\n|---|---|\n" + "| 三 | 四 |\n" * 60 + "\n"
"""A table that only the first version has."""

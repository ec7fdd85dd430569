"""Rules for a document in several languages: each is there, and each translates the text as it is now."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from shishin.content.digest import digest_ahead
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.reading.drafts import Family


def every_language(family: Family, root: Path, findings: list[Finding]) -> None:
    """A document has a file in each language of the site; one that cannot be read is reported elsewhere."""
    for language in family.languages:
        path = f"{family.stem}.{language.code}.md"
        if language.code not in family.drafts and not os.path.lexists(root / path):
            other_path = next(iter(family.drafts.values())).file.path
            findings.append(Finding.at(other_path, 0, "language-missing", language=language.name, path=path))


def up_to_date(family: Family, findings: list[Finding]) -> None:
    """A translation carries the digest of the source text as it is now."""
    for code, draft in family.drafts.items():
        if family.source is not None and (digest := digest_ahead(family, code)):
            findings.append(
                Finding.at(
                    draft.file.path,
                    draft.line("translates"),
                    "translation-behind",
                    source=family.source.file.path,
                    digest=digest,
                )
            )

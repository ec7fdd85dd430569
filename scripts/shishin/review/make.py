"""Makes the review of a suggested change: the state before and the state after, read, built and compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.finding import Severity
from shishin.pages.context import contexts
from shishin.review.changed_rules import changed_rules, coming_versions
from shishin.review.compare import Compared, compare
from shishin.review.model import MOST, Review, ReviewCounts, as_name
from shishin.review.new_findings import BEHIND, errors_first, in_words, new_findings
from shishin.website.command import build

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shishin.languages.language import Language
    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.pages.context import Context
    from shishin.review.compare import Circumstances, Picture
    from shishin.review.model import ChangedRule

OF_LOOKS = ("overrides/", "scripts/", "languages/", "mkdocs.yml", "pyproject.toml", "requirements/")
"""How the paths of files begin that decide how every page looks or what it does."""


@dataclass(frozen=True)
class ReviewedState:
    """The project at one time.

    Attributes:
        root: Its folder.
        site: Where its site is built.
        library: Its content; nothing if that cannot be read.
        findings: What is wrong with it.
    """

    root: Path
    site: Path
    library: Library | None
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Reviewed:
    """A review with its pictures.

    Attributes:
        review: What it found.
        findings: The findings that are new, the browser's among them.
        pictures: The pages that were opened, before and after.
    """

    review: Review
    findings: list[Finding]
    pictures: tuple[Picture, ...]


def make_review(base: str, before: ReviewedState, after: ReviewedState, known: Circumstances) -> Reviewed:
    """Compare two states of a project.

    Args:
        base: The id of the commit that the state before is of.
        before: The state before.
        after: The state after.
        known: What else it depends on.
    """
    findings, mended = new_findings(before.findings, after.findings)
    fields: dict[str, object] = {"base": base, "language": known.language.code, "unmade": "after"}
    fields |= _translations(before.findings, after.findings)
    rules: list[ChangedRule] = []
    compared = Compared()
    if after.library is not None:
        context = _context(after.library, known.language)
        if before.library is not None:
            rules = [*changed_rules(before.library, context)]
            fields["versions"] = tuple(coming_versions(before.library, context))[:MOST]
        fields["unmade"], missing = _build(before, after, known)
        findings += missing
    if after.library is not None and not fields["unmade"]:
        compared = compare(before.site, after.site, after.library, known)
        findings += compared.findings
    if fields["unmade"] == "after":
        # Whoever is to mend them must see them, whether or not they were there before.
        findings += (row for row in after.findings if row.severity is Severity.ERROR)
    findings = errors_first(dict.fromkeys(findings))
    fields |= {"findings": in_words(findings[:MOST], known.language), "rules": tuple(rules[:MOST])}
    fields |= {"pages": compared.pages[:MOST], "looked": compared.looked}
    fields |= {"looks": any(name.startswith(OF_LOOKS) for name in known.edited)}
    errors = sum(1 for row in findings if row.severity is Severity.ERROR)
    fields["counts"] = ReviewCounts(
        errors=errors, warnings=len(findings) - errors, mended=mended, rules=len(rules), **compared.counts
    )
    return Reviewed(Review.model_validate(fields), findings, compared.pictures)


def _context(library: Library, language: Language) -> Context:
    """Give the content in the language of the review, or in its own if it has no words in that."""
    of_languages = contexts(library)
    return of_languages.get(language.code) or next(iter(of_languages.values()))


def _translations(before: Sequence[Finding], after: Sequence[Finding]) -> dict[str, object]:
    was, now = ({row.file for row in findings if row.code in BEHIND} for findings in (before, after))
    return {
        "behind": tuple(map(as_name, sorted(now - was)))[:MOST],
        "caught_up": tuple(map(as_name, sorted(was - now)))[:MOST],
    }


def _build(before: ReviewedState, after: ReviewedState, known: Circumstances) -> tuple[str, list[Finding]]:
    """Build both sites; give the name of the one that cannot be built, and why if it is the one after."""
    unmade = ""
    for name, state in (("before", before), ("after", after)):
        if state.library is None:
            unmade = name
            continue
        done = build(state.root, state.site, state.library, known.progress)
        if done.findings:
            unmade = name
            if name == "after":
                return unmade, list(done.findings)
    return unmade, []

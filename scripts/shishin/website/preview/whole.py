"""What the preview does when nobody waits: it checks all, and makes every page as a build would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.judge import judge
from shishin.website.preview.pages import every_page
from shishin.website.preview.problems import problems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from shishin.content.edited import Edited
    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.render.site import SiteRenderer
    from shishin.website.preview.command import Command


@dataclass(frozen=True)
class Judged:
    """The texts that were edited were judged, each by itself.

    Attributes:
        paths: The files of these texts.
        findings: Every finding about them.
    """

    paths: frozenset[str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Checked:
    """The whole content was checked.

    Attributes:
        findings: Every finding.
    """

    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class AllMade:
    """Every page was made.

    Attributes:
        pages: Their HTML, compressed, by their paths from the site's root.
    """

    pages: dict[str, bytes]


@dataclass(frozen=True)
class NotMade:
    """A page cannot be made.

    Attributes:
        findings: Why.
    """

    findings: tuple[Finding, ...]


News = Judged | Checked | AllMade | NotMade
"""What can be new."""


def check_and_make(
    result: Edited,
    paths: Collection[str],
    command: Command,
    renderer_of: Callable[[Library], SiteRenderer],
    root: Path,
) -> Iterator[News | None]:
    """Judge texts that were edited, check the whole content and make every page, step by step.

    Args:
        result: What came of reading the texts anew.
        paths: The paths of texts that were edited and not judged since.
        command: Reads and checks the content.
        renderer_of: Gives what makes the pages of a content.
        root: The project's root.
    """
    try:
        yield _judged(result, paths)
        loaded, findings = command.check()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a preview outlives whatever stands in a project
        yield Checked(problems(error, (), root))
        return
    yield Checked(tuple(findings))
    if loaded.library is not None:
        yield from make_all(renderer_of(loaded.library), root)


def _judged(result: Edited, paths: Collection[str]) -> Judged:
    project = result.content.project
    files = ({draft.file.path for draft in family.drafts.values()} for family in project.sources.documents)
    # The other languages of a text are compared with it.
    about = frozenset(paths).union(*(of_text for of_text in files if not of_text.isdisjoint(paths)))
    outcomes = judge(project, about=about)
    return Judged(about, (*result.findings, *(finding for outcome in outcomes for finding in outcome.findings)))


def make_all(renderer: SiteRenderer, root: Path) -> Iterator[News | None]:
    """Make every page, step by step.

    Args:
        renderer: Makes them.
        root: The project's root.
    """
    pages: dict[str, bytes] = {}
    try:
        for path, page in every_page(renderer):
            pages[path] = page
            yield None
    except Exception as error:  # noqa: BLE001 - a preview outlives whatever stands in a template
        yield NotMade(problems(error, (), root))
        return
    yield AllMade(pages)

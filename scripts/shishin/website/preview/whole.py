"""What the preview does when nobody waits: it checks all, and makes every page as a build would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.website.preview.pages import every_page
from shishin.website.preview.problems import problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.render.site import SiteRenderer
    from shishin.website.preview.command import Command


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


def check_and_make(
    command: Command, renderer_of: Callable[[Library], SiteRenderer], root: Path
) -> Iterator[Checked | AllMade | NotMade | None]:
    """Check the whole content and make every page, step by step.

    Args:
        command: Reads and checks the content.
        renderer_of: Gives what makes the pages of a content.
        root: The project's root.
    """
    try:
        loaded, findings = command.check()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a preview outlives whatever stands in a project
        yield Checked(problems(error, (), root))
        return
    yield Checked(tuple(findings))
    if loaded.library is not None:
        yield from make_all(renderer_of(loaded.library), root)


def make_all(renderer: SiteRenderer, root: Path) -> Iterator[AllMade | NotMade | None]:
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

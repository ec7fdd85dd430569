"""What a row of the table says of a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from shishin.content.project import Project
    from shishin.model.finding import Finding

Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Need:
    """Something without which a rule cannot judge.

    Attributes:
        is_met: Whether a project has it.
        otherwise: Why the rule is skipped in a project that has not.
    """

    is_met: Callable[[Project], bool]
    otherwise: str


@dataclass(frozen=True, eq=False)
class Scope(Generic[Subject]):
    """What a rule is shown, one after the other.

    Attributes:
        name: What these things are called.
        subjects: Gives these things, each with the path of the file that it is about.
        needs: What must have been read, so that there are any.
    """

    name: str
    subjects: Callable[[Project], Iterable[tuple[str, Subject]]]
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class RuleRow:
    """A row of the table; one of no further kind tells of what reading refuses by itself, before any rule is run.

    Attributes:
        id: What the row is called.
        tests: What must hold.
        why: Whom it would harm if it did not, and how.
        bad: A bad fixture for each finding that can be given, by the finding's code: the name of a file of
            `tests/fixtures/invalid/` without its ending, or of a file of `tests/` that has the test.
        shared: The codes of those findings that another row gives too, and has as its own.
    """

    id: str
    tests: str
    why: str
    bad: Mapping[str, str]
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False, kw_only=True)
class Rule(RuleRow, Generic[Subject]):
    """A rule for what authors write.

    Attributes:
        scope: What the rule is shown.
        judge: Judges one of these things: given the thing, the project, and the list that findings are added to.
        needs: What must have been read, so that the rule can judge.
        follows_from: Gives all that the findings about a thing follow from, in words, numbers and tuples of these. They
            are then remembered from one run to the next. Only rules that take long have it.
    """

    scope: Scope[Subject]
    judge: Callable[[Subject, Project, list[Finding]], None]
    needs: tuple[Need, ...] = ()
    follows_from: Callable[[Subject, Project], tuple[object, ...]] | None = None

    def unmet(self, project: Project) -> str:
        """Say why the rule cannot judge a project, or nothing if it can."""
        return next((need.otherwise for need in (*self.scope.needs, *self.needs) if not need.is_met(project)), "")

"""The values that facts of a text can have, each list in its order.

A text that was released keeps the values that its form had then, whatever may be written today. So facts hold plain
strings, and every text comes with the lists that they were taken from.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Vocabulary:
    """The values that facts can have under a form.

    A list that is added here later has a default: closed forms are not changed.

    Attributes:
        levels: How binding a requirement is, the most binding first.
        phases: When in the life of a service it is met, in order.
        roles: Who meets it.
        statuses: The states of a version.
        scopes: Who applies it.
        notes: What a change does.
        effects: What a change of a requirement of the first level does to those who must meet it.
        examinations: The kinds of examination.
        standards: The states of a standard.
    """

    levels: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    examinations: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()

    def joined(self, other: Vocabulary) -> Vocabulary:
        """Give the values of both, those of this vocabulary first."""
        return Vocabulary(
            **{
                field.name: tuple(dict.fromkeys((*getattr(self, field.name), *getattr(other, field.name))))
                for field in fields(self)
            }
        )

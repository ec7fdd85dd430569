"""The forms that released versions were written in, each with its number.

A form is closed as soon as a version is released in it: it is never changed again, and a test holds it. If the field
table of today can say something that the newest form cannot read, copy the folder of the newest form to the next
number, change the copy, and add it here; from then on versions are released in that form.
"""

from __future__ import annotations

from functools import cache, reduce
from typing import TYPE_CHECKING

from shishin.forms.form import Limits, NamePatterns
from shishin.forms.form1.reader import FORM_1
from shishin.model.fields import ID_PATTERN
from shishin.model.requirement import REQUIREMENT_PATTERN
from shishin.model.version import VERSION_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.forms.form import Form
    from shishin.model.vocabulary import Vocabulary

FORMS: tuple[Form, ...] = (FORM_1,)
"""Every form, the oldest first. New versions are released in the last."""

NEWEST = FORMS[-1]


def form_of(number: object) -> Form | None:
    """Give the form with a number, or nothing if this program does not know it."""
    return next((form for form in FORMS if type(number) is int and form.number == number), None)


def every_value() -> Vocabulary:
    """Give the values of all forms: each needs its word in every language of the interface, for ever."""
    values = FORMS[0].vocabulary
    for form in FORMS[1:]:
        values = values.joined(form.vocabulary)
    return values


@cache
def every_name() -> NamePatterns:
    """Give what things are called today or in any form: a page, a tag or an address can be of any version."""
    today = NamePatterns(ID_PATTERN.strip("^$"), REQUIREMENT_PATTERN.strip("^$"), VERSION_PATTERN.strip("^$"))
    known = [today, *(form.names for form in FORMS)]
    return NamePatterns(*(_any(getattr(names, kind) for names in known) for kind in ("id", "requirement", "version")))


@cache
def widest_limits() -> Limits:
    """Give the widest limits of all forms: a ledger and the folder round it hold versions in several."""
    return reduce(Limits.joined, (form.limits for form in FORMS))


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(dict.fromkeys(patterns))})"

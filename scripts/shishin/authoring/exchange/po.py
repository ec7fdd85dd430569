"""Writes and reads PO, the format of GNU gettext's tools.

Source: GNU gettext manual, “The Format of PO Files”. A unit's id is its context (`msgctxt`), a translation to be looked
at is `fuzzy`, and what its source words were stands behind `#|`. The header's Project-Id-Version, the name and version
of a package (“Filling in the Header Entry”), holds the path of the source text and its digest.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from shishin.authoring.exchange.catalogue import Returned, ReturnedUnit, UnreadableError, notes
from shishin.authoring.exchange.units import UnitState

if TYPE_CHECKING:
    from shishin.authoring.exchange.catalogue import Exchanged

ENDING = ".po"

_PLURAL = re.compile(r"^[ \t]*msgid_plural", re.MULTILINE)


def po_text(text: Exchanged) -> str:
    """Write a text as PO.

    Args:
        text: The text.
    """
    catalogue = Catalog(
        locale=text.codes[1],
        project=text.source,
        version=text.digest,
        header_comment=f"# {text.source} ({text.codes[0]} → {text.codes[1]})",
        fuzzy=False,
    )
    for unit in text.units:
        message = catalogue.add(
            unit.source,
            unit.target,
            locations=[(text.source, unit.line)],
            flags=["fuzzy"] if unit.state is UnitState.REVIEW else [],
            auto_comments=notes(unit),
            previous_id=unit.before,
            context=unit.id,
        )
        # A percent sign in a text begins no format.
        message.flags -= {"python-format", "python-brace-format"}
    file = BytesIO()
    write_po(file, catalogue, width=0, include_previous=True)
    return file.getvalue().decode()


def read_po_text(text: str) -> Returned:
    """Read a PO file that came back; entries that are obsolete are left out.

    Args:
        text: The file.

    Raises:
        UnreadableError: It cannot be read, or it is none that was handed out.
    """
    # A header could ask for as many plurals as it likes; what was handed out has none.
    if plural := _PLURAL.search(text):
        raise UnreadableError("plural", text.count("\n", 0, plural.start()) + 1)
    try:
        catalogue = read_po(text.splitlines(keepends=True), ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise UnreadableError(str(error), error.lineno) from error
    except (ValueError, LookupError, TypeError) as error:
        raise UnreadableError(str(error)) from error
    units = [
        ReturnedUnit(
            str(message.context or ""),
            message.lineno or 0,
            str(message.id),
            str(message.string),
            _state(message.string, fuzzy=message.fuzzy),
        )
        for message in catalogue
        if message.id
    ]
    return Returned(str(catalogue.project), str(catalogue.version), catalogue.locale_identifier or "", tuple(units))


def _state(target: object, *, fuzzy: bool) -> UnitState:
    if not target:
        return UnitState.UNTRANSLATED
    return UnitState.REVIEW if fuzzy else UnitState.TRANSLATED

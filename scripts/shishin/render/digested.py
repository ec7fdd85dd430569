"""Gives what pages are made of as bytes, of which a digest can be taken."""

from __future__ import annotations

import copyreg
import io
import pickle
from typing import TYPE_CHECKING

from shishin.languages.language import Language
from shishin.model.fields import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


def _records(base: type[Record]) -> Iterator[type[Record]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _records(kind)


class _Pickler(pickle.Pickler):
    """Writes a language as its code, because its words are digested once for all pages, and a record as its fields."""

    dispatch_table = {  # noqa: RUF012 - the superclass has it as a variable of the object
        **copyreg.dispatch_table,
        **{kind: lambda record: (dict, ([*vars(record).items()],)) for kind in _records(Record)},
        Language: lambda language: (str, (language.code,)),
    }


def bytes_of(value: object) -> bytes:
    """Give a value as bytes; equal values have the same bytes in every process.

    Args:
        value: Anything that is made of words, numbers, dates, tuples, lists, dictionaries, and objects of these. A set
            has its elements in another order in every process, so its digest would never be met again.
    """
    file = io.BytesIO()
    pickler = _Pickler(file, pickle.HIGHEST_PROTOCOL)
    # Otherwise the bytes tell which of the equal words in it are one object.
    pickler.fast = True
    pickler.dump(value)
    return file.getvalue()

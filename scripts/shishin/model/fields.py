"""The building blocks of the field table: what a field may hold, and how it is described."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

from shishin.model.weblink import split_address

ID_PATTERN = r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"
"""A permanent id: lower-case ASCII words joined by hyphens, fit for an address and an anchor."""

DIGEST_PATTERN = r"^[0-9a-f]{16}$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]+$")]
"""Words on one line."""

LONGEST_PARAGRAPH = 1000
"""Characters."""

Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PARAGRAPH)]

DATE_PATTERN = r"^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
"""A calendar day as ISO 8601-1:2019, 5.2.2.1 writes it in full."""

WEB_ADDRESS_PATTERN = r"^https://[^\s<>\"]+$"


def _misshapen(pattern: str) -> PydanticCustomError:
    return PydanticCustomError("string_pattern_mismatch", "It has the wrong form.", {"pattern": pattern})


def _web_address(text: str) -> str:
    parts = split_address(text)
    if parts is None or not parts.hostname:
        raise _misshapen("https://HOST/…")
    return text


def _calendar_day(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError as error:
        raise _misshapen("YYYY-MM-DD") from error
    return text


WebAddress = Annotated[
    str, StringConstraints(pattern=WEB_ADDRESS_PATTERN, max_length=300), AfterValidator(_web_address)
]
"""An address that is fit to be taken apart: it names a host."""

ADDRESS_PATTERN = r"^(?:[A-Za-z0-9][A-Za-z0-9.-]*/)+(?:#[A-Za-z0-9-]+)?$"
Address = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN, max_length=300)]
"""An address on the site from its root, and perhaps an anchor."""

Day = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_calendar_day)]
"""A day that the calendar has."""

Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]

Item = TypeVar("Item")
Several = Annotated[tuple[Item, ...], Strict(strict=False)]
"""A YAML list kept as a tuple; its items stay strictly typed."""


class Record(BaseModel):
    """A frozen row of data that refuses unknown fields and never guesses a type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)

    @classmethod
    def cut_from(cls, record: Record) -> Self:
        """Cut another record down to the fields of this class."""
        return cls.model_validate({name: getattr(record, name) for name in cls.model_fields})


def described(ja: str, en: str, *, example: object, default: Any = ...) -> Any:  # noqa: ANN401 - pydantic's own
    """Describe a field once, in both languages, for the schema and the reference page.

    Args:
        ja: What the field holds, for Japanese authors.
        en: The same for English readers.
        example: A value that is allowed.
        default: The value when the field is left out; without it the field is required.
    """
    return Field(default, description=en, examples=[example], json_schema_extra={"x-ja": ja})


class Words(Record):
    """The same words in every language of the site."""

    ja: Paragraph = described("日本語の文", "The words in Japanese", example="行動指針")
    en: Paragraph = described("英語の文", "The words in English", example="guideline for action")

    def in_(self, code: str) -> str:
        """Give the words in a language of the site."""
        words: str = getattr(self, code)
        return words

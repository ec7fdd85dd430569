"""The building blocks of the field table: what a field may hold, and how it is described."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Self, TypedDict, TypeVar, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    Strict,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from shishin.model.visible import is_blank
from shishin.model.web_address import fault

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ID_PATTERN = r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"
"""A permanent id: lower-case ASCII words joined by hyphens, fit for an address and an anchor."""

DIGEST_PATTERN = r"^[0-9a-f]{16}$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]


def _told(text: str) -> str:
    if is_blank(text):
        raise PydanticCustomError("string_too_short", "It says nothing.", {"min_length": 1})
    return text


Exact = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]+$")]
"""Characters on one line as a source has them, which may be a single comma."""

Line = Annotated[Exact, AfterValidator(_told)]
"""Words on one line, with a letter, a digit or a symbol that can be seen."""

LONGEST_PARAGRAPH = 1000
"""Characters."""

ExactParagraph = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PARAGRAPH)]
Paragraph = Annotated[ExactParagraph, AfterValidator(_told)]

DATE_PATTERN = r"^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
"""A calendar day as ISO 8601-1:2019, 5.2.2.1 writes it in full."""

WEB_ADDRESS_PATTERN = r"^https://[^\s<>\"]+$"
LONGEST_ADDRESS = 300
"""Characters."""


def _misshapen(pattern: str) -> PydanticCustomError:
    return PydanticCustomError("string_pattern_mismatch", "It has the wrong form.", {"pattern": pattern})


def _web_address(text: str) -> str:
    if problem := fault(text):
        context = {"reason": problem.reason, "part": problem.part}
        raise PydanticCustomError("web_address", "It may lead elsewhere than it seems.", context)
    return text


def _calendar_day(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError as error:
        raise _misshapen("YYYY-MM-DD") from error
    return text


WebAddress = Annotated[
    str,
    StringConstraints(max_length=LONGEST_ADDRESS),
    AfterValidator(_web_address),
    WithJsonSchema({"maxLength": LONGEST_ADDRESS, "pattern": WEB_ADDRESS_PATTERN, "type": "string"}),
]
"""An address out of the site that leads where it seems to lead; editors know only the beginning of the rule."""

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
        """Cut another record down to the fields of this class; they were judged when it was read."""
        # Pydantic’s mypy plugin takes the result for a Record.
        return cast("Self", cls.model_construct(**{name: getattr(record, name) for name in cls.model_fields}))


def described(ja: str, en: str, *, example: object, default: Any = ..., **marks: bool) -> Any:  # noqa: ANN401 - pydantic's own
    """Describe a field once, in both languages, for the schema and the reference page.

    Args:
        ja: What the field holds, for Japanese authors.
        en: The same for English readers.
        example: A value that is allowed.
        default: The value when the field is left out; without it the field is required.
        marks: What else the schema says of it.
    """
    return Field(default, description=en, examples=[example], json_schema_extra={"x-ja": ja, **marks})


class EditionNeeds(TypedDict):
    """What an edition asks of its files: the context in which they are read.

    Attributes:
        languages: The codes of the edition's languages, the source language first.
        readings: Whether terms have readings, by which one of its glossaries stands.
    """

    languages: tuple[str, ...]
    readings: bool


def _asked(info: ValidationInfo) -> EditionNeeds | None:
    return info.context if info.context and "languages" in info.context else None


class InEveryLanguage(Record):
    """A record with a field for each language of the edition, called by its code; the others are its own.

    Which languages these are is not known here: the context in which a record is read says it, see `EditionNeeds`.
    """

    model_config = ConfigDict(extra="allow", json_schema_extra={"x-languages": {"ja": "文", "en": "The words"}})

    @model_validator(mode="wrap")
    @classmethod
    def _has_every_language(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:  # noqa: ANN401 - whatever an author wrote
        asked = _asked(info)
        if asked is None or not isinstance(data, dict):
            return handler(data)
        needed = (*asked["languages"], *cls.needed_besides(asked))
        known = {*needed, *cls.model_fields}
        errors = [InitErrorDetails(type="missing", loc=(name,), input=data) for name in needed if name not in data]
        errors += [
            InitErrorDetails(type="extra_forbidden", loc=(name,), input=data[name])
            for name in data
            if name not in known
        ]
        try:
            record = handler({name: value for name, value in data.items() if name in known})
        except ValidationError as error:
            errors = [*map(_same_again, error.errors(include_url=False)), *errors]
        if errors:
            raise ValidationError.from_exception_data(cls.__name__, errors)
        return record

    @classmethod
    def needed_besides(cls, asked: EditionNeeds) -> tuple[str, ...]:
        """Give the fields that are needed besides the languages, in an edition that asks for them."""
        del asked
        return ()

    @property
    def texts(self) -> dict[str, str]:
        """The words by the codes of their languages."""
        return dict(self.__pydantic_extra__ or {})

    def in_(self, code: str) -> str:
        """Give the words in a language of the site.

        Raises:
            KeyError: There are none in that language.
        """
        words: str = (self.__pydantic_extra__ or {})[code]
        return words

    def __hash__(self) -> int:
        """Give equal records the same hash."""
        return hash((type(self), *self.texts.items()))


def _same_again(detail: ErrorDetails) -> InitErrorDetails:
    """Copy pydantic's error, but for its message, so that it can be raised together with others."""
    kind = PydanticCustomError(detail["type"], "It does not fit.", detail.get("ctx"))
    return InitErrorDetails(type=kind, loc=detail["loc"], input=detail["input"])


class Words(InEveryLanguage):
    """The same words in every language of the site."""

    __pydantic_extra__: dict[str, Paragraph]


def _known_language(code: str, info: ValidationInfo) -> str:
    asked = _asked(info)
    if asked and code not in asked["languages"]:
        expected = " or ".join(f"'{known}'" for known in asked["languages"])
        raise PydanticCustomError("literal_error", "No such language.", {"expected": expected})
    return code


LanguageCode = Annotated[
    str, AfterValidator(_known_language), WithJsonSchema({"type": "string", "x-language-code": True})
]
"""The code of a language of the edition."""

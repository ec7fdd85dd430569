"""Says whether values of attributes are language tags, dates or values of a list (HTML Standard, 2.3; RFC 5646)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from shishin.checks.html_attributes import BOOLEAN, LANGUAGES, LINK_TYPES, VALUES, VALUES_OF
from shishin.checks.html_roles import ARIA_VALUES
from shishin.checks.html_standard import words

_LANGUAGE = re.compile(
    r"(?:(?:ar|kok|lv|ms|sgn|sw|uz|zh)-[a-z]{3}|[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+"
)
"""A tag in small letters (RFC 5646, 2.1): no language has more than three, and few can be followed by another.

The irregular tags of before 2006 are left out.
"""

_OF_TWO_LETTERS = words("""
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
    et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
""")  # fmt: skip
"""The languages with a code of two letters (ISO 639-1), as the registry of RFC 5646 has them: `jp` is none."""

_DAY = r"(\d{4,})-(\d\d)-(\d\d)"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?"
_ZONE = r"(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)"
_DURATION = (
    r"P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?|\s*(?:\d+(?:\.\d{1,3})?\s*[wdhms]\s*)+"
)
_MOMENT = re.compile(rf"{_DAY}(?:[T ]{_CLOCK}{_ZONE})?", re.ASCII)
_TIME = re.compile(
    rf"{_DAY}(?:[T ]{_CLOCK}{_ZONE}?)?|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|\d{{4,}}-(?:0[1-9]|1[0-2])|\d{{4,}}"
    rf"|\d{{4,}}-W(?:0[1-9]|[1-4]\d|5[0-3])|{_CLOCK}|{_ZONE}|{_DURATION}",
    re.ASCII,
)
_LONGEST_YEAR = 4
_MONTHS = 12


def is_language(value: str) -> bool:
    """Whether a value is a language tag that can be one of a language (RFC 5646, 2.1 and 2.2.9)."""
    tag = value.lower()
    first = tag.split("-")[0]
    return _LANGUAGE.fullmatch(tag) is not None and (len(first) != len("ja") or first in _OF_TWO_LETTERS)


def is_time(value: str, *, is_change: bool = False) -> bool:
    """Whether a value says a time as `time` may (4.5.14), or as `ins` and `del` may (4.7.3: a day, or a moment)."""
    match = (_MOMENT if is_change else _TIME).fullmatch(value.strip())
    if match is None:
        return False
    year, month, day = match[1], match[2], match[3]
    if year is None or len(year) > _LONGEST_YEAR:
        return year is None or int(month) <= _MONTHS
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def is_allowed(element: str, attribute: str, value: str) -> bool:
    """Whether an attribute of an element may have a value, as the tables say; roles and ids are judged elsewhere."""
    if attribute in LANGUAGES:
        return is_language(value) or (attribute == "lang" and not value)
    if attribute == "datetime":
        return is_time(value, is_change=element in ("ins", "del"))
    if attribute == "rel" and element in LINK_TYPES:
        return all(token in LINK_TYPES[element] for token in value.lower().split())
    if attribute in BOOLEAN:
        return value.lower() in ("", attribute)
    wanted = _pattern(element, attribute)
    return wanted is None or wanted.fullmatch(value) is not None


@cache
def _pattern(element: str, attribute: str) -> re.Pattern[str] | None:
    text = VALUES_OF.get((element, attribute)) or VALUES.get(attribute) or ARIA_VALUES.get(attribute)
    return re.compile(text, re.DOTALL) if text is not None else None

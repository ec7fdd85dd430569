"""Reads the reason for something, as it is given on the command line: once in each language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from shishin.content.reading.characters import forbidden
from shishin.forms.today.make import by_language
from shishin.model.fields import LONGEST_PARAGRAPH, Words
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.model.by_language import ByLanguage

OPTION = "--why"
"""The option that the reason is given with; in findings it stands for the file."""

SHOWN = 60
"""So many characters of a value are shown that is none."""


def reason_of(why: Sequence[str], codes: Sequence[str], findings: list[Finding]) -> ByLanguage | None:
    """Read the reason for something, and hold it against the rules of the file that it goes into.

    Args:
        why: The reason in each language of the site, as `LANG=TEXT`; a text may have a `=` in it.
        codes: The codes of these languages, that of the source language first.
        findings: Where it is said what is wrong.
    """
    before = len(findings)
    texts = _texts_of(why, codes, findings)
    for code, text in texts.items():
        findings += [Finding(f"{OPTION} {code}", 0, wrong, values) for wrong, values in forbidden(text)]
    missing = [code for code in codes if code not in texts]
    findings += [Finding.at(OPTION, 0, "reason-missing", language=code) for code in missing]
    if missing:
        return None
    try:
        reason = by_language(Words.model_validate(texts))
    except ValidationError as error:
        wrong_codes = dict.fromkeys(str(problem["loc"][0]) for problem in error.errors())
        findings += [
            Finding.at(f"{OPTION} {code}", 0, "reason-length", limit=LONGEST_PARAGRAPH) for code in wrong_codes
        ]
        return None
    return reason if len(findings) == before else None


def _texts_of(why: Sequence[str], codes: Sequence[str], findings: list[Finding]) -> Mapping[str, str]:
    """Give the text of each language, or say which value is not `LANG=TEXT`, of no language of the site, or twice."""
    values = {"languages": ", ".join(codes), "example": " ".join(f"{OPTION} {code}=…" for code in codes)}
    texts: dict[str, str] = {}
    for given in why:
        code, equals, text = given.partition("=")
        if not equals or code not in codes:
            findings.append(Finding.at(OPTION, 0, "reason-language", given=given[:SHOWN], **values))
        elif code in texts:
            findings.append(Finding.at(f"{OPTION} {code}", 0, "reason-twice", language=code))
        else:
            texts[code] = text
    return texts

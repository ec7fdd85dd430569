"""The conformance checks: what the HTML Standard forbids is named, and what it allows, however unusual, is not."""

from __future__ import annotations

import pytest

from shishin.checks.attribute_checks import ATTRIBUTE_CHECKS
from shishin.checks.attribute_values import is_language, is_time
from shishin.checks.built_page import BuiltPage
from shishin.checks.content_model import CONTENT_CHECKS
from shishin.checks.html_standard import CHILDREN, FLOW, KNOWN, ORDER, VOID, pattern
from shishin.checks.page_checks import PAGE_CHECKS
from shishin.checks.table_shape import table_shape
from support.conformance import ALLOWED, BROKEN, HEADS
from support.html import PAGE
from support.languages import EDITION

CHECKS = (*CONTENT_CHECKS, *ATTRIBUTE_CHECKS, table_shape)


def findings(body: str, head: str = "") -> set[str]:
    page = BuiltPage("en/", PAGE.format(head=head, body=body), EDITION)
    return {finding.code for check in CHECKS for finding in check(page, "https://sample.example/")}


@pytest.mark.parametrize(("code", "body"), BROKEN)
def test_what_the_standard_forbids_is_named(code: str, body: str) -> None:
    assert code in findings(body)


@pytest.mark.parametrize(("code", "head"), HEADS)
def test_what_the_standard_forbids_in_a_head_is_named(code: str, head: str) -> None:
    assert code in findings("", head)


def test_all_that_is_allowed_is_allowed_on_one_page() -> None:
    assert findings(ALLOWED) == set()


def test_characters_that_are_none_are_named() -> None:
    page = BuiltPage("en/", PAGE.format(head="", body="\n<p>a\x01b</p>"), EDITION)
    (finding,) = PAGE_CHECKS[0](page, "")
    assert (finding.code, finding.line) == ("html-parse", 4)


@pytest.mark.parametrize("body", [
    f"<label>{'<b>' * 5_000}<input><input>", f"<ruby>{'a<rp>(<rt>b' * 2_000}<rp>)<b>c</ruby>",
    f"<dl>{'<dt>a<dd>b' * 5_000}<dt>c</dl>", f"<table><tr><td colspan={'9' * 5_000}>a<td rowspan=9>b</table>",
    f"<p lang={'a-' * 5_000}x>a</p>", f"<time datetime='{'1h ' * 5_000}x'>a</time>", f"<a href='{'//[' * 5_000}'>a</a>",
])  # fmt: skip
def test_what_is_deep_long_or_many_is_judged_at_once(body: str) -> None:
    assert findings(body)


def test_the_tables_name_no_element_that_there_is_not() -> None:
    assert len(KNOWN) >= 105
    assert frozenset().union(*CHILDREN.values()) - {"math", "svg"} <= KNOWN
    assert not VOID & CHILDREN.keys()
    assert FLOW <= KNOWN
    assert all(pattern(name).groups < 10 for name in ORDER)


@pytest.mark.parametrize("tag", ["ja", "en-GB", "zh-Hant", "sl-rozaj", "en-x-plain", "x-house", "de-CH-1996", "es-419"])
def test_language_tags_are_known(tag: str) -> None:
    assert is_language(tag)
    assert not any(map(is_language, (f"{tag}-", f"-{tag}", f"{tag}_", f" {tag}")))


@pytest.mark.parametrize("text", ["2026-11-31", "2026-00-01", "2026-11-1", "P", "PT", "24:00", "12:60", "", "0h x"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert not is_time(text)

"""Which success criteria each check looks for failures of: axe-core says it by tags, our own checks by this table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.checks.axe_script import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OF_FINDINGS: dict[str, tuple[str, ...]] = {
    "html-parse": ("4.1.1",),
    "html-id-twice": ("4.1.1",),
    "html-element": ("4.1.1",),
    "html-content-model": ("1.3.1", "4.1.1", "4.1.2"),
    "html-content-order": ("1.3.1", "4.1.1"),
    "html-attribute": ("4.1.1", "4.1.2"),
    "html-attribute-missing": ("1.1.1", "4.1.2"),
    "html-attribute-value": ("3.1.2", "4.1.2"),
    "html-reference": ("1.3.1", "3.3.2", "4.1.2"),
    "html-table-shape": ("1.3.1",),
    "html-h1": ("1.3.1",),
    "html-heading-skip": ("1.3.1",),
    "html-table-heads": ("1.3.1",),
    "html-table-name": ("1.3.1",),
    "html-role-repeated": ("1.3.1", "4.1.2"),
    "html-letters-apart": ("1.3.2",),
    "html-lang": ("3.1.1",),
    "html-language-part": ("3.1.2",),
    "html-title-twice": ("2.4.2",),
    "html-title-language": ("2.4.2", "3.1.1"),
    "html-order-differs": ("3.2.3", "3.2.6"),
    "html-help-missing": ("3.2.6",),
    "html-landmarks": ("2.4.1",),
    "html-link-address": ("2.4.4",),
    "html-link-words": ("2.4.4",),
    "page-overflow": ("1.4.10",),
    "page-lost": ("1.4.4", "1.4.12"),
    "page-colour-alone": ("1.4.1",),
    "page-forced-contrast": ("1.4.3",),
    "page-forced-edge": ("1.4.11",),
    "page-key-unreached": ("2.1.1",),
    "page-key-trap": ("2.1.2",),
    "page-single-key": ("2.1.4",),
    "page-moving": ("2.2.2",),
    "page-skip-link": ("2.4.1",),
    "page-key-order": ("2.4.3",),
    "page-focus-unseen": ("2.4.7",),
    "page-focus-hidden": ("2.4.11",),
    "page-target-small": ("2.5.8",),
    "page-status-silent": ("4.1.3",),
}
"""The criteria of WCAG 2.2 (and 4.1.1 of WCAG 2.0) by the code of the finding; the others are about no criterion."""

MEDIA = "audio, video, embed, object, iframe"
"""What may bring sound or moving pictures to a page (HTML Standard, 4.8); the site's pages have none."""

_TAG = re.compile(r"wcag([1-9])([1-9])([1-9][0-9]?)")

_RULES = "() => Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, rule.tags]))"


def criteria_of_rules(browser: Browser) -> dict[str, tuple[str, ...]]:
    """Give the numbers of the success criteria that each rule of axe-core is about, by the rule's id.

    Args:
        browser: A browser; an empty page is opened in it.
    """
    page = browser.new_page()
    try:
        page.evaluate(AXE)
        tags: dict[str, list[str]] = page.evaluate(_RULES)
    finally:
        page.close()
    return {
        rule: tuple(".".join(match.groups()) for name in of_rule if (match := _TAG.fullmatch(name)))
        for rule, of_rule in tags.items()
    }

"""What is tried on one page of each type: the keys, and the messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.single_keys import single_keys
from shishin.checks.status_messages import status_messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TYPE_CHECKS: tuple[Callable[[Page], list[tuple[str, str]]], ...] = (single_keys, status_messages)
"""Every page of a type has the same scripts; these checks wait, or press many keys."""

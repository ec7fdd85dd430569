"""A built page of the same text is parsed once for all tests of a process, and searched once for the same elements."""

from __future__ import annotations

from functools import lru_cache

from shishin.checks.built_page import BuiltPage

page_once = lru_cache(maxsize=1_000)(BuiltPage)
"""Gives the page that was read before, if one of the same address, text and languages was; no check changes a page.

A page takes about half a megabyte.
"""

"""Releases versions of a guideline: what a release would do, what it writes, and how it is carried out whole."""

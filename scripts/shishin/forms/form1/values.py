"""The values and names of form 1."""

from __future__ import annotations

from shishin.model.vocabulary import Vocabulary

VALUES = Vocabulary(
    levels=("must", "should", "may"),
    phases=("discovery", "procurement", "build", "run", "retire"),
    roles=("service-owner", "designer", "developer", "operator", "procurement", "supplier"),
    statuses=("draft", "beta", "current", "superseded", "withdrawn"),
    scopes=("bureau-led", "all-bureaux"),
    notes=("added", "changed", "withdrawn", "editorial"),
    effects=("stricter", "looser", "same"),
    examinations=("review", "audit"),
    standards=("current", "revision", "withdrawn"),
)

LANGUAGES = ("ja", "en")
"""The languages of a version whose row in the ledger states none; the source language is the first."""

GUIDELINE = "guideline"
"""The guideline's own files are `guideline.LANGUAGE.md`."""

GUIDES = "guides/"
"""Its guides are `guides/NAME.LANGUAGE.md`."""

CHANGES = "changes/"
"""Its change notes are `changes/NAME.yml`."""

ACCOUNT, STANDARDS, ADDRESSES = "release.yml", "standards.yml", "addresses.txt"
"""What every version has besides."""

RESERVED = frozenset({"all", "versions", "changes", "draft", "latest"})
"""What no guide is called: pages of the guideline stand at these addresses."""

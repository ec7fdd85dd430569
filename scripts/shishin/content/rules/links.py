"""Rules for links and figures: each leads to a file, an anchor and a language that exist."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.advice import near
from shishin.content.hosts_named import misnamed
from shishin.content.link_targets import resolve, targets
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.visible import is_blank
from shishin.model.web_address import MAIL, WEB, fault, host_of, leaves, split_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.content.drafts import Draft
    from shishin.content.link_targets import Target
    from shishin.content.markdown import Reference

SHOWN = 80
"""How many characters of a target a message repeats."""


def links(draft: Draft, known: Mapping[str, Target], figures: Mapping[str, str], findings: list[Finding]) -> None:
    """Check every link and image of a file."""
    for reference in draft.outline.references:
        if reference.image:
            _figure(draft, reference, figures, findings)
        else:
            _link(draft, reference, known, findings)


@dataclass(frozen=True)
class Latest:
    """The latest released version of a guideline.

    Attributes:
        folder: The guideline's folder.
        version: The version's number.
        drafts: Its files.
        renamed: The addresses that redirects lead to.
    """

    folder: str
    version: str
    drafts: tuple[Draft, ...]
    renamed: frozenset[str]


def released(draft: Draft, latest: Latest, findings: list[Finding]) -> None:
    """A link to a guideline leads to its latest released version: what it names must stand there already.

    A guide that gets another name is an exception: the old name is gone from the sources, and the page redirects.

    Args:
        draft: A file that is no part of the guideline.
        latest: What a link to the guideline leads to.
        findings: Where findings go.
    """
    known = {_name(f"{each.file.stem}.{each.file.language}.md"): each for each in latest.drafts}
    goals = targets([*latest.drafts], (), {})
    for reference in draft.outline.references:
        goal, _, anchor = reference.target.partition("#")
        path = resolve(draft.file.path, goal)
        page = f"{latest.folder}/{posixpath.basename(_name(path)).split('.')[0]}/"
        if reference.image or not path.startswith(f"{latest.folder}/") or page in latest.renamed:
            continue
        found = known.get(_name(path))
        anchors = goals[found.file.path].anchors if found else None
        if found is None or (anchor and anchor not in (anchors or {anchor})):
            shown = reference.target[:SHOWN]
            findings.append(
                Finding.at(draft.file.path, reference.line, "link-unreleased", target=shown, version=latest.version)
            )


def _name(path: str) -> str:
    """Leave the number out of a guide's path: it tells the order, which may change."""
    return re.sub(r"/\d+-(?=[^/]*$)", "/", path)


def _link(draft: Draft, reference: Reference, known: Mapping[str, Target], findings: list[Finding]) -> None:
    at, target = (draft.file.path, reference.line), reference.target
    if is_blank(reference.text):
        findings.append(Finding.at(*at, "link-empty", target=target[:SHOWN]))
    out = leaves(target)
    if not out:
        _inside(draft, reference, known, findings)
    elif found := fault(target, mail=True):
        part, allowed = found.part[:SHOWN], f"{WEB}, {MAIL}"
        findings.append(Finding.at(*at, f"link-{found.reason}", target=target[:SHOWN], part=part, allowed=allowed))
        return
    host = host_of(target) if out else ""
    if other := misnamed(reference.text, target):
        findings.append(Finding.at(*at, "link-words", words=other[:SHOWN], host=host or target[:SHOWN]))


def _inside(draft: Draft, reference: Reference, known: Mapping[str, Target], findings: list[Finding]) -> None:
    """A link within the site leads to a file, an anchor and a language that exist."""
    path, line, shown = draft.file.path, reference.line, reference.target[:SHOWN]
    parts = split_address(reference.target)
    goal = (resolve(path, parts.path) if parts.path else path) if parts else ""
    if parts is None or goal not in known:
        meant = near(path, goal, known, draft.file.language) if goal else "–"
        findings.append(Finding.at(path, line, "link-broken", target=shown, near=meant))
    elif known[goal].language != draft.file.language:
        right = goal.replace(f".{known[goal].language}.md", f".{draft.file.language}.md")
        findings.append(Finding.at(path, line, "link-language", target=shown, right=posixpath.basename(right)))
    elif parts.fragment and parts.fragment not in (known[goal].anchors or {parts.fragment}):
        findings.append(Finding.at(path, line, "link-anchor", target=shown, anchor=parts.fragment))


def _figure(draft: Draft, reference: Reference, figures: Mapping[str, str], findings: list[Finding]) -> None:
    path = draft.file.path
    if draft.file.stem.startswith(f"{FOLDER}/"):
        # A figure in docs/ may change, and a released version may not.
        findings.append(Finding.at(path, reference.line, "figure-guideline", target=reference.target[:SHOWN]))
        return
    if is_blank(reference.text):
        findings.append(Finding.at(path, reference.line, "figure-alt", target=reference.target[:SHOWN]))
    if not reference.alone:
        findings.append(Finding.at(path, reference.line, "figure-alone", target=reference.target[:SHOWN]))
    goal = resolve(path, reference.target)
    if goal not in figures:
        findings.append(Finding.at(path, reference.line, "figure-missing", target=reference.target[:SHOWN]))
    elif not goal.endswith(f".{draft.file.language}.svg"):
        findings.append(
            Finding.at(
                path,
                reference.line,
                "figure-language",
                target=reference.target[:SHOWN],
                lang=draft.file.language,
            )
        )

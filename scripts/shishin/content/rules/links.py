"""Rules for links and figures: each leads to a file, an anchor and a language that exist."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from shishin.content.addresses import guideline_of
from shishin.content.advice import near
from shishin.content.hosts_named import misnamed
from shishin.content.link_targets import resolve, without_number
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER
from shishin.model.visible import is_blank
from shishin.model.web_address import MAIL, WEB, fault, host_of, leaves, reads_address, split_address

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from shishin.content.link_targets import LatestVersion, Target
    from shishin.content.reading.drafts import Draft
    from shishin.content.reading.markdown import Reference

SHOWN = 80
"""How many characters of a target a message repeats."""


def links(draft: Draft, known: Mapping[str, Target], figures: Collection[str], findings: list[Finding]) -> None:
    """Check every link and image of a file."""
    for reference in draft.outline.references:
        if reference.image:
            _figure(draft, reference, figures, findings)
        else:
            _link(draft, reference, known, findings)


def released(draft: Draft, versions: Mapping[str, LatestVersion], findings: list[Finding]) -> None:
    """A link to a guideline leads to its latest released version: what it names must stand there already.

    A guide that gets another name is an exception: the old name is gone from the sources, and the page redirects.

    Args:
        draft: A file.
        versions: What links to the guidelines lead to, by the guidelines' folders; links within a guideline lead to the
            next version.
        findings: Where findings go.
    """
    for reference in draft.outline.references:
        goal, _, anchor = reference.target.partition("#")
        path = resolve(draft.file.path, goal)
        version = versions.get(guideline_of(path))
        if reference.image or version is None or guideline_of(draft.file.stem) == version.folder:
            continue
        if _is_unreleased(without_number(path), anchor, version):
            values = {"target": reference.target[:SHOWN], "version": version.version}
            findings.append(Finding.at(draft.file.path, reference.line, "link-unreleased", **values))


def _is_unreleased(path: str, anchor: str, version: LatestVersion) -> bool:
    """Whether a guideline's latest version lacks what a link to the guideline names."""
    page = f"{version.folder}/{posixpath.basename(path).split('.')[0]}/"
    if not path.startswith(f"{version.folder}/") or page in version.renamed:
        return False
    target = version.target(path)
    return target is None or bool(anchor and anchor not in (target.anchors or {anchor}))


def _link(draft: Draft, reference: Reference, known: Mapping[str, Target], findings: list[Finding]) -> None:
    at, target = (draft.file.path, reference.line), reference.target
    if is_blank(reference.text):
        findings.append(Finding.at(*at, "link-empty", target=target[:SHOWN]))
    out = leaves(target)
    if not out:
        _inside(draft, reference, known, findings)
    elif slip := fault(target, mail=True):
        part, allowed = slip.part[:SHOWN], f"{WEB}, {MAIL}"
        findings.append(Finding.at(*at, f"link-{slip.reason}", target=target[:SHOWN], part=part, allowed=allowed))
        return
    host = host_of(target) if out else ""
    if other := misnamed(reference.text, target):
        findings.append(Finding.at(*at, "link-words", words=other[:SHOWN], host=host or target[:SHOWN]))
    elif reads_address(reference.text):
        findings.append(Finding.at(*at, "link-address", target=target[:SHOWN]))


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


def _figure(draft: Draft, reference: Reference, figures: Collection[str], findings: list[Finding]) -> None:
    path = draft.file.path
    if draft.file.stem.startswith(f"{FOLDER}/"):
        # A figure in docs/ may change, and a released version may not.
        findings.append(Finding.at(path, reference.line, "figure-guideline", target=reference.target[:SHOWN]))
        return
    if is_blank(reference.text):
        findings.append(Finding.at(path, reference.line, "figure-alt", target=reference.target[:SHOWN]))
    if not reference.is_alone:
        findings.append(Finding.at(path, reference.line, "figure-alone", target=reference.target[:SHOWN]))
    goal = resolve(path, reference.target)
    if goal not in figures:
        example = f"figures/purpose.{draft.file.language}.svg"
        values = {"target": reference.target[:SHOWN], "example": example}
        findings.append(Finding.at(path, reference.line, "figure-missing", **values))
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

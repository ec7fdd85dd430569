"""Rules for links and figures: each leads to a file, an anchor and a language that exist."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from shishin.content.advice import near
from shishin.model.finding import Finding
from shishin.model.guideline import FOLDER, GuideSource, GuideTranslation
from shishin.model.principle import SectionKey
from shishin.model.visible import is_blank
from shishin.model.web_address import MAIL, WEB, fault, host_of, leaves, split_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shishin.content.drafts import Draft
    from shishin.content.markdown import Reference

SHOWN = 80
"""How many characters of a target a message repeats."""

FILE_ENDINGS = frozenset(
    (
        *("css", "csv", "doc", "docx", "gif", "htm", "html", "ico", "ini", "jpeg", "jpg", "js", "json", "jsonld"),
        *("lock", "log", "md", "odp", "ods", "odt", "pdf", "php", "png", "ppt", "pptx", "ps", "py", "rb", "rs", "rst"),
        *("sh", "sql", "svg", "toml", "ts", "tsv", "txt", "webmanifest", "webp", "xls", "xlsx", "xml", "yaml", "yml"),
        "zip",
    )
)
"""What the name of a file ends in; such a name in a link's words is no host, unless `www.` stands before it."""

_ASCII_START = re.compile(r"[a-z0-9.-]*")
_PART = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST_IN_WORDS = re.compile(
    rf"(?:(?:https?:)?//(?P<address>[\w.-]+)|(?P<www>www\.{_PART}(?:\.{_PART})*)"
    rf"|(?<![a-z0-9._/-])(?P<bare>{_PART}(?:\.{_PART})*\.[a-z]{{2,}})(?![a-z0-9@+_-]|\.[a-z0-9]))"
    r"(?:[/?#][^\s、。「」（）]*)?"  # what follows a host in an address names no other
)


@dataclass(frozen=True)
class Target:
    """A file that a link may lead to: its language, and its anchors as far as they are known."""

    language: str
    anchors: frozenset[str] | None


def targets(
    drafts: list[Draft], unread: Iterable[str], generated: Mapping[str, frozenset[str] | None]
) -> dict[str, Target]:
    """List every file that can be linked to.

    Args:
        drafts: The pages and principles.
        unread: Files that are there but could not be read: a link to one is not wrong.
        generated: By document, the anchors that its page gets from data, such as the glossary's terms;
            nothing when the data could not be read.
    """
    found = {path: Target(path.rsplit(".", 2)[-2], None) for path in unread if path.count(".") > 1}
    for draft in drafts:
        anchors = {heading.id for heading in draft.outline.headings if heading.id}
        if draft.file.stem.startswith("principles/"):
            anchors |= set(map(str, SectionKey))
        if isinstance(draft.record, GuideSource | GuideTranslation):
            anchors |= {row.id for row in draft.record.requirements}
        more = generated.get(draft.file.stem, frozenset())
        # Of a file whose fields do not fit, it is not known which anchors they would make.
        known = None if more is None or draft.record is None else more | anchors
        found[draft.file.path] = Target(draft.file.language, known)
    return found


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


def resolve(path: str, target: str) -> str:
    """Give the path from the project's root that a relative target means in a file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))


def leads(path: str, target: str, known: Mapping[str, Target]) -> bool:
    """Whether a link that stands in a file leads somewhere; one out of the site does."""
    parts = split_address(target)
    if parts is None or leaves(target):
        return parts is not None
    goal = known.get(resolve(path, parts.path) if parts.path else path)
    return goal is not None and (not parts.fragment or goal.anchors is None or parts.fragment in goal.anchors)


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


def named_hosts(words: str) -> list[str]:
    """Give the hosts that a link's words name, such as `www.example.com` in `https://www.example.com/a`.

    There is no list of top-level domains, which grows: a host is what has `https://` or `www.` before it, and what
    is made of parts with full stops between, the last of them of letters only and no file's ending. So `1.0.0`,
    `e.g.` and `guideline.ja.md` are none.
    """
    found = _HOST_IN_WORDS.finditer(unicodedata.normalize("NFKC", words).casefold())
    names = [match["address"] or match["www"] or _no_file(match["bare"]) for match in found]
    return [each for each in names if each]


def _no_file(name: str) -> str:
    return "" if name.rpartition(".")[2] in FILE_ENDINGS else name


def misnamed(words: str, target: str) -> str:
    """Give the host that a link's words name and that it does not lead to, or nothing."""
    host = host_of(target) if leaves(target) else ""
    return next((name for name in named_hosts(words) if not _is_its_own(name, host)), "")


def _is_its_own(name: str, host: str) -> bool:
    """Whether a name in a link's words is its host or one above it; `www.` in front makes no difference.

    Japanese words may follow a host without a space.
    """
    names = (name, _ASCII_START.match(name)[0])  # type: ignore[index] # it matches nothing too
    plain = {each.strip(".-").removeprefix("www.") for each in names} - {""}
    return bool(host) and any(each == host.removeprefix("www.") or host.endswith(f".{each}") for each in plain)


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

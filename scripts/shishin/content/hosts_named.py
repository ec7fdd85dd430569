"""The hosts that a link's words name: a link whose words name another host than its own would mislead."""

from __future__ import annotations

import re
import unicodedata

from shishin.model.web_address import host_of, leaves

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


def named_hosts(words: str) -> list[str]:
    """Give the hosts that a link's words name, such as `www.example.com` in `https://www.example.com/a`.

    There is no list of top-level domains, which grows: a host is what has `https://` or `www.` before it, and what
    is made of parts with full stops between, the last of them of letters only and no file's ending. So `1.0.0`,
    `e.g.` and `guideline.ja.md` are none.
    """
    matches = _HOST_IN_WORDS.finditer(unicodedata.normalize("NFKC", words).casefold())
    names = [match["address"] or match["www"] or _no_file(match["bare"]) for match in matches]
    return [name for name in names if name]


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
    plain = {name.strip(".-").removeprefix("www.") for name in names} - {""}
    return bool(host) and any(name == host.removeprefix("www.") or host.endswith(f".{name}") for name in plain)

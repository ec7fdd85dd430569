"""Judges an address that leads out of the site: does it lead where a reader thinks that it leads?

Whatever is accepted reads the same to a person, to Python and to a browser (WHATWG URL Standard, “URL parsing”),
because nothing that they read differently is accepted at all.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from shishin.model.visible import BLANK, IGNORABLE

WEB = "https://"
MAIL = "mailto:"

LONGEST_LABEL, LONGEST_HOST = 63, 253
"""Characters of a host's part and of a host, as it travels (RFC 1035, 2.3.4)."""

LAST_PORT = 65535

_READ_OUT = re.compile(r"https?://\S+", re.IGNORECASE)
_LEAVES = re.compile(r"//|[A-Za-z][A-Za-z0-9+.-]*:")
_DROPPED = re.compile(r"[\t\n\r]")
_AROUND = "".join(map(chr, range(0x21)))
"""Control characters and the space: a browser drops them at both ends (URL Standard, “basic URL parser”, 1)."""

_ODD = re.compile(
    # What RFC 3986 has no place for, and a percent sign that begins no code.
    r"[\x00-\x20\x7f\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})"
    rf"|[{IGNORABLE}{BLANK}]"
)
_SHOWN = frozenset("LMNPS")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_STRANGE = re.compile(r"[^\x00-\x7f]")
_TOP = re.compile(r"[a-z]{2,}")
"""The last part of a host: with a number there, a browser takes it for an IP address (URL Standard, “host parsing”)."""

_PORT = re.compile(r"[1-9][0-9]{0,4}")
_MAILBOX = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9])?")

_MORE = re.compile(r"[?,;%&\s]")
"""What begins the headers of a letter, a second address or a code (RFC 6068, 2)."""

_HAN = frozenset({"CJK", "IDEOGRAPHIC"})
_TOGETHER = (
    frozenset({"LATIN", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}) | _HAN,
    frozenset({"LATIN", "BOPOMOFO"}) | _HAN,
    frozenset({"LATIN", "HANGUL"}) | _HAN,
)
"""Scripts that may stand together, by the first words of their characters' Unicode names.

Source: Unicode Technical Standard #39, 5.2 “Restriction-Level Detection”, Highly Restrictive.
"""

_JAPANESE = r"\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u3005-\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_LIKE_SIGNS = re.compile(
    rf"(?<![{_JAPANESE}])[ノンソゾ丿丶丨一](?![{_JAPANESE}])"
    r"|(?<![\u3041-\u3096\u30a1-\u30fa\u30fc])ー|(?<![\u30a1-\u30fe])[ヽヾ]"
    r"|(?<=[\u30a1-\u30fa])[へべぺ](?=[\u30a1-\u30fa])|(?<=[\u3041-\u3096])[ヘベペ](?=[\u3041-\u3096])"
)
"""Japanese characters that look like a slash or a dash among Latin letters, and the kana that look alike.

Source: the patterns that Chromium shows a host in punycode for (idn_spoof_checker.cc), and two kanji more.
"""


@dataclass(frozen=True)
class Fault:
    """What is wrong with an address.

    Attributes:
        reason: `scheme`, `character`, `user`, `host`, `letters`, `punycode`, `port` or `mail`.
        part: The part of it that is wrong; for `punycode`, the host as it must be written.
    """

    reason: str
    part: str


def split_address(text: str) -> SplitResult | None:
    """Take an address apart; nothing if it is none.

    `urlsplit` raises ValueError where brackets do not hold an IPv6 address, or where a host holds a character that
    becomes a mark of addresses under NFKC, such as ℀ (CVE-2019-9636).
    """
    try:
        return urlsplit(text)
    except ValueError:
        return None


def joined_address(base: str, text: str) -> SplitResult | None:
    """Take apart what an address means on a page; nothing if it is none.

    Args:
        base: The page's own address.
        text: The address as it stands there.
    """
    try:
        return urlsplit(urljoin(base, text))
    except ValueError:
        return None


def leaves(target: str) -> bool:
    """Whether a browser takes a link for one out of the site, drops and turned slashes included."""
    read = _DROPPED.sub("", target).strip(_AROUND).replace("\\", "/")
    return bool(_LEAVES.match(read))


def reads_address(words: str) -> bool:
    """Whether a link's words are a whole address, which a screen reader reads out sign by sign."""
    return bool(_READ_OUT.fullmatch(words.strip()))


def spoken(address: str) -> str:
    """Give the part of an address that is words enough for a link: the host, and the path if there is one."""
    return address.strip().partition("//")[2].rstrip("/") or address


def fault(address: str, *, mail: bool = False) -> Fault | None:
    """Say what is wrong with an address that leads out of the site, or nothing.

    Args:
        address: The address as an author wrote it.
        mail: Whether it may be an e-mail address, such as `mailto:name@example.com`.
    """
    if mail and address.startswith(MAIL):
        return _mail(address.removeprefix(MAIL))
    if not address.startswith(WEB):
        return Fault("scheme", address)
    if odd := _odd(address):
        return Fault("character", odd)
    return _place(_authority(address)) if _authority(address) else Fault("host", address)


def _place(authority: str) -> Fault | None:
    """Judge what stands between https:// and the path: no user, a host, and perhaps a port."""
    user, at, place = authority.rpartition("@")
    if at:
        return Fault("user", user)
    host, colon, port = place.partition(":")
    if of_host := _host(host):
        return Fault(of_host.reason, of_host.part or place)
    if colon and not (_PORT.fullmatch(port) and int(port) <= LAST_PORT):
        return Fault("port", port)
    return None


def followed(address: str | None) -> str:
    """Give an address to link to, or nothing: text of a released version may hold one that is refused today."""
    return address if address and fault(address) is None else ""


def host_of(address: str) -> str:
    """Give the host of an address in which no fault was found; an e-mail address has one too."""
    if address.startswith(MAIL):
        return address.rpartition("@")[2]
    return _authority(address).partition(":")[0] if address.startswith(WEB) else ""


def _authority(address: str) -> str:
    return re.split(r"[/?#]", address.removeprefix(WEB), maxsplit=1)[0]


def _mail(text: str) -> Fault | None:
    """One plain address: more of them, headers and a ready text would be written in the reader's name."""
    box, at, host = text.rpartition("@")
    if not at or not _MAILBOX.fullmatch(box) or _MORE.search(host):
        return Fault("mail", text)
    of_host = _host(host)
    return Fault(of_host.reason, of_host.part or host) if of_host else None


def _odd(address: str) -> str:
    """Name the first character that a browser changes or drops, or that a reader cannot see where it stands."""
    if match := _ODD.search(address):
        return _named(match[0])
    for character in address:
        if not character.isascii() and (
            unicodedata.category(character)[0] not in _SHOWN or unicodedata.bidirectional(character) in _RIGHT_TO_LEFT
        ):
            return _named(character)
    return ""


def _named(character: str) -> str:
    shown = f" {character}" if character.isascii() and character.isprintable() and character != " " else ""
    return f"U+{ord(character):04X}{shown}"


def _host(host: str) -> Fault | None:
    """Say what is wrong with a host; the part stays empty where the whole host is meant."""
    labels = host.split(".")
    if any(label.startswith("xn--") for label in labels):
        return _punycode(labels)
    sent = [label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels]
    plain = [_STRANGE.sub("x", label) for label in labels]
    if (
        len(labels) == 1
        or not all(0 < len(label) <= LONGEST_LABEL for label in sent)
        or len(".".join(sent)) > LONGEST_HOST
        or not all(map(_LABEL.fullmatch, plain))
        or (labels[-1].isascii() and not _TOP.fullmatch(labels[-1]))
    ):
        return Fault("host", "")
    return None if host.isascii() or _is_of_one_kind(host) else Fault("letters", host)


def _punycode(labels: list[str]) -> Fault:
    """What stands in punycode cannot be read: it is judged as what it stands for, and written so."""
    try:
        decoded = [
            label.removeprefix("xn--").encode("ascii").decode("punycode") if label.startswith("xn--") else label
            for label in labels
        ]
    except (UnicodeError, OverflowError):
        return Fault("host", "")
    host = ".".join(decoded)
    if any(label.startswith("xn--") or (label.isascii() and label not in labels) for label in decoded):
        return Fault("host", "")
    return _host(host) or Fault("punycode", host)


def _is_of_one_kind(host: str) -> bool:
    """Whether the letters of a host may stand together, and none can be taken for another.

    The host is looked at as a whole, so that letters like those of its ASCII part do not pass as a part of their own.
    Of Latin letters only those of ASCII are accepted: UTS #39 would accept `ọ`, which looks like `o`.
    """
    if unicodedata.normalize("NFC", host) != host or _LIKE_SIGNS.search(host):
        return False
    letters = [letter for letter in host if not letter.isascii() or letter.isalpha()]
    strange = [letter for letter in letters if not letter.isascii()]
    if any(
        unicodedata.category(letter) not in {"Ll", "Lo", "Lm", "Mn", "Mc"}
        or unicodedata.normalize("NFKC", letter).casefold() != letter
        or unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
        for letter in strange
    ):
        return False
    scripts = {_script(letter) for letter in letters}
    latin = any(_script(letter) == "LATIN" for letter in strange)
    return not latin and (len(scripts) == 1 or any(scripts <= known for known in _TOGETHER))


def _script(character: str) -> str:
    """Tell a character's script by its Unicode name; Python has no table of scripts."""
    return unicodedata.name(character, "?").split(" ", 1)[0]

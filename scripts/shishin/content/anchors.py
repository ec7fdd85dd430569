"""Proposes what an author would otherwise have to think up: a heading's anchor, a file's name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.content.ruby import Reader

LONGEST = 48
"""Characters of a proposal: it stands in addresses that people copy."""

_ROWS = (
    "あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta ちchi つtsu てte "
    "とto なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo "
    "らra りri るru れre ろro わwa ゐi ゑe をo んn がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo "
    "だda ぢji づzu でde どdo ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo ゔvu ぁa ぃi ぅu ぇe "
    "ぉo ゃya ゅyu ょyo ゎwa きゃkya きゅkyu きょkyo しゃsha しゅshu しょsho ちゃcha ちゅchu ちょcho "
    "にゃnya にゅnyu にょnyo ひゃhya ひゅhyu ひょhyo みゃmya みゅmyu みょmyo りゃrya りゅryu りょryo "
    "ぎゃgya ぎゅgyu ぎょgyo じゃja じゅju じょjo びゃbya びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo "
    "しぇshe じぇje ちぇche てぃti でぃdi とぅtu どぅdu ふぁfa ふぃfi ふぇfe ふぉfo うぃwi うぇwe "
    "うぉwo ゔぁva ゔぃvi ゔぇve ゔぉvo"
)
_HEPBURN = {match[1]: match[2] for match in re.finditer(r"([ぁ-ゖ]+)([a-z]+)", _ROWS)}
"""Hepburn romanisation without marks for long vowels, as on Japanese road signs and in passports' plain form."""

_KANA = re.compile(r"([ぁ-ゖ]+ー?|[ァ-ヺー]+)")
_HIRAGANA = re.compile("[ぁ-ゖ]")
_PARTICLE = re.compile("(?:[のをにはがとでへも]|から|まで|など)(?![ぁ-ゖ])")
_WORD = re.compile(r"[a-z0-9]+")
_OF = re.compile("(?<=[ぁ-ゖ])(?<![ぁ-ゖ][もこそあど])(?<!^[もこそあど])(?=[のを]$)")
_OPEN = re.compile(r"[^\W_]")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def romaji(kana: str) -> str:
    """Write kana in Latin letters; a small tsu doubles what follows, a long vowel is not marked."""
    text = kana.translate(_KATAKANA_TO_HIRAGANA)
    letters, at = "", 0
    while at < len(text):
        size = 2 if text[at : at + 2] in _HEPBURN else 1
        sound = _HEPBURN.get(text[at : at + size], "")
        if letters.endswith("\0"):
            letters = letters[:-1] + ("t" if sound.startswith("ch") else sound[:1] if sound[:1] not in "aiueon" else "")
        letters += "\0" if text[at] == "っ" else sound
        at += size
    return letters.replace("\0", "")


def slug(text: str, reader: Reader | None = None) -> str:
    """Make lower-case ASCII words joined by hyphens of a text, or nothing if any of its words cannot be read.

    Args:
        text: A heading or title; Japanese is romanised.
        reader: What gives kanji their readings; without it only kana can be read.
    """
    words = list(_words(_read(text, reader)))
    if any(word is None for word in words):
        return ""
    known = [word for word in words if word]
    while known and known[0][0].isdigit():
        known.pop(0)  # An anchor begins with a letter, and a chapter's number may change.
    joined = ""
    for word in known:
        if joined and len(joined) + len(word) + 1 > LONGEST:
            break
        joined = f"{joined}-{word}" if joined else word[:LONGEST]
    return joined


class Names:
    """Names that are used already, and new ones beside them.

    Attributes:
        taken: The names.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        # Thousands of headings with the same words are not counted from the first each time.
        self._next: dict[str, int] = {}

    def new(self, name: str) -> str:
        """Take a name, with a number behind it if it is taken."""
        free, number = name, self._next.get(name, 2)
        while free in self.taken:
            free, number = f"{name}-{number}", number + 1
        self._next[name] = number
        self.taken.add(free)
        return free

    def anchor(self, text: str, number: int, reader: Reader | None = None) -> str:
        """Propose a heading's anchor that no other heading of the page has.

        Args:
            text: The heading's words.
            number: Which heading of the page it is, counted from 1: its name when its words cannot be read.
            reader: What gives kanji their readings.
        """
        return self.new(slug(text, reader) or f"section-{number}")


def _read(text: str, reader: Reader | None) -> str:
    """Put the readings in place of the words that have one, set apart as words."""
    if reader is None:
        return text
    read, end = "", 0
    for word in reader.words_in(text):
        # What is written in kana behind a kanji belongs to its word, unless it is only a particle.
        apart = " " if not _HIRAGANA.match(text, word.end) or _PARTICLE.match(text, word.end) else ""
        read += text[end : word.at] + (f" {word.reading}{apart}" if word.reading else word.text)
        end = word.end
    return read + text[end:]


def _words(text: str) -> Iterator[str | None]:
    """Give the words in Latin letters, and nothing for what cannot be read."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "").replace("'", "")
    for part in _KANA.split(plain):
        if _KANA.fullmatch(part):
            yield from map(romaji, _OF.split(part))
            continue
        letters = "".join(letter for letter in unicodedata.normalize("NFKD", part) if not unicodedata.combining(letter))
        for word in re.findall(r"\w+", letters.casefold()):
            ascii_words = _WORD.findall(word)
            yield from ascii_words if not _OPEN.search(_WORD.sub("", word)) else [None]

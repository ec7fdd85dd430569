"""The order in which readers look for Japanese words: by their readings."""

from __future__ import annotations

import re
import unicodedata

_VOICED = re.compile("[\u3099\u309a]")
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_NO_KANA = re.compile("[^ぁ-んー]")
_COLUMNS = (
    "あかさたなはまやらわ",
    "いきしちにひみり",
    "うくすつぬふむゆる",
    "えけせてねへめれ",
    "おこそとのほもよろを",
)
_VOWELS = {kana: column[0] for column in _COLUMNS for kana in column}


def kana_order(reading: str) -> str:
    """Give what readings are ordered by: kana without voice marks, small kana as large, a long vowel as its vowel.

    Source: JIS X 4061:1996, without its further rules for terms that differ in voice marks or small kana only.
    """
    plain = _VOICED.sub("", unicodedata.normalize("NFKD", reading).translate(_KATAKANA_TO_HIRAGANA)).translate(_SMALL)
    order = ""
    for kana in _NO_KANA.sub("", plain):
        order += _VOWELS.get(order[-1:], "") if kana == "ー" else kana
    return order

"""Writes whole numbers in few characters: five bits in each, and a sixth that says whether more of them follow."""

from __future__ import annotations

_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""As in base64url (RFC 4648, 5)."""

_BITS = 5
_MORE = 1 << _BITS


def code(number: int) -> str:
    """Write a whole number from zero on, its lowest bits first."""
    written = ""
    while number >= _MORE:
        written += _CHARACTERS[_MORE | number & (_MORE - 1)]
        number >>= _BITS
    return written + _CHARACTERS[number]


class _Codes(dict[int, str]):
    def __missing__(self, number: int) -> str:
        written = self[number] = code(number)
        return written


CODES = _Codes()
"""How each number is written, once it was written for the first time: most are small, and come very often."""

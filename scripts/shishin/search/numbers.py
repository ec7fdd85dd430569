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


CODES = tuple(code(number).encode() for number in range(_MORE * _MORE))
"""The numbers that are written most."""

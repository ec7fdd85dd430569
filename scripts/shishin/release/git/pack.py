"""Gives git many files and folders to keep in one process, as the pack that it reads from others (gitformat-pack)."""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import TYPE_CHECKING

from shishin.release.git.process import run

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

NUMBERS = {"commit": 1, "tree": 2, "blob": 3, "tag": 4}
"""How a pack marks what an object is (gitformat-pack, Object types)."""

FORM = 2
"""The version of a pack's form."""


def keep(root: Path, made: Collection[tuple[str, bytes]], algorithm: str) -> None:
    """Let git keep objects just as they are, each as a file of its own.

    Args:
        root: The project's root.
        made: What each is, `blob` or `tree`, and what it holds.
        algorithm: What the repository's ids are made with: `sha1` or `sha256`.

    Raises:
        GitError: Git refused.
        GitMissingError: There is no git on this machine.
    """
    if made:
        run(root, "unpack-objects", "-q", text=packed(made, algorithm))


def packed(made: Collection[tuple[str, bytes]], algorithm: str) -> bytes:
    """Write objects as a pack: how many, each with what it is and how long, and a digest of all of it.

    Args:
        made: What each is, and what it holds.
        algorithm: What the repository's ids are made with.
    """
    rows = (_head(NUMBERS[kind], len(content)) + zlib.compress(content) for kind, content in made)
    pack = b"".join([struct.pack(">4sII", b"PACK", FORM, len(made)), *rows])
    return pack + hashlib.new(algorithm, pack, usedforsecurity=False).digest()


def _head(number: int, size: int) -> bytes:
    """Write what an object is and its size: four bits of it in the first byte, seven in each of the others."""
    byte, rest = number << 4 | size & 0b1111, size >> 4
    head = bytearray()
    while rest:
        head.append(byte | 0b10000000)
        byte, rest = rest & 0b1111111, rest >> 7
    head.append(byte)
    return bytes(head)

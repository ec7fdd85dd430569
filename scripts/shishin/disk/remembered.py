"""Remembers what costly functions gave, so that a second run makes only what has changed.

Only what follows from its arguments alone may be remembered: the same arguments, code and packages give the same
result, so whoever uses a remembered result has what would be made now.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from shishin.disk.memory import DIGEST
from shishin.disk.processors import Beside, made_together, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from shishin.disk.memory import Memory

Result = TypeVar("Result")

MOST_OBJECTS = 100_000
"""So many results stay in a process at once: about five for each text of 4,000 guides in two languages."""

_PACKAGE = Path(__file__).resolve().parents[1]

_current: list[Memory] = []


@contextmanager
def remembering(memory: Memory | None) -> Iterator[None]:
    """Let `remembered` use a memory, and write down afterwards what is new in it.

    Args:
        memory: The memory; without one, everything is made.
    """
    if memory is None:
        yield
        return
    _current.append(memory)
    try:
        yield
    finally:
        _current.remove(memory)
        memory.close()


def remembered(name: str, parts: tuple[object, ...], make: Callable[[], Result]) -> Result:
    """Give the result of a function, remembered if it was made before.

    Args:
        name: What the function is called among all that are remembered.
        parts: All that the result follows from: words, numbers, and tuples of these.
        make: Makes the result, which is never changed afterwards.
    """
    if not _current:
        return make()
    memory = _current[-1]
    key = digest(name, *parts)
    objects = memory.objects
    if objects is not None and key in objects:
        return cast("Result", objects[key])
    result = _recalled_or_made(memory, key, make)
    if objects is not None:
        if len(objects) >= MOST_OBJECTS:
            objects.clear()
        objects[key] = result
    return result


def _recalled_or_made(memory: Memory, key: bytes, make: Callable[[], Result]) -> Result:
    value = memory.recall(key)
    if value is not None:
        memory.recalled += 1
        return cast("Result", pickle.loads(value))  # noqa: S301 - from a file of the user's own, with a checksum
    result = make()
    memory.made += 1
    if memory.has_file:
        memory.keep(key, pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
    return result


def memory_in_use() -> Memory | None:
    """Give the memory that is used, if there is one."""
    return _current[-1] if _current else None


def write_down() -> None:
    """Write down what is new in the memory that is used, for a command that goes on for long."""
    if _current:
        _current[-1].write()


def after_fork() -> None:
    """In a process that was forked, use a connection of its own to the file of results."""
    if _current:
        _current[-1].reopen()


def remembered_together(
    name: str, wanted: Sequence[tuple[tuple[object, ...], Callable[[], Result]]]
) -> list[Result | None]:
    """Give the results of many calls at once; what is not remembered is made on all processors.

    Args:
        name: What the function is called among all that are remembered.
        wanted: For each result, all that it follows from, and what makes it.

    Returns:
        Each result; nothing where it has still to be made. Whoever asks for it with `remembered` then meets the error
        that there was.
    """
    if not _current:
        return [None] * len(wanted)
    memory = _current[-1]
    keys = [digest(name, *parts) for parts, _make in wanted]
    objects = memory.objects or {}
    results = {key: objects[key] for key in keys if key in objects}
    recalled = memory.recall_many([key for key in dict.fromkeys(keys) if key not in results])
    results |= {key: pickle.loads(value) for key, value in recalled.items()}  # noqa: S301 - the user's own, as above
    memory.recalled += len(recalled)
    if memory.objects is not None:
        memory.objects |= results
    makes = {key: make for key, (_parts, make) in zip(keys, wanted, strict=True) if key not in results}
    made = _made_together(memory, makes)
    results |= {key: pickle.loads(value) for key, value in made}  # noqa: S301 - from processes of our own
    return [cast("Result | None", results.get(key)) for key in keys]


def is_shared_out() -> bool:
    """Whether what a command makes is shared out over several processors."""
    # A command that asks again and again has other threads, which may not be forked.
    return bool(_current) and _current[-1].objects is None and processors() > 1


def beside(make: Callable[[], Iterable[Result]]) -> Beside[Result]:
    """Begin to make things in another process, while this one goes on; only where `is_shared_out` says so.

    Args:
        make: Makes them, without what is remembered: two processes may not use one connection.
    """

    def alone() -> Iterator[Result]:
        with _forgetting():
            yield from make()

    return Beside(alone)


def _made_together(memory: Memory, makes: Mapping[bytes, Callable[[], object]]) -> Iterator[tuple[bytes, bytes]]:
    """Make results on all processors, and remember them; give each that could be made, by its digest."""
    if not is_shared_out():
        return
    results = made_together([partial(made_alone, make) for make in makes.values()])
    for key, result in zip(makes, results, strict=True):
        if result is not None:
            memory.made += 1
            if memory.has_file:
                memory.keep(key, result)
            yield key, result


def made_alone(make: Callable[[], object]) -> bytes:
    """Make a result in another process, and give it as bytes."""
    with _forgetting():
        return pickle.dumps(make(), pickle.HIGHEST_PROTOCOL)


@contextmanager
def _forgetting() -> Iterator[None]:
    """Make results without the file of results: two processes may not use one connection."""
    current, _current[:] = [*_current], []
    try:
        yield
    finally:
        _current[:] = current


def digest(*parts: object) -> bytes:
    """Give the digest of words, numbers and tuples of these, and of the code that works with them.

    Args:
        parts: What is digested; its `repr` must be the same in every process.
    """
    known = hashlib.blake2b(digest_size=DIGEST, key=_circumstances())
    for part in parts:
        # `repr` looks at every character, which takes longer than the rest with a long text.
        if isinstance(part, bytes):
            mark, encoded = "b", part
        else:
            mark, content = ("s", part) if isinstance(part, str) else ("r", repr(part))
            encoded = content.encode("utf-8", "surrogatepass")
        known.update(f"{mark}{len(encoded)}:".encode())
        known.update(encoded)
    return known.digest()


@cache
def _circumstances() -> bytes:
    """Give the digest of this program's files, of Python, and of the versions of all packages."""
    known = hashlib.blake2b(sys.version.encode(), digest_size=32)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix not in {".pyc", ""} and path.is_file():
            known.update(f"\0{path.relative_to(_PACKAGE).as_posix()}\0".encode())
            known.update(path.read_bytes())
    places = (Path(place) for place in sys.path if place and Path(place).is_dir())
    names = (path.name for place in places for path in place.iterdir())
    known.update("\0".join(sorted(name for name in names if name.endswith(".dist-info"))).encode())
    return known.digest()

"""The file in which results are remembered from one run to the next (`disk/remembered.py`).

It lies in the user's own folder and not in the project's: whoever sends a change to a project must not be able to send
results with it. Several processes may use it at once.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER_VARIABLE = "SHISHIN_CACHE"
"""The environment's variable that names another folder."""

FILE = "memory.sqlite3"

FORM = 1
"""The form of the file; a file of another form is thrown away."""

MOST_BYTES = 500_000_000
"""What the file may have: about three times what 4,000 guides in two languages need."""

MOST_WAITING = 16_000_000
"""So many bytes of new results wait in the process until they are written."""

MOST_DAYS = 30
"""So many days a result is kept that nobody asks for."""

MOST_ASKED = 500
"""So many results are asked for at once; SQLite takes at most 999 values, or 32,766 since version 3.32."""

SECONDS = 5
"""So long one process waits until another has written."""

DIGEST = 16
"""The bytes of a digest and of a checksum."""

_DAY = 86_400


def folder() -> Path | None:
    """Give the folder of what is remembered: `SHISHIN_CACHE`, or `shishin` in the user's folder for caches.

    A user without any folder has none.
    """
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    caches = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(caches) if caches else Path.home() / ".cache") / "shishin"
    except RuntimeError:
        return None


class Memory:
    """What is remembered: results by the digest of all that they follow from.

    Several processes and threads may use one file at once. What is new is written in large portions.

    Attributes:
        thrown_away: Why the file was thrown away, or nothing if it was not.
        objects: The results that stay in the process, by their digests; nothing if none do.
        recalled: How many results were remembered.
        made: How many had to be made.
    """

    def __init__(self, place: Path | None, *, keeps_objects: bool = False) -> None:
        """Open the file; what is no such file, or one that somebody else could have written, is thrown away.

        Args:
            place: The folder; without one, nothing is remembered but what was made before it is asked for.
            keeps_objects: Whether results stay in the process too, for a command that asks for them again and again.
        """
        self.objects: dict[bytes, object] | None = {} if keeps_objects else None
        self._lock = RLock()
        self._file = place / FILE if place else None
        self._today = int(time.time()) // _DAY
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._bytes = 0
        self._connection: sqlite3.Connection | None = None
        self._left: sqlite3.Connection | None = None
        self.thrown_away = ""
        self.recalled = self.made = 0
        for _attempt in ("with what is there", "with a new file, if that had to be thrown away"):
            with self._throwing_away():
                self._connection = self._opened()
                return

    @property
    def has_file(self) -> bool:
        """Whether results are remembered from one run to the next."""
        return self._connection is not None

    def has(self, key: bytes) -> bool:
        """Whether a result is remembered.

        Args:
            key: Its digest.
        """
        if key in self._new:
            return True
        row = None
        with self._throwing_away():
            if self._connection is not None:
                row = self._connection.execute("SELECT 1 FROM results WHERE key = ?", (key,)).fetchone()
        return row is not None

    def recall(self, key: bytes) -> bytes | None:
        """Give a result's bytes, or nothing if it is not remembered.

        Args:
            key: Its digest.
        """
        if key in self._new:
            return self._new[key] if self.has_file else self._new.pop(key)
        return self.recall_many([key]).get(key)

    def recall_many(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give the bytes of those results that are remembered.

        Args:
            keys: Their digests.
        """
        recalled = {key: self._new[key] for key in keys if key in self._new}
        wanted = [key for key in keys if key not in recalled]
        rows: list[tuple[bytes, bytes, int]] = []
        with self._throwing_away():
            for start in range(0, len(wanted) if self._connection else 0, MOST_ASKED):
                some = wanted[start : start + MOST_ASKED]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value, used FROM results WHERE key IN ({marks})"  # noqa: S608 - question marks
                rows += self._connection.execute(query, some).fetchall() if self._connection else ()
        for key, value, used in rows:
            if _checksum(key, value[DIGEST:]) != value[:DIGEST]:
                self._throw_away("checksum")
                return {}
            if used != self._today:
                self._used.add(key)
            recalled[key] = value[DIGEST:]
        return recalled

    def keep(self, key: bytes, value: bytes) -> None:
        """Remember a result's bytes.

        Args:
            key: Its digest.
            value: The bytes.
        """
        with self._lock:
            self._new[key] = value
            self._bytes += len(value)
            if self.has_file and self._bytes > MOST_WAITING:
                self.write()

    def write(self) -> None:
        """Write down what is new, and forget what nobody asks for."""
        with self._throwing_away():
            if self._connection is not None and (self._new or self._used):
                with _unless_locked(), self._connection:
                    self._write(self._connection)
            self._new.clear()
            self._used.clear()
            self._bytes = 0

    def close(self) -> None:
        """Write down what is new, and end."""
        self.write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def reopen(self) -> None:
        """Open the file anew in a process that was forked: two may not use one connection, nor close the other's."""
        self._lock, self._left = RLock(), self._connection
        with self._throwing_away():
            self._connection = self._opened() if self._left else None

    def _opened(self) -> sqlite3.Connection | None:
        if self._file is None:
            return None
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._file.exists() and not _is_of_user(self._file):
                raise sqlite3.DatabaseError(f"{self._file}: owner")
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))
            connection = sqlite3.connect(
                self._file, timeout=SECONDS, isolation_level="IMMEDIATE", check_same_thread=False
            )
        except (OSError, sqlite3.OperationalError):
            # A disk that takes nothing costs time and nothing else.
            return None
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _write(self, connection: sqlite3.Connection) -> None:
        today = self._today
        rows = ((key, _checksum(key, value) + value, today) for key, value in self._new.items())
        connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
        connection.executemany("UPDATE results SET used = ? WHERE key = ?", ((today, key) for key in self._used))
        connection.execute("DELETE FROM results WHERE used < ?", (today - MOST_DAYS,))
        if _size(connection) > MOST_BYTES:
            # Half of the rows, those not asked for longest: otherwise every run would be here again.
            oldest = "SELECT key FROM results ORDER BY used LIMIT (SELECT count(*) / 2 FROM results)"
            connection.execute(f"DELETE FROM results WHERE key IN ({oldest})")  # noqa: S608 - no words from outside

    @contextmanager
    def _throwing_away(self) -> Iterator[None]:
        """Throw the file away if it turns out to be damaged or somebody else's."""
        try:
            with self._lock:
                yield
        except sqlite3.OperationalError:
            # Somebody else writes for longer than anybody waits, or the disk is full.
            self._connection = None
        except sqlite3.DatabaseError as error:
            self._throw_away(str(error))

    def _throw_away(self, reason: str) -> None:
        self.thrown_away = reason
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        for path in (self._file, self._file.with_name(f"{FILE}-journal")) if self._file else ():
            with suppress(OSError):
                path.unlink()


def _prepare(connection: sqlite3.Connection) -> None:
    """Make a new file fit to be written to.

    Raises:
        sqlite3.DatabaseError: It is no file of results, or one of another form.
    """
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if form not in (0, FORM):
        raise sqlite3.DatabaseError(f"{form} ≠ {FORM}")
    # A crash of the machine may leave a damaged file, which is thrown away.
    connection.execute("PRAGMA synchronous = OFF")
    if form == FORM:
        return
    with _unless_locked():
        connection.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB, used INTEGER)")
        connection.execute(f"PRAGMA user_version = {FORM}")


@contextmanager
def _unless_locked() -> Iterator[None]:
    """Go on without what another process keeps from being written: it will be made again."""
    try:
        yield
    except sqlite3.OperationalError:
        return


def _size(connection: sqlite3.Connection) -> int:
    count, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((count - free) * size)


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=DIGEST, key=key).digest()


def _is_of_user(file: Path) -> bool:
    """Whether a file is the user's own, and nobody else may write it; Windows keeps no such marks."""
    if sys.platform == "win32":
        return True
    facts = file.lstat()
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o022 and not file.is_symlink()

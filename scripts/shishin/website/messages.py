"""What MkDocs has to say, collected."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shishin.website.engine import LOGGER

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def mkdocs_messages() -> Iterator[list[str]]:
    """Collect what MkDocs warns of, so that it is said once and by us."""
    logger = logging.getLogger(LOGGER)
    messages: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    handler = Collect(level=logging.WARNING)
    logger.addHandler(handler)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates

"""The preview ends at whatever instant it is told to."""

from __future__ import annotations

import subprocess
import sys

TIMES = 1000
"""How often it is told: with a lock that both sides need, it hung once in some hundred times."""

SCRIPT = f"""
import random, signal
from shishin.website.preview.loop import stoppable

chance = random.Random(1)
ended = 0
for _ in range({TIMES}):
    with stoppable() as stop:
        stop.is_looked_at = True
        signal.signal(signal.SIGALRM, signal.getsignal(signal.SIGINT))
        signal.setitimer(signal.ITIMER_REAL, 0.0003 + chance.random() / 1000)
        while not stop.wait(0.00001):
            pass
        ended += 1
print(ended)
"""


def test_it_ends_whatever_it_does_at_that_instant() -> None:
    result = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout.strip(), result.stderr) == (0, str(TIMES), "")

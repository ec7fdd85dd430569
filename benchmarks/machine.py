"""Tells when and on which machine a run was made."""

from __future__ import annotations

import datetime as dt
import os
import platform
from pathlib import Path
from typing import Any

_GIB = 1 << 30
_CPU, _MEMORY = Path("/proc/cpuinfo"), Path("/proc/meminfo")


def machine() -> dict[str, Any]:
    """Give the day, the machine, and how busy it was."""
    return {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "processor": _line(_CPU, "model name") or platform.processor(),
            "cores": os.cpu_count(),
            "memory": round(int(_line(_MEMORY, "MemTotal").split()[0] or 0) * 1024 / _GIB) if _MEMORY.is_file() else 0,
            "python": platform.python_version(),
            "load": round(os.getloadavg()[0], 1),
        },
    }


def told(results: dict[str, Any]) -> str:
    """Say it in a sentence."""
    about = results.get("machine", {})
    if "system" not in about:
        return f"Run of {results['date']}."
    return (
        f"Run of {results['date']}: {about['cores']} cores ({about['processor']}), {about['memory']} GiB, "
        f"{about['system']}, Python {about['python']}; {about['load']} processes wanted a core when it began."
    )


def _line(path: Path, name: str) -> str:
    """Give what a file of the system says of something."""
    if not path.is_file():
        return ""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")

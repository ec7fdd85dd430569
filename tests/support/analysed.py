"""What SudachiPy said of a few lines, kept so that the comparison can be tested where it is not installed.

`python tests/support/analysed.py` writes the file anew from the lines in it; SudachiPy must be installed
(`python -m pip install -e ".[readings]"`). Nothing in it is written by hand but the lines.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from shishin.authoring.reading.analyser import AnalysedWord, sudachi

FILE = Path(__file__).parents[1] / "fixtures/readings/sudachi.json"


def kept() -> dict[str, list[AnalysedWord]]:
    """Give the tokens of each line."""
    rows: dict[str, list[list[Any]]] = json.loads(FILE.read_text(encoding="utf-8"))["lines"]
    return {line: [AnalysedWord(*row) for row in words] for line, words in rows.items()}


def main() -> None:
    """Write the file anew."""
    analyse = sudachi()
    made = {name: version(name) for name in ("sudachipy", "sudachidict-core")}
    rows = {
        line: [[word.begin, word.end, word.reading, word.dictionary, word.inflection] for word in analyse(line)]
        for line in kept()
    }
    # A line of text has a line of the file: what a new dictionary changes is seen.
    entries = ",\n".join(
        f"    {json.dumps(line, ensure_ascii=False)}: {json.dumps(words, ensure_ascii=False)}"
        for line, words in rows.items()
    )
    FILE.write_text(f'{{\n  "made": {json.dumps(made)},\n  "lines": {{\n{entries}\n  }}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()

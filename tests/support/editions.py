"""Other editions of the little project: with a further, invented language, in one language only, or from English."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from itertools import chain
from typing import TYPE_CHECKING, Any

import yaml

from shishin.authoring.stamp import stamp
from shishin.content.reading.releases import is_kept
from shishin.forms.kinds import DOCUMENTS, document_at
from shishin.languages.tables import NAMES, program_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from shishin.model.finding import Finding

INVENTED = "qaa"
"""A code that BCP 47 keeps for private use: no real language has it."""

VOWELS = str.maketrans("aeiou", "äëïöü")
IN_TEXT = re.compile(r"\{[^{}]*\}|\]\([^)]*\)|`[^`]*`|https?://\S+")
"""What the rule leaves alone in words: places for values, anchors, targets of links, code and addresses."""

IN_PATTERN = re.compile(r"\{[^{}]*\}|\[[^\]]*\]|\\.")
"""What it leaves alone in patterns: places, ranges of characters and escapes."""

FACTS = frozenset({"id", "translates", "layout", "level", "phases", "roles", "principles", "standards", "withdrawn"})


def invent(text: str, kept: re.Pattern[str] = IN_TEXT) -> str:
    """Make a text of the invented language of an English one: its small vowels get two dots."""
    pieces, end = [], 0
    for match in kept.finditer(text):
        pieces += [text[end : match.start()].translate(VOWELS), match[0]]
        end = match.end()
    return "".join([*pieces, text[end:].translate(VOWELS)])


def invented(value: Any, keys: frozenset[str] = frozenset(), kept: re.Pattern[str] = IN_TEXT) -> Any:  # noqa: ANN401 - any TOML or YAML value
    """Put every text of a value into the invented language, but for those under some keys."""
    if isinstance(value, dict):
        return {key: item if key in keys else invented(item, keys, kept) for key, item in value.items()}
    if isinstance(value, list):
        return [invented(item, keys, kept) for item in value]
    return invent(value, kept) if isinstance(value, str) else value


def toml(table: dict[str, Any], path: str = "") -> Iterator[str]:
    """Write a table as TOML, its values before its tables."""
    if path:
        yield f"[{path}]"
    yield from (f"{key} = {json.dumps(each, ensure_ascii=False)}" for key, each in table.items() if not is_table(each))
    for key, each in table.items():
        if is_table(each):
            yield from toml(each, f"{path}.{key}".removeprefix("."))


def is_table(value: object) -> bool:
    return isinstance(value, dict)


def write_language(folder: Path) -> None:
    """Write the folder of the invented language: English words put into it by the rule."""
    tables = {name: invented(program_table("en", name)) for name in NAMES if name not in {"language", "search"}}
    tables |= {name: invented(program_table("en", name), kept=IN_PATTERN) for name in ("wording", "running-text")}
    language, search = program_table("en", "language"), program_table("en", "search")
    language = {**language, "code": INVENTED, "name": invent("Invented")}
    tables |= {"language": language, "search": {**search, "latin": "en", "kana": "ja"}}
    tables["wording"]["requirement"] |= {"said": "inside"}
    tables["wording"]["note"]["pattern"] = r".{0,1000}\."
    folder.mkdir(parents=True)
    for name, table in tables.items():
        (folder / f"{name}.toml").write_text("\n".join([*toml(table), ""]), encoding="utf-8")


def add_language(root: Path) -> None:
    """Add the invented language to a project: its folder, its texts and a row. No code is touched."""
    write_language(root / "languages" / INVENTED)
    for path in sorted(root.glob("**/*.en.md")):
        matter, body = parted(path.read_text(encoding="utf-8"))
        text = joined(invented(matter, FACTS), "\n".join(map(invented_line, body.split("\n"))))
        path.with_name(path.name.replace(".en.", f".{INVENTED}.")).write_text(text, encoding="utf-8")
    figure = root / "docs/figures/box.en.svg"
    figure.with_name(f"box.{INVENTED}.svg").write_text(figure.read_text(encoding="utf-8"), encoding="utf-8")
    change_data(root, with_invented)
    set_languages(root, ["ja", "en", INVENTED])
    stamp_translations(root)


def invented_line(line: str) -> str:
    """Put a line of Markdown into the invented language; links lead to the files in it."""
    return invent(line).replace(".en.", f".{INVENTED}.")


def with_invented(value: Any) -> Any:  # noqa: ANN401 - as above
    """Give whatever has English words invented ones too, and synonyms a row for every English one."""
    if isinstance(value, list):
        rows = [with_invented(item) for item in value]
        english = [row for row in rows if isinstance(row, dict) and row.get("language") == "en"]
        said = [row for row in english if "words" in row]
        return rows + [{**deepcopy(row), "language": INVENTED, "words": invented(row["words"])} for row in said]
    if not isinstance(value, dict):
        return value
    more = {INVENTED: invent(value["en"])} if isinstance(value.get("en"), str) else {}
    return {key: with_invented(item) for key, item in value.items()} | more


def write_from(root: Path, codes: list[str]) -> None:
    """Make an edition in some languages of a project in Japanese and English, the first of which it is written in."""
    for path in sorted(root.glob("**/*.ja.md")):
        stem = path.name.removesuffix(".ja.md")
        files = {code: parted(path.with_name(f"{stem}.{code}.md").read_text(encoding="utf-8")) for code in ("ja", "en")}
        kind = next(
            each for each in DOCUMENTS if each is document_at(f"{path.parent.relative_to(root).as_posix()}/{stem}")
        )
        for code, (matter, body) in files.items():
            name = path.with_name(f"{stem}.{code}.md")
            if code not in codes:
                name.unlink()
                continue
            record = kind.source if code == codes[0] else kind.translation
            fields = merged(files["ja"][0], matter) if code == codes[0] else merged({}, matter, words_only=True)
            known = {key: fields[key] for key in fields if key in record.record.model_fields}
            name.write_text(joined(known, body), encoding="utf-8")
    for code in {"ja", "en"} - set(codes):
        (root / f"docs/figures/box.{code}.svg").unlink()
    change_data(root, lambda value: without({"ja", "en"} - set(codes), value))
    if codes[0] != "ja":
        # What is mended are slips of the Japanese text.
        (root / "principles/corrections.yml").write_text("corrections: []\n", encoding="utf-8")
    if "ja" not in codes:
        (root / "principles/readings.yml").write_text("readings: []\n", encoding="utf-8")
    set_languages(root, codes)
    stamp_translations(root)


def merged(facts: dict[str, Any], words: dict[str, Any], *, words_only: bool = False) -> dict[str, Any]:
    """Put the words of a language over the facts of a document, its requirements row by row."""
    fields = {**facts, **words}
    rows = [
        {**old, **new}
        for old, new in zip(
            facts.get("requirements", words.get("requirements", [])), words.get("requirements", []), strict=False
        )
    ]
    if words_only:
        rows = [{key: row[key] for key in ("id", "statement", "check")} for row in rows]
        fields["translates"] = "0" * 16
    return {**fields, "requirements": rows} if rows else fields


def without(codes: set[str], value: Any) -> Any:  # noqa: ANN401 - as above
    """Leave out the words of some languages, and rows that are in one of them; without Japanese no reading is left."""
    if isinstance(value, list):
        rows = [row for row in value if not (isinstance(row, dict) and row.get("language") in codes)]
        return [without(codes, row) for row in rows]
    if not isinstance(value, dict):
        return value
    gone = codes | ({"reading"} if "ja" in codes and "ja" in value else set())
    return {key: without(codes, item) for key, item in value.items() if key not in gone}


def change_data(root: Path, change: Callable[[Any], Any]) -> None:
    """Change every data file of a project."""
    notes = root.glob("guidelines/*/changes/*.yml")
    data_files = (root.glob(f"{folder}/*.yml") for folder in ("principles", "guidelines", "accessibility"))
    for path in [*chain.from_iterable(data_files), *notes]:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        path.write_text(yaml.safe_dump(change(data), allow_unicode=True, sort_keys=False), encoding="utf-8")


def set_languages(root: Path, codes: list[str]) -> None:
    translations = [{"language": code, "counted": "inside", "why": dict.fromkeys(codes, "A")} for code in codes[1:]]
    changes = {"principles/publication": {"languages": codes}, "accessibility/policy": {"translations": translations}}
    for name, change in changes.items():
        path = root / f"{name}.yml"
        data = yaml.safe_load(path.read_text(encoding="utf-8")) | change
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def stamp_translations(root: Path) -> None:
    data = yaml.safe_load((root / "principles/publication.yml").read_text(encoding="utf-8"))
    findings: list[Finding] = []
    for code in data["languages"][1:]:
        for path in root.glob(f"**/*.{code}.md"):
            name = path.relative_to(root).as_posix()
            if not is_kept(name):
                stamp(root, name, findings)
    assert findings == []


def parted(text: str) -> tuple[dict[str, Any], str]:
    _, matter, body = text.split("---\n", 2)
    return yaml.safe_load(matter), body


def joined(matter: dict[str, Any], body: str) -> str:
    return f"---\n{yaml.safe_dump(matter, allow_unicode=True, sort_keys=False, width=1000)}---\n{body}"

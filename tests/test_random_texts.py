"""Texts and bytes drawn at random, in every kind of file: reading them ends in time, in findings with words."""

from __future__ import annotations

import shutil
from fnmatch import fnmatch
from hashlib import sha256
from typing import TYPE_CHECKING

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishin.forms import kinds
from support.hostile_texts import BLOCKS, INLINE
from support.in_time import FILES, GUIDELINE, OF_VERSIONS, PAGE, check, page, quick
from support.languages import EDITION

if TYPE_CHECKING:
    from pathlib import Path


@quick
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=4), st.integers(1, 2_000))
def test_any_nesting_of_blocks(few_files: Path, openers: list[str], depth: int) -> None:
    one = "".join(openers[at % len(openers)] for at in range(depth))
    check(few_files, PAGE, page(one + "あ"))
    lines = "\n".join(
        "".join(openers[at % len(openers)] for at in range(deep)) + "あ" for deep in range(min(depth, 120))
    )
    check(few_files, PAGE, page(lines))


@quick
@given(st.lists(st.sampled_from(INLINE), min_size=1, max_size=4), st.integers(1, 1_500))
def test_any_nesting_of_words(few_files: Path, marks: list[tuple[str, str]], depth: int) -> None:
    chosen = [marks[at % len(marks)] for at in range(depth)]
    opened, closed = ("".join(pair[side] for pair in chosen) for side in (0, 1))
    backwards = "".join(pair[1] for pair in reversed(chosen))
    check(few_files, PAGE, page(f"{opened}あ{backwards}"))
    check(few_files, GUIDELINE, page(f"{opened}あ{closed}"))


EVERY_KIND = (
    *(*FILES, *OF_VERSIONS, "guidelines/standards.yml", "docs/about.en.md", "guidelines/ui-ux/guideline.en.md"),
    *(f"principles/{name}.yml" for name in ("corrections", "publication", "synonyms", "changes", "redirects")),
    *(f"accessibility/{name}.yml" for name in ("criteria", "policy", "manual-tests", "audits")),
    *("principles/02-two.en.md", "guidelines/ui-ux/guides/01-first.en.md", GUIDELINE, "guidelines/ui-ux/CHANGELOG.md"),
)


def test_every_kind_of_file_is_tried() -> None:
    tried = [
        kind
        for kind in kinds.KINDS
        if any(fnmatch(name, glob.replace("**/", "")) for name in EVERY_KIND for glob in kind.files_in(EDITION))
    ]
    assert tried == list(kinds.KINDS)


@settings(quick, max_examples=60)
@given(st.sampled_from(EVERY_KIND), st.binary(max_size=400), st.sampled_from([b"", b"---\n", b"<svg>", b"releases:\n"]))
@example(PAGE, b"\xff\xfe", b"")
def test_any_bytes_in_any_kind_of_file(few_files: Path, name: str, content: bytes, head: bytes) -> None:
    check(few_files, name, head + content)


FROZEN = "guidelines/ui-ux/releases/1.0.0"
FROZEN_NAMES = ("addresses.txt", "release.yml", "standards.yml", "guideline.ja.md", "guides/01-first.ja.md")
VERSION = {"version": "1.0.0", "date": "2026-11-23", "status": "current", "scope": "bureau-led"}


@settings(quick, max_examples=30)
@given(st.binary(max_size=200) | st.text(max_size=99).map(lambda text: f"---\n{text}\n---\n{text}".encode()))
@example(page("[あ](https://[::1/)").encode())
@example(page("[あ](https://a℀b.example/)").encode())
@example(page("- " * 3000).encode())
def test_any_bytes_in_frozen_files(few_files: Path, content: bytes) -> None:
    digest = sha256(content).hexdigest()
    rows = [{"path": name, "digest": digest} for name in FROZEN_NAMES]
    for name in FROZEN_NAMES:
        (few_files / FROZEN / name).parent.mkdir(parents=True, exist_ok=True)
        (few_files / FROZEN / name).write_bytes(content)
    check(few_files, OF_VERSIONS[2], yaml.safe_dump({"releases": [{**VERSION, "files": rows}]}))
    shutil.rmtree(few_files / FROZEN)

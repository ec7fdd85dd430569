"""What looks odd and is fine: a check that cries wolf is soon switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("remembered_texts")

PRINCIPLE, PAGE = "principles/02-two.ja.md", "docs/about.ja.md"


def found(root: Path) -> list[str]:
    """Give the findings but those that any edit may bring about."""
    return [
        f"{finding.file}:{finding.line} {finding.code}"
        for finding in load(root).findings
        if finding.code not in {"translation-behind", "reading-missing", "reading-undecided"}
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["windows", "old-mac"])
def test_any_line_ends_leave_even_the_digest_alone(project: Path, end: str) -> None:
    paths = [*project.rglob("*.md"), *project.rglob("*.svg"), *project.glob("principles/*.yml")]
    for path in paths:
        path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    assert load(project).findings == ()


def test_trailing_spaces_and_blank_lines_leave_even_the_digest_alone(project: Path) -> None:
    for path in project.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("\n", "  \n").replace("\n  \n", "\n\n \n\n") + "\n\n", encoding="utf-8")
    assert load(project).findings == ()


def test_a_file_may_end_without_a_line_break(project: Path) -> None:
    for path in project.rglob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert load(project).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "「😀 🇯🇵 ☀️」",
        "葛\U000e0100城市",  # a variation selector chooses a form of the kanji
        "山\ufa11",  # 﨑 lies in the compatibility block and has no other form
        "髙橋と𠮷野",
        "「東京都　千代田区」",
        "A　案",
        "café naïve",
        "1 < 2 && 3 > 2",
        "`<b>` と `{: onclick=x }`",
        "[外](https://example.com/?a=1&b=2#c)と[手紙](mailto:a@example.com)",
        "[同じページ](#first)",
        "[別の名](../docs/about.ja.md)",
        "\\*星\\*",
        "*English words*{lang=en}と**太字**{:lang=en}と[英語のリンク](https://example.com/){lang=en}",
        "本文です。\n- 項目\n- 項目",
        "#1は本文です。",
        "3. 三\n4. 四",
        "1. 手順\n\n   続きの段落\n\n   ```\n   code\n   ```\n2. 次の手順\n   - 項目",
        "1) 一\n2) 二",
        "- 一\n- 二\n\n1. いち\n2. に",
        "次の表です。\n| a | b |\n|---|---|\n| 1 | 2 |",
        "用語\n:   説明",
        " 9. 九\n10. 十",
        "- 一\n\n  - 一の一\n\n- 二",
        "````\n```\n````",
        "~~消した~~言葉と、10:30:15と、a:bと、3 * 4 * 5と、snake_case_nameと、$5から$10",
        "`**「x」**`と\\[x\\](y)と\\$x\\$と==と=",
        "[言葉][名前]と[名前]\n\n[名前]: https://example.com/",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "1. 一\n2. 二\n\n> 引用\n\n```\n<b>\n```",
        "![箱の図](figures/box.ja.svg)",
    ],
)
def test_a_paragraph_may_hold(project: Path, text: str) -> None:
    path = project / PAGE
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    assert found(project) == []


@pytest.mark.parametrize(
    "title", ['"yes"', "'2024'", '"a: b"', "原則 #1", "「鍵」", "50% & more", "C:\\x", ">-\n  二行を\n  一行に"]
)
def test_a_title_may_be(project: Path, title: str) -> None:
    path = project / PRINCIPLE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: 原則two", f"title: {title}"), encoding="utf-8")
    assert found(project) == []


@pytest.mark.parametrize("bullet", ["-  行動する", "* 行動する", "+ 行動する", "- 50% & more", "- a_b, x * y, (1)"])
def test_a_bullet_may_be(project: Path, bullet: str) -> None:
    path = project / PRINCIPLE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- 行動する", bullet), encoding="utf-8")
    assert found(project) == []


def test_a_list_may_have_blank_lines_between_its_items(project: Path) -> None:
    path = project / PRINCIPLE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- もう一つの文", "\n- もう一つの文"), encoding="utf-8")
    assert found(project) == []


def test_what_file_managers_leave_behind_is_passed_over(project: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini"):
        (project / "docs" / name).write_bytes(b"\x00")
    assert load(project).findings == ()

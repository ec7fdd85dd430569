"""Texts and bytes drawn at random can be brought in, and break no rule."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishin.authoring.importing.decoding import decode
from support.imported import broken, one

PIECES = (
    *("# ", "## ", "##x", "{#first}", "{#", "}", "{: .x }", "===", "\n---\n", "- ", "1. ", "> ", "    ", "\n", "\n\n"),
    *("\n```\n", "`", "**", "_", "[a](", "![a](", ")", "[", "]", "<b>", "</b>", "<!--", "-->", "\n|a|b|\n|-|-|\n"),
    *(
        "背景（案）",
        "です。",
        "、",
        "\u3000",
        "・",
        "※",
        "\\",
        "&#x202e;",
        "\x00",
        "\u2028",
        "<div>",
        "\n<div>\n",
        "</div>",
    ),
    *("\n\n<table><tr><td>", "<td>", "</table>", "<p>", "<br>", "</br>", "<script>", "</script>", "<pre>", "<ul><li>"),
    *("<h2 id='x'>", "</h2>", "<a href='/x'>", "</a>", "<details><summary>", "</summary>", "<![CDATA[", "<?x", "[^1]"),
    *(
        "\n[^1]: note\n",
        "$x^2$",
        "\n$$\n",
        ":smile:",
        "{{ x }}",
        "{% raw %}",
        "{name}",
        "[[Wiki]]",
        "[TOC]",
        "①",
        "ｱｲｳ",
    ),
    *(
        '\n!!! note "T"\n    ',
        "\n:::note\n",
        "> [!NOTE]\n> ",
        "- [ ] ",
        "http://a.b/c",
        "term\n: def",
        "~~",
        "|",
        "<dl><dd>",
    ),
)


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join))
@example("")
@example("\ufeff---\ntitle: [\n---\n")
@example("+++\ntitle = \n+++\n")
@example("<a<b<c <!DOCTYPE <![if x]> <?php ?> </ p>")
@example("<ul>" * 200 + "x")
@example("> " * 300 + "x")
@example("<script>never closed\n\n# Title\n\nwords")
def test_any_text_becomes_two_files_without_a_finding(content: str) -> None:
    assert broken(one(content)) == []


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        assert "\r" not in decoded.text
        assert broken(one(decoded.text)) == []

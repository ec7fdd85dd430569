"""Texts that could take a program for ever to read, by a name that says what they repeat."""

from __future__ import annotations

from shishin.content.reading import limits
from support.in_time import READINGS, TERMS


def lists(depth: int) -> str:
    return "\n".join("  " * at + "- a" for at in range(depth))


MIDDLE = "あ" * (limits.MAX_LINE - 200)
"""Words on a line that is just short enough to be read."""

PAGES = {
    "ipv6": "[あ](https://[::1/)",
    "nfkc": "[あ](https://a℀b.example/)",
    "list-600": lists(600),
    "list-3000": "- " * 3000 + "a",
    "quotation-3000": "> " * 3000 + "a",
    "open-brackets": "[" * 8000,
    "open-brackets-most": "[" * (limits.MAX_MARKS - 1),
    "pictures": "![" * 5000 + "a" + "](b)" * 2400,
    "pictures-deep": "![" * 900 + "a" + "](b)" * 900,
    "references": "[a]\n" * 20_000 + "\n[a]: https://a.example/\n",
    "references-most": "[a]\n" * 7_000 + "\n[a]: https://a.example/\n",
    "references-many": "".join(f"[a{at}]\n" for at in range(3800))
    + "\n"
    + "".join(f"[a{at}]: b{at}\n" for at in range(3500)),
    "mail": "<a@b.c> " * 7_000,
    "items": "- a\n" * 240_000,
    "items-most": "- a\n" * 7_900,
    "items-numbered": "1. a\n" * 7_900,
    "items-in-item": "- a\n" + "  - b\n" * 7_900,
    "items-apart": "- a\n\n" * 3_900,
    "headings-most": "".join(f"## あ {{#a{at}}}\n" for at in range(7_900)),
    "quoted-most": "> あ\n\n" * 3_900,
    "spaces": "あ" + " " * 300_000 + "い",
    "spaces-most": ("あ" + " " * 9_900 + "い\n") * 24,
    "wide-spaces": "　" * 9_900 + "|\n",
    "wide-spaces-most": ("あ" + "\u3000" * 3_300 + "い\n\n") * 24,
    "words": "あ" * 340_000,
    "words-most": "\n\n".join([MIDDLE] * 8),
    "table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 170_000,
    "table-most": "|a|b|\n|-|-|\n" + "|a|b|\n" * 3_200,
    "table-wide": "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|x|\n" * 1000,
    "heading-braces": "## " + "{#a " * 2400 + "\n",
    "heading-hashes": "## {" + "#" * 9_900 + "\n",
    "heading-spaces": ("## あ" + " " * 9_000 + "{ a }\n\n") * 20,
    "star": "*" + MIDDLE + " *",
    "stars": "\n\n".join(["*" + "あ" * 3_300 + " *"] * 20),
    "lows": "\n\n".join(["_" + "あ" * 3_300 + " _"] * 20),
    "dashes": "|" + "-" * 9_900 + "a",
    "formula": "$" + "a" * 9_900 + " $",
    "corners": "「" * 80_000,
    "corners-lines": ("「" * 3_000 + "\n\n") * 25,
    "backquotes": "".join("`" * at + " " for at in range(1, 140)),
    "reference-9000": "&#" + "9" * 9_000 + ";",
    "reference-hexadecimal": "&#x" + "f" * 9_000 + ";",
    "entities": "&#x202e;" * 10_000,
    "code": "```\n" * 7_900,
    "definition-list": "a\n: b\n" * 3_900,
    "html": "<div>\n" * 7_000,
    "emphasis": "*a **b " * 4_900,
    "struck": "~~a~~ " * 3_700,
    "escapes": "\\*" * 7_000,
    "long-address": "[a](" + "b" * 9_900 + ")",
    "percent": "[a](" + "%25" * 3_000 + ")",
    "host": "[a](https://" + "a." * 4_000 + "example/)",
    "wide-digits": "５、① 10～20\n\n" * 3_900,
    "wide-digits-line": "\n\n".join(["５ " * 4_900] * 20),
    "dashes-long": "\n\n".join(["サ－" * 4_900] * 20),
    "eras": "\n\n".join(["令和6年" * 1_900] * 20),
    "letters-apart": "e\u0301" * 4_900 + "\n",
    "sentences": "\n\n".join(["あ。" * 4_900] * 20) + "あ" * 200,
    "bold": "**あ**\n\n" * 3_900,
    "dots": "[a](" + "../" * 3_000 + "b.md)",
}

READING = "readings:\n  - {{word: {}, reading: {}}}\n"
DATA = {
    "reading": (READINGS, READING.format("漢あ" * 60, "あ" * 240 + "い")),
    "reading-short": (READINGS, READING.format("漢あ" * 20, "あ" * 240 + "い")),
    "readings-alike": (READINGS, "readings:\n" + "".join(f"  - [漢{at}]\n" for at in range(20_000))),
    "fields": (TERMS, "".join(f"a{at}: b\n" for at in range(60_000))),
    "fields-most": (TERMS, "".join(f"a{at}: b\n" for at in range(9_900))),
    "fields-nested": (TERMS, "terms: [{" + ", ".join(f"a{at}: b" for at in range(900)) + "}]\n"),
    "rows": (TERMS, "terms:\n" + "- b\n" * 60_000),
    "rows-most": (TERMS, "terms:\n" + "- b\n" * 9_900),
    "rows-empty": (TERMS, "terms:\n" + "- {}\n" * 9_900),
    "twice": (TERMS, "a: b\n" * 9_900),
    "keys": (TERMS, "1: b\n" * 9_900),
    "aliases": (TERMS, "a: [" + "*a, " * 2_000 + "]\n"),
    "aliases-lines": (TERMS, "".join(f"a{at}: *a\n" for at in range(9_900))),
    "laughs": (TERMS, "a: &a [x]\n" + "".join(f"a{at}: &a [*a, *a, *a]\n" for at in range(2_000))),
    "tags": (TERMS, "".join(f"a{at}: !a b\n" for at in range(9_900))),
    "deep": (TERMS, "[" * 9_000),
    "deep-lines": (TERMS, "- " * 4_000 + "a"),
    "deep-keys": (TERMS, "? " * 4_000),
    "long-name": (TERMS, "a" * 1_000 + ": b\n"),
    "long-names": (TERMS, "".join(f"{'title' * 180}{at}: b\n" for at in range(900))),
    "number": (TERMS, "terms: " + "9" * 9_000),
    "spaces": (TERMS, "terms: " + " " * 300_000 + "a"),
    "colons": (TERMS, "a: " * 3_000),
    "documents": (TERMS, "---\n" * 9_900),
    "text": (TERMS, "terms: |\n" + "  あ\n" * 9_900),
    "control": (TERMS, "terms: |\n" + "  \x01\n" * 9_900),
    "corrections": (
        "principles/corrections.yml",
        "corrections:\n"
        + "".join(f"  - {{id: a{at}, slide: 1, kind: kept, original: 日 {at}}}\n" for at in range(5_000)),
    ),
}

MATTER = {name: text for name, (file, text) in DATA.items() if file == TERMS}

FIGURES = {
    "deep": "<svg>" + "<g>" * 100_000,
    "wide": "<svg>" + "<g/>" * 200_000 + "</svg>",
    "unsafe": "<svg>" + "<script/>" * 100_000 + "</svg>",
    "attributes": "<svg " + " ".join(f"a{at}='b'" for at in range(50_000)) + "/>",
    "path": "<svg><path d='" + "M0 0" * 200_000 + "'/></svg>",
    "address": "<svg fill='" + " " * 500_000 + "url(#a'/>",
    "references": "<svg><title>" + "&#65;" * 150_000 + "</title></svg>",
    "reference": "<svg><title>&#" + "9" * 200_000 + ";</title></svg>",
    "lines": "<svg>" + "\n" * 900_000,
}

BLOCKS = ("> ", "- ", "1. ", "* ", "  ", "    ", "\t", "# ", "```\n", "a\n: ", "|", ">", "- [ ] ", "~~~\n")
INLINE = (
    *(("*", "*"), ("**", "**"), ("_", "_"), ("~~", "~~"), ("`", "`"), ("[", "](b)"), ("![", "](b)"), ("[", "][a]")),
    *(("<b>", "</b>"), ("(", ")"), ("「", "」"), ("{", "}"), ("[a](", ")"), ('[a](b "', '")'), ("<https://", ">")),
)

TOKENS = (
    *("a", "あ", "漢", " ", "　", "\t", "\n", "\n\n", "\r", "\x00", "\u2028", "[", "]", "[a]", "[a](", "[a](b)"),
    *("![", "](", "<", ">", "<b>", "</b>", "<!--", "<?", "<![CDATA[", "<a@b.c>", "<https://a.b>", "*", "a*", "**a"),
    *("_a", "`", "`a", "~~a", "> ", "- a\n", "- ", "1. a\n", "# a\n", "## あ {#a}\n", "```\n", "    a\n", "|a"),
    *("|a|b|\n|-|-|\n", "---\n", "===\n", "{", "{#a}", "[a]: b\n", "\\", "&", "&#", "&amp;", "$a", "==a", ":a:"),
    *("a: b\n", "a: ", "? ", "&a ", "*a ", "!a ", "{a: ", '"', "'", "- - ", "%a\n", "<g>", "<svg", "<!DOCTYPE svg ["),
    *("&a;", "題", ":\n", "https://a", "！"),
)  # fmt: skip
"""What a text may repeat without end."""

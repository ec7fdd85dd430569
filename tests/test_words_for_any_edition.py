"""The program's own words take no language for the source, and none for the translation: an edition may be in any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

from shishin.authoring.stamp import stamp
from shishin.cli import COMMANDS, main
from shishin.cli.help import ABOUT, PROGRAM, name_of, options
from shishin.content.json_schema import description, json_schema, record_schema
from shishin.content.load import load
from shishin.content.reading.edition import edition_languages
from shishin.findings.catalogue import IN_WORDS, explain
from shishin.forms.kinds import KINDS
from shishin.languages.complete import leaves, reference
from shishin.languages.reader import known_codes
from shishin.languages.tables import program_table
from shishin.model.fields import WORDS
from support.editions import INVENTED, add_language, invent, set_languages, stamp_translations, write_from
from support.languages import EDITION, ENGLISH, JAPANESE, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shishin.model.finding import Finding

NAMED = {"en": re.compile(r"\b(?:Japanese|English)\b"), "ja": re.compile("日本語|英語")}
"""What the two languages that come with the program are called in each of them."""

ABOUT_A_LANGUAGE = {
    "findings.yaml-key": "fields have English names in an edition in any language",
    "findings.line-wrapped": "only Japanese is written without spaces between words and judged so",
    "findings.text-half-width-kana": "kana are letters of Japanese",
    "findings.link-letters": "only Japanese has letters of three scripts, and Latin ones beside them",
    "fields.term.reading": "readings are of Japanese",
    "fields.release.languages": "the first rows of a ledger, which name no languages, are in these two for ever",
    "command.imported": "each language's file says that there is no text in this language yet",
}
"""Words that speak of a language itself, with the reason."""

JAPANESE_WORDS = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]|\bJapanese\b|\.ja\b|\bja\b")

EDITS = {
    "a fact in a translation": (f"principles/01-one.{INVENTED}.md", "tag:", "number: 1\ntag:"),
    "a number that is not the name's": ("principles/02-two.en.md", "number: 2", "number: 12"),
    "an id that is not the name's": ("principles/03-three.en.md", "id: three", "id: drei"),
    "a list item too many": (f"principles/04-four.{INVENTED}.md", "- Act", "- Act\n- Act"),
    "closing words left out": (f"principles/05-five.{INVENTED}.md", f"\n{invent('and so on')}\n", ""),
    "a translation that is behind": ("principles/06-six.en.md", "- Act", "- Act now"),
    "a guide's other id": ("guidelines/ui-ux/guides/02-second.en.md", "id: second", "id: other"),
    "another number": (f"guidelines/ui-ux/guides/01-first.{INVENTED}.md", "id: UX-02", "id: UX-09"),
    "a statement without its verb": ("guidelines/ui-ux/guides/02-second.en.md", " must ", " could "),
    "a heading without an anchor": ("docs/about.en.md", "## Heading {#first}", "## Heading"),
    "an anchor of the wrong form": (f"docs/glossary.{INVENTED}.md", "---\n\n", "---\n\n## Words {#Words}\n\n"),
    "a heading too many": (f"docs/data.{INVENTED}.md", "{#first}", "{#first}\n\n## Möre {#more}"),
    "a page of the wrong layout": ("docs/404.en.md", "layout: not-found", "layout: page"),
    "a value of the wrong kind": ("docs/search.en.md", "title: ", "title: 2024 #"),
    "a figure that is not there": ("docs/corrections.en.md", "---\n\n", "---\n\n![A box](figures/none.en.svg)\n\n"),
    "the link of a wiki": ("docs/all-pages.en.md", "---\n\n", "---\n\n[[About]]\n\n"),
}
"""What is wrong with a project in English, translated into the invented language: a file, and what it is changed to."""

EXPECTED = {
    "fact-repeated", "principle-name", "bullet-count", "closing-differs", "translation-behind", "guide-name",
    "requirements-differ", "requirement-words", "heading-id-missing", "heading-id-form", "headings-differ",
    "layout-missing", "field-type", "figure-missing", "mark-wiki", "language-missing", "file-name", "file-place",
    "number-gap", "translated-source",
}  # fmt: skip


@pytest.fixture
def english(project: Path) -> Path:
    """The little project with English as the source language and the invented language as its translation."""
    add_language(project)
    write_from(project, ["en"])
    set_languages(project, ["en", INVENTED])
    stamp_translations(project)
    assert load(project).findings == ()
    return project


def broken(root: Path) -> list[Finding]:
    """Break a project in every way that words once told of as if it were in Japanese, and give what is found."""
    found: list[Finding] = []
    (root / "principles/10-ten.en.md").rename(root / "ten.md")
    (root / f"principles/10-ten.{INVENTED}.md").rename(root / "zehn.md")
    found += load(root).findings
    (root / "ten.md").rename(root / "principles/10-ten.en.md")
    (root / "docs/Old page.en.md").write_text("Text.\n", encoding="utf-8")
    (root / "guidelines/ui-ux/other.en.md").write_text("Text.\n", encoding="utf-8")
    for path, old, new in EDITS.values():
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        found += load(root).findings
    stamp(root, "docs/about.en.md", found)
    return list(dict.fromkeys(found))


def test_findings_in_an_edition_from_english_have_no_word_of_japanese(english: Path) -> None:
    found = broken(english)
    assert {finding.code for finding in found} >= EXPECTED
    sentences = [
        sentence
        for finding in found
        for said in [explain(finding, ENGLISH)]
        for sentence in (finding.file, said.what, said.expected, said.fix)
    ]
    assert len(sentences) >= 4 * len(EXPECTED)
    assert [sentence for sentence in sentences if JAPANESE_WORDS.search(sentence)] == []


def test_help_in_english_has_no_word_of_japanese_and_that_in_japanese_is_in_japanese(project: Path) -> None:
    said = {
        (code, name): CliRunner().invoke(main, ["--root", str(project), "--lang", code, *arguments, "--help"]).output
        for code in ("en", "ja")
        for name, arguments in {PROGRAM: [], **{name: [name] for name in COMMANDS}}.items()
    }
    assert len(said) == 2 * 17
    for (code, name), text in said.items():
        about = (ENGLISH if code == "en" else JAPANESE).help[name][ABOUT]
        assert about.split()[0] in text, (code, name)
        assert bool(re.search(r"[\u3041-\u30ff\u3400-\u9fff]", text)) is (code == "ja"), text
        assert code == "ja" or not NAMED["en"].search(text)


def test_every_command_and_option_has_its_words_and_no_words_are_idle() -> None:
    context = click.Context(main)
    wanted = {(PROGRAM, name_of(option)) for option in options(main, context)}
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        wanted |= {(name, name_of(option)) for option in options(command, context)} - {(name, "help")}
    wanted |= {(name, ABOUT) for name in (PROGRAM, *COMMANDS)}
    assert len(wanted) >= 36
    for code in known_codes():
        assert {path for path, _ in leaves(program_table(code, "command")["help"])} == wanted
    assert {("command", "help", *path) for path in wanted} <= set(reference())


def test_help_is_said_in_a_language_of_the_project(english: Path) -> None:
    for arguments in (["--help"], ["check", "--help"]):
        done = CliRunner().invoke(main, ["--root", str(english), "--lang", INVENTED, *arguments])
        assert done.exit_code == 0
        assert invent("Check the sources") in done.output
    words = english / "languages" / INVENTED / "command.toml"
    text = words.read_text(encoding="utf-8")
    words.write_text(re.sub(r"(?m)^changed-since = .*\n", "", text), encoding="utf-8")
    (finding,) = load(english).findings
    assert (finding.code, dict(finding.values)["key"]) == ("language-words-missing", "help.check.changed-since")


def test_no_words_of_the_program_name_a_language_but_those_about_it() -> None:
    looked_at, naming = 0, set[str]()
    for code, pattern in NAMED.items():
        for file in ("findings", "command", "fields"):
            for path, text in leaves(program_table(code, file), (file,)):
                looked_at += 1
                if isinstance(text, str) and pattern.search(text):
                    naming.add(".".join(path if file == "fields" else path[:2]))
    assert looked_at >= 2 * 1_200
    assert naming == set(ABOUT_A_LANGUAGE)


def test_a_value_that_is_the_name_of_words_has_them_in_every_language() -> None:
    for (code, name), table in IN_WORDS.items():
        for language in LANGUAGES:
            assert f"{{{name}}}" in "".join(language.findings[code].values())
            assert len(language.command[table]) >= 5


def test_every_field_has_its_words_and_no_words_are_idle() -> None:
    schemas = [record_schema(kind, EDITION) for kind in KINDS]
    named = {field["description"] for field in _fields(schemas) if field.get(WORDS)}
    assert len(named) >= 150
    for code in known_codes():
        assert {".".join(path) for path, _ in leaves(program_table(code, "fields"))} == named
    for field in _fields(schemas):
        if "examples" in field:
            assert all(description(field, language) for language in LANGUAGES)


def test_editors_are_told_in_the_languages_of_the_edition(english: Path) -> None:
    languages = edition_languages(english)
    schema = json_schema(next(kind for kind in KINDS if kind.name == "page"), languages)
    told = [field["description"] for field in _fields([schema]) if "examples" in field]
    title = "The page's title."
    assert f"{title} / {invent(title)}" in told
    assert len(told) >= 5
    assert [text for text in told if JAPANESE_WORDS.search(text)] == []


def _fields(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON value
    """Give everything in a JSON Schema that has a description."""
    if isinstance(value, dict) and isinstance(value.get("description"), str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _fields(item)

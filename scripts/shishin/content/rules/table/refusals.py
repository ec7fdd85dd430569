"""What reading refuses by itself, before any rule is run; the modules that read give these findings."""

from __future__ import annotations

from shishin.content.rules.table.rule import RuleRow

REFUSALS: tuple[RuleRow, ...] = (
    RuleRow(
        id="language-files",
        tests="The files of each language have every word and every rule of wording, each of its kind.",
        why="Without its words no page and no finding can be shown in that language.",
        bad={"language-file": "language-file", "language-words-missing": "language-words-missing",
             "language-words-unknown": "language-words-unknown", "language-words-type": "language-words-type",
             "language-words-places": "language-words-places", "language-pattern": "language-pattern",
             "language-pattern-endless": "language-pattern-endless",
             "language-pattern-part": "language-pattern-part", "language-pattern-slow": "language-pattern-slow",
             "language-value": "language-value"},
    ),
    RuleRow(
        id="languages",
        tests="The edition names its languages once each, and each has a folder.",
        why="Without a folder nobody knows how the language is written.",
        bad={"language-unknown": "language-unknown", "language-twice": "language-twice"},
    ),
    RuleRow(
        id="places",
        tests="What belongs to the content is there, and nothing else stands in its folders.",
        why="A file in the wrong place would reach the site unread, or would be missed.",
        bad={"folder-missing": "folder-missing-docs", "file-missing": "file-missing-terms",
             "file-kind": "file-kind-html", "file-name": "file-name-spaces", "file-name-system": "file-name-system",
             "file-place": "file-place", "note-name": "note-name"},
    ),
    RuleRow(
        id="files",
        tests="A file is ordinary, can be read, and is text in UTF-8.",
        why="A link could lead out of the project, and other bytes would be shown as other characters.",
        bad={"file-not-plain": "file-not-plain-folder", "file-unreadable": "test_limits.py",
             "file-not-utf8": "file-not-utf8-shift-jis", "text-invisible": "text-invisible-bom"},
        shared=frozenset({"text-invisible"}),
    ),
    RuleRow(
        id="limits",
        tests="Files are no larger, longer or deeper than people write them, and not more than systems keep.",
        why="Whoever checks or builds the site would wait for ever.",
        bad={"file-too-large": "file-too-large", "lines-many": "lines-many", "line-long": "line-long",
             "marks-many": "marks-many", "cells-many": "cells-many", "files-many": "test_limits.py",
             "folder-deep": "folder-deep", "findings-more": "test_limits.py",
             "content-failed": "test_unforeseen_errors.py"},
    ),
    RuleRow(
        id="front-matter",
        tests="A document begins with front matter between two lines of three hyphens.",
        why="The page would have no title, and its fields would be shown as text.",
        bad={"front-matter-missing": "front-matter-missing", "front-matter-unclosed": "front-matter-unclosed"},
    ),
    RuleRow(
        id="yaml",
        tests="YAML can be read, each name in it stands once, and it is small and without tags and aliases.",
        why="Another program would read other values, or a few lines would fill the memory.",
        bad={"yaml-syntax": "yaml-syntax-quote", "yaml-alias": "yaml-alias", "yaml-tag": "yaml-tag-python",
             "yaml-key": "yaml-key-list", "yaml-key-twice": "yaml-key-twice", "yaml-depth": "yaml-depth",
             "yaml-rows": "yaml-rows", "yaml-many": "yaml-many",
             "text-control": "text-control-title", "text-invisible": "text-escaped",
             "text-private-use": "text-escaped", "text-compatibility": "text-escaped",
             "text-half-width-kana": "text-escaped"},
        shared=frozenset({
            "text-control", "text-invisible", "text-private-use", "text-compatibility", "text-half-width-kana",
        }),
    ),
    RuleRow(
        id="fields",
        tests="Each field is one of the field table, has a value of its kind, and none that is needed is missing.",
        why="A page would lack what readers look for, or say it in two ways.",
        bad={"fields-missing": "fields-missing", "field-missing": "field-missing", "field-unknown": "field-unknown",
             "fact-repeated": "fact-repeated", "field-value": "field-value", "field-form": "field-form-id",
             "field-empty": "field-empty", "field-long": "field-long", "field-range": "field-range-high",
             "field-type": "field-type-text", "link-scheme": "link-scheme-standard", "link-host": "link-host-evidence",
             "link-user": "link-user-licence"},
        shared=frozenset({"link-scheme", "link-host", "link-user"}),
    ),
    RuleRow(
        id="frozen-files",
        tests="Each file of a released version is what the ledger says, and there is no other.",
        why="Contracts cite a version: what was released must never read differently.",
        bad={"frozen-differs": "test_frozen.py", "frozen-missing": "test_frozen.py",
             "frozen-unknown": "test_frozen.py"},
    ),
    RuleRow(
        id="frozen-form",
        tests="Each released version is written in a form that is known, and has all that its form asks for.",
        why="Contracts cite its pages, which could no longer be made.",
        bad={"ledger-form": "test_forms.py", "frozen-unfit": "test_frozen.py"},
    ),
)  # fmt: skip

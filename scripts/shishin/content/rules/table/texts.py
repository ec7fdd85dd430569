"""Rules for documents: their languages, headings, marks, links and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.content.rules import figures, links, marks, pages, pairs, principles, text
from shishin.content.rules.table import scopes
from shishin.content.rules.table.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping


def _same(*codes: str) -> Mapping[str, str]:
    """Give bad fixtures that are called like the findings they bring."""
    return {code: code for code in codes}


TEXT_RULES: tuple[Rule[Any], ...] = (
    Rule(
        id="every-language",
        tests="A document has a file in each language of the edition.",
        why="Readers of a language would miss a page that the others have.",
        scope=scopes.DOCUMENTS,
        judge=lambda family, project, findings: pairs.every_language(family, project.root, findings),
        bad={"language-missing": "language-missing-english"},
    ),
    Rule(
        id="translations",
        tests="A translation carries the digest of the source text as it is now.",
        why="Readers of a translation would follow what no longer holds.",
        scope=scopes.DOCUMENTS,
        judge=lambda family, _, findings: pairs.up_to_date(family, findings),
        bad=_same("translation-behind"),
    ),
    Rule(
        id="principle-facts",
        tests="The ids and numbers of principles fit their files' names, are unique and leave no gap.",
        why="Everyone cites a principle by its number.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: principles.facts(sources.principles, sources.languages, findings),
        bad={"principle-name": "principle-name-file", "number-gap": "number-gap", "number-twice": "number-twice",
             "id-twice": "id-twice-principle"},
    ),
    Rule(
        id="principle-sections",
        tests="A principle has the fixed sections in order, each a list of plain lines.",
        why="A principle is the source document's: nobody may add to it.",
        scope=scopes.PRINCIPLE_TEXTS,
        judge=lambda draft, _, findings: principles.sections(draft, findings),
        bad={"sections": "sections-removed", "section-empty": "section-empty", "bullet-rich": "bullet-rich-bold",
             "body-stray": "body-stray-paragraph"},
    ),
    Rule(
        id="principle-translations",
        tests="A translation of a principle has as many lines in each section as the source, and its closing words.",
        why="Readers of a translation would miss a line, or read one that the source does not have.",
        scope=scopes.PRINCIPLES,
        judge=lambda family, _, findings: principles.same_shape(family, findings),
        bad=_same("bullet-count", "closing-differs"),
    ),
    Rule(
        id="headings",
        tests="Headings begin at level 2, skip no level, and each has an anchor of its own.",
        why="Screen readers go from heading to heading, and contracts and other sites link to the anchors.",
        scope=scopes.WITH_HEADINGS,
        judge=lambda family, project, findings: pages.headings(family, project.reader, findings),
        bad={"heading-level": "heading-level-one", "heading-empty": "heading-empty",
             "heading-id-missing": "heading-id-missing", "heading-id-form": "heading-id-form-capital",
             "heading-id-twice": "heading-id-twice"},
    ),
    Rule(
        id="same-headings",
        tests="A translation has the source's headings: the same anchors in the same order.",
        why="A link with an anchor would lead nowhere in the other language.",
        scope=scopes.WITH_HEADINGS,
        judge=lambda family, _, findings: pages.same_headings(family, findings),
        bad=_same("headings-differ"),
    ),
    Rule(
        id="markup",
        tests="No text has HTML.",
        why="It would be left out of the page, and readers would miss what it says.",
        scope=scopes.TEXTS,
        judge=lambda draft, _, findings: pages.markup(draft, findings),
        bad={"raw-html": "raw-html-block"},
    ),
    Rule(
        id="wrapping",
        tests="A Japanese sentence stands on one line.",
        why="A browser shows the line break as a space inside the sentence.",
        scope=scopes.TEXTS_WITH_HEADINGS,
        judge=lambda draft, _, findings: pages.wrapping(draft, findings),
        bad=_same("line-wrapped"),
    ),
    Rule(
        id="marks",
        tests="No line has marks that this Markdown does not know.",
        why="Readers would see the marks as they were typed.",
        scope=scopes.TEXTS,
        judge=lambda draft, _, findings: marks.marks(draft, findings),
        bad={**_same(
            "mark-footnote", "mark-task", "mark-alert", "mark-admonition", "mark-container", "mark-contents",
            "mark-template", "mark-emoji", "mark-formula", "mark-highlight", "mark-wiki", "mark-link", "mark-emphasis",
            "link-bare", "mark-table", "list-crowded", "hash-first",
        ), "attribute": "attribute-class"},
        follows_from=lambda draft, _: (draft.file.path, draft.file.digest),
    ),
    Rule(
        id="unseen",
        tests="No words are read by nobody or in the wrong place.",
        why="Readers would miss titles of links, lines after code without an end, cells, and lists astray.",
        scope=scopes.TEXTS,
        judge=lambda draft, _, findings: marks.unseen(draft, findings),
        bad=_same("link-title", "definition-unused", "fence-unclosed", "table-cells", "list-nested", "nested-deep"),
    ),
    Rule(
        id="layouts",
        tests="A page with a part made from data stands at most once, and those that every site needs stand once.",
        why="Two pages would show the same, and without a home page nobody finds the others.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: pages.layouts(sources.pages, sources.languages, findings),
        bad=_same("layout-twice", "layout-missing"),
    ),
    Rule(
        id="addresses",
        tests="No two documents ask for one address, and none asks for one that the site or a system needs.",
        why="One page would overwrite the other.",
        scope=scopes.SOURCES,
        judge=lambda sources, _, findings: pages.addresses(sources.documents, findings),
        bad=_same("address-twice", "address-system"),
    ),
    Rule(
        id="links",
        tests="A link leads to a file, an anchor and a language that exist, and its words name no other host.",
        why="A reader would come to nothing, to another language, or to somebody else's site.",
        scope=scopes.TEXTS,
        judge=lambda draft, project, findings: links.links(draft, project.targets, project.figures, findings),
        bad={**_same(
            "link-broken", "link-language", "link-anchor", "link-empty", "link-address", "link-words", "link-character",
            "link-letters", "link-mail", "link-port", "link-host", "link-user", "link-punycode", "figure-guideline",
            "figure-alt", "figure-alone", "figure-missing", "figure-language",
        ), "link-scheme": "link-scheme-javascript"},
    ),
    Rule(
        id="figures",
        tests="A figure is well formed, holds only shapes and words of the list, and has a title and a description.",
        why="It becomes part of the page: it could run a program, or say nothing to whoever cannot see it.",
        scope=scopes.FIGURES,
        judge=lambda figure, _, findings: figures.figure(figure, findings),
        bad={"svg-unsafe": "svg-unsafe-script", "svg-syntax": "svg-syntax-open", "svg-large": "svg-large",
             "svg-deep": "svg-deep", "svg-text": "svg-text", "svg-place": "svg-place-title",
             "svg-attribute": "svg-attribute", "svg-value": "svg-value-large", "svg-parts": "svg-parts-title",
             "svg-id-twice": "svg-id-twice", "svg-reference": "svg-reference"},
    ),
    Rule(
        id="characters",
        tests="No file has characters that nobody sees, or words written letter by letter.",
        why="Screen readers and searches stumble over them.",
        scope=scopes.FILES,
        judge=lambda file, project, findings: text.characters(file, findings, quotes=project.quotes),
        bad={"text-private-use": "text-private-use", "text-half-width-kana": "text-half-width-kana",
             "text-invisible": "text-invisible-entity", "text-control": "text-control-body",
             "text-compatibility": "text-compatibility-kanji", "text-spaced": "text-spaced",
             "text-decomposed": "text-decomposed"},
        follows_from=lambda file, project: (file.path, file.digest, *sorted(project.quotes)),
    ),
)  # fmt: skip

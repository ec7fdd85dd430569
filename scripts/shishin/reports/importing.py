"""What an import changed and what it leaves to a person, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.authoring.importing.notes import CHANGES, DECISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.authoring.importing.notes import Note
    from shishin.authoring.importing.page_files import ImportedPage
    from shishin.model.language import Language

MOST_LINES = 12
"""How many line numbers, or details, one entry of a report names before it only counts."""

WORDS = {
    "ja": {
        "page": "{source} → {files}",
        "changes": "  変えたこと（行は元のファイル）",
        "decisions": "  人が決めること（行は{file}）",
        "lines": "、{lines}行目",
        "place": "{lines}行目",
        "places": "{lines}行目",
        "more": "…",
        "separator": "、",
        "change": "    {what}：{count}件{lines}{details}",
        "decision": "    {places}：{what}{details}",
        "detail": "（{details}）",
    },
    "en": {
        "page": "{source} → {files}",
        "changes": "  Changed (lines of the old file)",
        "decisions": "  For a person to decide (lines of {file})",
        "lines": " on lines {lines}",
        "place": "Line {lines}",
        "places": "Lines {lines}",
        "more": "…",
        "separator": ", ",
        "change": "    {what}: {count}{lines}{details}",
        "decision": "    {places}: {what}{details}",
        "detail": " ({details})",
    },
}

KINDS = {
    "ja": {
        "encoding": "文字コードをUTF-8に",
        "line-ends": "改行をそろえた",
        "characters": "使えない文字を普通の文字に",
        "front-matter": "使わない前付けの項目を除いた",
        "title": "見出しをページの題に",
        "heading-level": "見出しの段階や書き方",
        "anchor": "見出しのアンカーを提案",
        "heading-inside": "一覧や引用の中の見出しを太字に",
        "html": "HTMLをMarkdownに",
        "comment": "コメントを除いた",
        "line-break": "改行",
        "wrapped": "途中で折り返した文をつないだ",
        "paragraph": "段落や箇条書きに分けた",
        "reference": "別の場所に書いたリンク先を、リンクの中に",
        "bare-url": "アドレスをリンクに",
        "link": "リンク先を書き換えた",
        "footnote": "脚注を終わりの注に",
        "task": "作業の印を除いた",
        "admonition": "囲みを太字の言葉と段落に",
        "emoji-code": "絵文字の記号を除いた",
        "contents": "目次の印を除いた",
        "template": "テンプレートの命令を除いた",
        "attributes": "属性を除いた",
        "braces": "波括弧をコードに",
        "formula": "式をコードに",
        "hash": "行の始めの「#」",
        "code-block": "字下げのコードを囲んだ",
        "emphasis": "Markdownでは書けない強調を除いた",
        "encoding-guess": "文字コードは推測です。文字が正しいか見てください",
        "name": "ファイルの名前を英字にできません。意味のある名前に変えてください",
        "title-missing": "題がありません。ファイルの名前から取りました",
        "description": "説明は、始めの段落から取りました。一文に直してください",
        "untranslated": "この言語のファイルには原文が入っています。訳してください",
        "pair-differs": "見出しの数か段階が、日本語の文章と違います。そろえてください",
        "anchor-numbered": "アンカーが番号です。意味のある名前に変えてください",
        "link-place": "リンク先がこのサイトにありません。アドレスだけを残しました",
        "link-http": "http://をhttps://にしました。開くか確かめてください",
        "link-anchor": "リンク先の見出しが見つかりません",
        "link-opens": "元のサイトへのリンクにしました。開くか確かめてください",
        "link-words": "リンクの言葉と、リンク先のサイトが違います。どちらかを直して、リンクにしてください",
        "link-scheme": "この種類のリンクは使えません",
        "image": "画像を言葉だけにしました。要るなら、図をSVGで作ってください",
        "decide-html": "同じ意味の書き方がありません。中の言葉だけを残しました",
        "script": "プログラムやスタイルを除きました",
        "embedded": "埋め込まれたものを除きました。要るなら、リンクを書いてください",
        "table": "表の結合は使えません。表を見直してください",
        "list-place": "一覧の中の一覧だったのかもしれません。中に入れるなら、外側の項目の文字の下から始めてください",
        "quote": "引用は、原文の言葉だけに使います。引用でないなら、直してください",
        "decide-template": "テンプレートの命令を除きました。要る言葉があれば、足してください",
        "footnote-missing": "脚注の文がありません",
        "spaced": "言葉の途中に空白があるようです",
        "private-use": "外字を除きました。普通の文字を書いてください",
        "emoji": "絵文字があります。言葉に直してください",
    },
    "en": {
        "encoding": "Made UTF-8 of the encoding",
        "line-ends": "Made all line ends the same",
        "characters": "Put ordinary characters for those not allowed",
        "front-matter": "Left out fields of the front matter",
        "title": "Made the heading the page’s title",
        "heading-level": "Levels or forms of headings",
        "anchor": "Proposed anchors of headings",
        "heading-inside": "Made headings in lists or quotations bold",
        "html": "Made Markdown of HTML",
        "comment": "Left out comments",
        "line-break": "Line breaks",
        "wrapped": "Joined lines of a Japanese sentence",
        "paragraph": "Cut into paragraphs or list items",
        "reference": "Put addresses that stood elsewhere into their links",
        "bare-url": "Made links of addresses",
        "link": "Rewrote where links lead",
        "footnote": "Moved footnotes to notes at the end",
        "task": "Left out boxes of tasks",
        "admonition": "Made a bold word and paragraphs of a box",
        "emoji-code": "Left out codes of emoji",
        "contents": "Left out the mark for a table of contents",
        "template": "Left out commands of a template",
        "attributes": "Left out attributes",
        "braces": "Made code of braces",
        "formula": "Made code of a formula",
        "hash": "“#” at the start of a line",
        "code-block": "Put fences round indented code",
        "emphasis": "Left out emphasis that Markdown cannot write there",
        "encoding-guess": "The encoding is a guess. See whether the characters are right",
        "name": "The file’s name could not be written in Latin letters. Give it one that means something",
        "title-missing": "There is no title, so it is the file’s name",
        "description": "The description is the first paragraph. Make one sentence of it",
        "untranslated": "The file in this language holds the original. Translate it",
        "pair-differs": "The number or levels of headings differ from the Japanese text. Make them the same",
        "anchor-numbered": "The anchor is only a number. Give it a name that means something",
        "link-place": "The link leads to nothing on this site. Only its address is left",
        "link-http": "http:// became https://. Check that it opens",
        "link-anchor": "The heading that the link leads to was not found",
        "link-opens": "The link now leads to the old site. Check that it opens",
        "link-words": "The words of the link name another site than its address. Correct one and make it a link again",
        "link-scheme": "This kind of link is not allowed",
        "image": "Only the words of the picture are left. Draw the figure as SVG if you need it",
        "decide-html": "There is no like of this element here. Only the words in it are left",
        "script": "A program or style was left out",
        "embedded": "Something embedded was left out. Write a link if you need it",
        "table": "Cells that are joined are not possible. Look at the table again",
        "list-place": "This may have been a list inside the one before. If so, begin it below that one’s first word",
        "quote": "Quotations hold only the deck’s words. Rewrite it if it is none",
        "decide-template": "A command of a template was left out. Add words if any are missing",
        "footnote-missing": "The words of the footnote are missing",
        "spaced": "There seem to be spaces within a word",
        "private-use": "A character of a private font was left out. Type an ordinary one",
        "emoji": "There is an emoji. Say it in words",
    },
}


def import_in_words(pages: Sequence[ImportedPage], language: Language) -> str:
    """List for each page what was changed, and what a person must decide."""
    return "\n".join(line for page in pages for line in _page(page, language))


def _page(page: ImportedPage, language: Language) -> Iterator[str]:
    words = WORDS[language.code]
    files = [f"{page.stem}.{code}.md" for code in page.texts]
    yield words["page"].format(source=page.source, files=words["separator"].join(files))
    if page.changes:
        yield words["changes"]
    for kind in CHANGES:
        rows = [note for note in page.changes if note.kind == kind]
        if rows:
            yield _change(rows, language)
    if page.decisions:
        yield words["decisions"].format(file=f"{page.stem}.{page.language}.md")
    grouped: dict[tuple[str, str], list[Note]] = {}
    for note in sorted(page.decisions, key=lambda note: (note.line, DECISIONS.index(note.kind))):
        grouped.setdefault((note.kind, note.detail), []).append(note)
    for rows in grouped.values():
        details = words["detail"].format(details=rows[0].detail) if rows[0].detail else ""
        places = words["place" if len(rows) == 1 else "places"].format(
            lines=_listed((str(note.line) for note in rows), language)
        )
        yield words["decision"].format(places=places, what=_what(rows[0], language, decision=True), details=details)


def _change(rows: Sequence[Note], language: Language) -> str:
    words = WORDS[language.code]
    lines = _listed((str(note.line) for note in rows), language)
    details = _listed((note.detail for note in rows if note.detail), language)
    return words["change"].format(
        what=_what(rows[0], language),
        count=len(rows),
        lines=words["lines"].format(lines=lines),
        details=words["detail"].format(details=details) if details else "",
    )


def _listed(texts: Iterable[str], language: Language) -> str:
    words = WORDS[language.code]
    distinct = list(dict.fromkeys(texts))
    more = [words["more"]] if len(distinct) > MOST_LINES else []
    return words["separator"].join([*distinct[:MOST_LINES], *more])


def _what(note: Note, language: Language, *, decision: bool = False) -> str:
    """Say a kind; two names are both a change and a decision, in other words."""
    return KINDS[language.code].get(f"decide-{note.kind}" if decision else note.kind) or KINDS[language.code][note.kind]

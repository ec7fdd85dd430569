"""The last line of a command: what was done, and how much was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.findings.shown import shown

if TYPE_CHECKING:
    from shishin.model.language import Language

SUMMARIES = {
    "ja": {
        "checked": "{count}件のファイルを検査しました。問題はありません（注意 {findings}件）。",
        "built": "{pages}ページをつくりました：{target}（注意 {findings}件）",
        "previewing": "プレビュー：{url}（止めるにはCtrl+Cを押します）",
        "well": "問題はなくなりました（注意 {warnings}件）。",
        "left": "エラーが{errors}件、注意が{warnings}件あります。",
        "stamped": "{count}件のうち{written}件に記録しました。",
        "imported": "{count}件の文章を取り込み、{written}件のファイルを書きました。人が決めること：{decisions}件",
        "import-planned": "{count}件の文章を取り込めます。まだ何も書いていません。人が決めること：{decisions}件",
        "compared": (
            "出している読み{shown}語を、SudachiPyの読みと、{compared}か所で比べました。"
            "違いは{differing}か所で、うち{decided}か所は決めてあります。"
        ),
        "readings": "決めていない違いはありません（注意 {findings}件）。",
        "proposed": "提案する行：読み{rows}件、決定{decided}件。読んで確かめてから足してください。",
        "schemas": "スキーマを{count}件書き出しました。",
        "audited": (
            "{pages}ページを、{loads}通りの条件で検査しました（axe-core {axe}、{rules}種類のルール、"
            "確認済みの例外 {reviewed}件）。問題はありません。"
        ),
        "reviewed": "確認済みの例外：{rule}、{selector}、{reason}（{expires}まで）",
        "browser": "使うブラウザ：{path}",
        "pictured": "画面の写しを{count}枚つくりました：{target}",
        "counted": "{title}：ガイド{guides}件、要件{all}件（必須{must}、推奨{should}、任意{may}）",
        "in-all": "合計",
        "standards": "引用する規格：{count}件",
        "released": "{what}を公開しました（コミット {commit}）。git push --follow-tags で送ってください。",
        "planned": "{what}を公開できます。まだ何も変えていません。",
        "withdrawn": "{what}を取り下げました（コミット {commit}）。",
        "plan-version": "{title} {version}（タグ {tag}）",
        "plan-step": "変わったことから求められる段階：{step}",
        "plan-expected": "次に来る番号：{expected}",
        "plan-change": "変更：{id}（{kind}）",
        "plan-note": "記録：{text}",
        "plan-examination": "{kind}：{by}、{date}",
        "plan-write": "書くファイル：{path}",
        "plan-remove": "消すファイル：{path}",
        "failed": "問題が{findings}件あります。",
    },
    "en": {
        "checked": "Checked {count} files. No problems ({findings} warnings).",
        "built": "Built {pages} pages: {target} ({findings} warnings)",
        "previewing": "Preview: {url} (press Ctrl+C to stop)",
        "well": "All is well again ({warnings} warnings).",
        "left": "Errors: {errors}, warnings: {warnings}.",
        "stamped": "Stamped {written} of {count} files.",
        "imported": "Brought in {count} texts and wrote {written} files. For a person to decide: {decisions}",
        "import-planned": (
            "{count} texts can be brought in. Nothing has been written yet. For a person to decide: {decisions}"
        ),
        "compared": (
            "Compared the readings of {shown} words with SudachiPy's, in {compared} places. "
            "{differing} differ, of which {decided} are decided."
        ),
        "readings": "Every difference is decided ({findings} warnings).",
        "proposed": "Proposed rows: {rows} readings, {decided} decisions. Read them before you add them.",
        "schemas": "Wrote {count} schema files.",
        "audited": (
            "Audited {pages} pages in {loads} combinations (axe-core {axe}, {rules} rules, "
            "{reviewed} reviewed exceptions). No problems."
        ),
        "reviewed": "Reviewed exception: {rule}, {selector}: {reason} (until {expires})",
        "browser": "Browser: {path}",
        "pictured": "Took {count} sheets of pictures: {target}",
        "counted": "{title}: {guides} guides, {all} requirements ({must} MUST, {should} SHOULD, {may} MAY)",
        "in-all": "In all",
        "standards": "Standards cited: {count}",
        "released": "Released {what} (commit {commit}). Send it with git push --follow-tags.",
        "planned": "{what} can be released. Nothing has been changed yet.",
        "withdrawn": "Withdrew {what} (commit {commit}).",
        "plan-version": "{title} {version} (tag {tag})",
        "plan-step": "What changed asks for the step: {step}",
        "plan-expected": "Numbers that can come next: {expected}",
        "plan-change": "Change: {id} ({kind})",
        "plan-note": "Note: {text}",
        "plan-examination": "{kind}: {by}, {date}",
        "plan-write": "File to write: {path}",
        "plan-remove": "File to remove: {path}",
        "failed": "Problems found: {findings}.",
    },
}


def say(name: str, language: Language, **values: object) -> str:
    """Give a summary in words that are safe to print, whatever the values hold."""
    return SUMMARIES[language.code][name].format_map({key: shown(value) for key, value in values.items()})

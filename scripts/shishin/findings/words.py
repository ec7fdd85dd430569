"""The few words that stand round every finding."""

WORDS = {
    "ja": {"error": "エラー", "warning": "注意", "expected": "正しい形：", "fix": "直し方："},
    "en": {"error": "error", "warning": "warning", "expected": "Expected: ", "fix": "To mend it: "},
}

PREVIEW = {
    "ja": {
        "title": "プレビュー：直すところが{count}件あります",
        "stale": "今の原稿ではページをつくれません。表示しているのは、前にできたページです。"
        "直して保存すると、新しくなります。",
        "fresh": "ページは今の原稿のものです。ただし、このままでは検査に通りません。",
        "none": "まだ表示できるページがありません。直して保存すると、ページが現れます。",
        "line": "{line}行目",
        "more": "ほかに{count}件あります。すべては端末に表示しています。",
    },
    "en": {
        "title": "Preview: {count} to mend",
        "stale": "No pages can be made of the sources as they are now, so you see those from before. Save your mended "
        "files, and the pages follow.",
        "fresh": "The pages are those of the sources as they are now, but these do not pass the check.",
        "none": "There are no pages to show yet. Save your mended files, and the pages appear.",
        "line": "line {line}",
        "more": "And {count} more. The terminal shows all of them.",
    },
}
"""What the preview says on its pages, round the findings."""

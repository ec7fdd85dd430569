"""The few words that stand round every finding."""

WORDS = {
    "ja": {"error": "エラー", "warning": "注意", "expected": "正しい形：", "fix": "直し方："},
    "en": {"error": "error", "warning": "warning", "expected": "Expected: ", "fix": "To mend it: "},
}

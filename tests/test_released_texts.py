"""Released texts that later rules would refuse, stay readable, and what misleads in them reaches no page."""

from __future__ import annotations

import pytest

from shishin.content.reading.releases import digest
from shishin.website.build import build
from support.released import GUIDELINE, LEDGER, Project, chain_anew

pytestmark = pytest.mark.site


@pytest.mark.history("one version")
def test_a_frozen_link_that_is_no_address_is_no_link(kept: Project) -> None:
    """A suggestion can hold any frozen text, with a digest that fits."""
    for code, old in (("ja", "\n使います。\n"), ("en", "\nUse it.\n")):
        frozen = f"{GUIDELINE}/releases/1.0.0-beta.1/guides/01-first.{code}.md"
        before = digest((kept.root / frozen).read_text(encoding="utf-8"))
        kept.change(frozen, old, "\n[Odd words](http://[::1)\n")
        after = digest((kept.root / frozen).read_text(encoding="utf-8"))
        kept.change(LEDGER, before, after)
    chain_anew(kept)
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1")
    assert kept.run("check")[0] == []
    build(kept.root, kept.root / "site")
    page = (kept.root / f"site/en/{GUIDELINE}/1.0.0-beta.1/first/index.html").read_text(encoding="utf-8")
    assert "Odd words" in page
    assert "[::1" not in page


@pytest.mark.history("two versions")
def test_a_released_text_is_not_judged_by_rules_that_came_later(kept: Project) -> None:
    """A version that was released before a rule stays readable; what misleads does not reach its pages."""
    ledger = f"{GUIDELINE}/releases/ledger.yml"
    place, lure = f"{GUIDELINE}/releases/1.0.0-beta.2", "https://www.metro.tokyo.lg.jp@evil.example/"
    changes = (
        ("changes/mechanism.yml", "https://code.example/issues/1", lure),
        ("standards.yml", "https://law.example/1", lure),
        ("guides/01-first.en.md", "title: Use first", "title: Use\u3164first\ufe0f"),
        ("guides/01-first.en.md", "description: About first.", "description: …"),
        ("guides/01-first.en.md", "\nLook.\n", f"\n[www.metro.tokyo.lg.jp]({lure})\n"),
        ("guides/01-first.ja.md", "\n見ます。\n", f"\n[都庁]({lure})\n"),
    )
    for name, old, new in changes:
        before = digest((kept.root / f"{place}/{name}").read_text(encoding="utf-8"))
        kept.change(f"{place}/{name}", old, new)
        after = digest((kept.root / f"{place}/{name}").read_text(encoding="utf-8"))
        # The last one: both versions may have the same file.
        start, _, end = (kept.root / ledger).read_text(encoding="utf-8").rpartition(before)
        kept.write(ledger, f"{start}{after}{end}")
    chain_anew(kept)
    kept.git("tag", "--delete", "ui-ux/v1.0.0-beta.1", "ui-ux/v1.0.0-beta.2")
    kept.commit("Rewrite what was released")
    assert kept.run("check")[0] == []
    build(kept.root, kept.root / "site")
    pages = [*(kept.root / "site").rglob("*.html")]
    texts = [path.read_text(encoding="utf-8") for path in pages]
    assert len(pages) >= 90
    assert sum("Use\u3164first\ufe0f" in text for text in texts) >= 2
    assert not any("evil.example" in text for text in texts)

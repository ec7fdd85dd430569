"""The files of accessibility/ in the little project."""

from __future__ import annotations

CRITERIA = """\
editions:
  - id: jis
    name: {ja: "JIS 2016", en: "JIS 2016"}
    address: https://jis.example/
    wcag: "2.0"
  - id: jis-next
    name: {ja: "JIS 2027", en: "JIS 2027"}
    address: https://jis.example/
    wcag: "2.2"
criteria:
  - number: "1.1.1"
    anchor: non-text-content
    level: A
    since: "2.0"
    wcag_name: {ja: 例, en: Non-text Content}
    look: {ja: 例です。, en: Look at figures.}
  - number: "1.2.1"
    anchor: audio-only
    level: A
    since: "2.0"
    wcag_name: {ja: 例の二つ, en: Audio-only}
    earlier_name: {ja: 例の一つ, en: Only audio}
    settled_by: absence
    look: {ja: 例です。, en: Look for sound.}
  - number: "1.4.10"
    anchor: reflow
    level: AA
    since: "2.1"
    wcag_name: {ja: リフロー, en: Reflow}
    look: {ja: 例です。, en: Look at a narrow page.}
  - number: "2.4.7"
    anchor: focus-visible
    level: AA
    since: "2.0"
    wcag_name: {ja: 文, en: Focus Visible}
    look: {ja: 例です。, en: Look where you are.}
  - number: "3.1.1"
    anchor: language-of-page
    level: A
    since: "2.0"
    wcag_name: {ja: 説明, en: Language of Page}
    settled_by: script
    look: {ja: 例です。, en: Look for the language.}
  - number: "4.1.1"
    anchor: parsing
    level: A
    since: "2.0"
    until: "2.1"
    wcag_name: {ja: 要約, en: Parsing}
    settled_by: script
    look: {ja: 例です。, en: Look at the grammar.}
"""

POLICY = """\
edition: jis
level: AA
target: conforms
claim: considers
beyond: "2.2"
published: "2026-11-01"
scope: {ja: 説明です。, en: Every page.}
translations:
  - language: en
    counted: inside
    why: {ja: 説明です。, en: They say the same.}
exceptions:
  - what: {ja: 例, en: An example}
    why: {ja: 例です。, en: It is one.}
technologies: [HTML, CSS]
owner: {ja: 例です。, en: The editors.}
contact:
  email: barrier@city.example
  telephone: 03-0000-0000
wording:
  name: {ja: 例の文, en: The guideline}
  address: https://wording.example/
review: {ja: 説明です。, en: Once a year.}
"""

ROUND = """\
rounds:
  - first_day: "2026-11-02"
    last_day: "2026-11-05"
    testers:
      - role: {ja: 例, en: A tester}
        tools: {ja: 例, en: A keyboard}
    pages: ["", search/, about/]
    results:
      - {criterion: "1.1.1", result: met}
      - criterion: "2.4.7"
        result: not-met
        note: {ja: 例です。, en: It is lost.}
        pages: [search/]
"""

MANUAL_TESTS = f"""\
valid_days: 366
sample:
  chosen: ["", search/]
  random: 1
  seed: 7
{ROUND}"""

AUDITS = """\
audits:
  - date: "2026-11-10"
    pages: 60
    opened: 56
    looks: 300
    checks: 100
    axe: 4.12.1
    browser: Chromium 1
    findings: 0
    excepted: 1
  - date: "2026-10-10"
    released: [{guideline: ui-ux, version: 0.9.0}]
    pages: 40
    opened: 38
    looks: 200
    checks: 90
    axe: 4.12.1
    browser: Chromium 1
    findings: 0
    excepted: 0
media: 0
criteria:
  - criterion: "1.1.1"
    checks: [image-alt]
    excepted: 1
  - criterion: "3.1.1"
    checks: [html-lang]
  - criterion: "4.1.1"
    checks: [html-parse]
exceptions:
  - rule: image-alt
    page: about/
    place: p
    affects: Nobody.
    reason: An example.
    last_day: "2027-01-01"
pages: ["", about/, data/, search/]
"""

ACCESSIBILITY = {"criteria": CRITERIA, "policy": POLICY, "manual-tests": MANUAL_TESTS, "audits": AUDITS}
"""The text of each file by its name without ending."""

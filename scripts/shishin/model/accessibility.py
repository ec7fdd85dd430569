"""The files of accessibility/: the success criteria, the policy, what people tested, and what the audit found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shishin.model.fields import (
    Day,
    Id,
    LanguageCode,
    Line,
    Record,
    Several,
    WebAddress,
    Words,
    described,
)

FOLDER = "accessibility"
"""The folder of these files, which an edition need not have."""

NUMBER_PATTERN = r"^[1-9]\.[1-9]\.[1-9][0-9]?$"
CriterionNumber = Annotated[str, StringConstraints(pattern=NUMBER_PATTERN)]
"""The number of a success criterion, such as 1.4.10."""

Level = Literal["A", "AA"]
Wcag = Literal["2.0", "2.1", "2.2"]

Claim = Literal["considers", "partly", "conforms"]
"""配慮, 一部準拠 and 準拠 of WAIC's guideline for stating the degree of conformance, weakest first."""

Count = Annotated[int, Field(ge=0, le=10_000_000)]
SITE_PAGE_PATTERN = r"^(?:[A-Za-z0-9][A-Za-z0-9._-]*/)*(?:[A-Za-z0-9][A-Za-z0-9_-]*\.html)?$"
SitePage = Annotated[str, StringConstraints(pattern=SITE_PAGE_PATTERN, max_length=300)]
"""The address of a page from the site's root; that of the home page is empty."""


class TestedEdition(Record):
    """A standard whose criteria the site is held against."""

    id: Id = described("tested-edition.id", example="jis-x-8341-3-2016")
    name: Words = described("tested-edition.name", example={"ja": "JIS X 8341-3:2016", "en": "JIS X 8341-3:2016"})
    address: WebAddress = described("tested-edition.address", example="https://webdesk.jsa.or.jp/")
    wcag: Wcag = described("tested-edition.wcag", example="2.0")


class Criterion(Record):
    """A success criterion at level A or AA."""

    number: CriterionNumber = described("criterion.number", example="1.4.10")
    anchor: Id = described("criterion.anchor", example="reflow")
    level: Level = described("criterion.level", example="AA")
    since: Wcag = described("criterion.since", example="2.1")
    until: Wcag | None = described("criterion.until", example="2.1", default=None)
    wcag_name: Words = described("criterion.wcag_name", example={"ja": "リフロー", "en": "Reflow"})
    earlier_name: Words | None = described(
        "criterion.earlier_name", example={"ja": "色の使用", "en": "Use of Color"}, default=None
    )
    settled_by: Literal["person", "script", "absence"] = described(
        "criterion.settled_by", example="script", default="person"
    )
    look: Words = described(
        "criterion.look",
        example={
            "ja": "横に動かさずに読めるかを見ます。",
            "en": "See whether it can be read without scrolling sideways.",
        },
    )


class CriteriaFile(Record):
    """accessibility/criteria.yml."""

    editions: Annotated[Several[TestedEdition], Field(min_length=1)] = described("criteria-file.editions", example=[])
    criteria: Annotated[Several[Criterion], Field(min_length=1)] = described("criteria-file.criteria", example=[])


class PolicyException(Record):
    """Something that the policy leaves out."""

    what: Words = described("policy-exception.what", example={"ja": "PDFの文書", "en": "PDF documents"})
    why: Words = described("policy-exception.why", example={"ja": "作り直しています。", "en": "They are being remade."})


class PolicyLanguage(Record):
    """How the pages of a translation stand to the set of pages (JIS X 8341-3:2016, A.65)."""

    language: LanguageCode = described("policy-language.language", example="en")
    counted: Literal["inside", "apart", "outside"] = described("policy-language.counted", example="inside")
    why: Words = described("policy-language.why", example={"ja": "同じ内容だからです。", "en": "They say the same."})


EMAIL_PATTERN = r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$"


class Contact(Record):
    """Where a reader tells of a barrier; none of these needs an account."""

    email: Annotated[str, StringConstraints(pattern=EMAIL_PATTERN, max_length=100)] | None = described(
        "contact.email", example="accessibility@city.example", default=None
    )
    form: WebAddress | None = described("contact.form", example="https://city.example/contact", default=None)
    telephone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 -]{5,20}$", max_length=22)] | None = described(
        "contact.telephone", example="03-0000-0000", default=None
    )
    post: Words | None = described(
        "contact.post", example={"ja": "〒000-0000 見本1-1", "en": "1-1 Mihon, 000-0000"}, default=None
    )


class DegreeWording(Record):
    """The guideline by which the degree of conformance is worded."""

    name: Words = described("wording.name", example={"ja": "対応度表記ガイドライン", "en": "Guideline"})
    edition: Words | None = described(
        "wording.edition", example={"ja": "2021年12月版", "en": "December 2021"}, default=None
    )
    address: WebAddress = described("wording.address", example="https://waic.jp/docs/jis2016/compliance-guidelines/")


class AccessibilityPolicy(Record):
    """accessibility/policy.yml: the items of an accessibility policy (JIS X 8341-3:2016, annex JA)."""

    edition: Id = described("policy.edition", example="jis-x-8341-3-2016")
    level: Level = described("policy.level", example="AA")
    target: Claim = described("policy.target", example="conforms")
    claim: Claim = described("policy.claim", example="considers", default="considers")
    beyond: Wcag | None = described("policy.beyond", example="2.2", default=None)
    published: Day = described("policy.published", example="2026-11-29")
    scope: Words = described("policy.scope", example={"ja": "すべてのページです。", "en": "Every page."})
    translations: Several[PolicyLanguage] = described("policy.translations", example=[], default=())
    deadline: Day | None = described("policy.deadline", example="2027-03-31", default=None)
    exceptions: Several[PolicyException] = described("policy.exceptions", example=[], default=())
    technologies: Annotated[Several[Line], Field(min_length=1)] = described(
        "policy.technologies", example=["HTML", "CSS"]
    )
    owner: Words = described("policy.owner", example={"ja": "広報課", "en": "Public relations"})
    contact: Contact = described("policy.contact", example={}, default=Contact())
    wording: DegreeWording = described("policy.wording", example={})
    review: Words = described(
        "policy.review", example={"ja": "1年に1回見直します。", "en": "It is reviewed once a year."}
    )


class Sample(Record):
    """The pages that people test (JIS X 8341-3:2016, JB.1.2)."""

    chosen: Annotated[Several[SitePage], Field(min_length=1)] = described("sample.chosen", example=["search/"])
    random: Annotated[int, Field(ge=0, le=200)] = described("sample.random", example=25)
    seed: Annotated[int, Field(ge=0, le=999_999_999)] = described("sample.seed", example=8341)


class Tester(Record):
    """Who tested, as a role and never by name, and with what."""

    role: Words = described("tester.role", example={"ja": "職員", "en": "Member of staff"})
    tools: Words = described(
        "tester.tools", example={"ja": "Windows 11、Chrome、NVDA", "en": "Windows 11, Chrome, NVDA"}
    )


class ManualResult(Record):
    """What people found about a criterion."""

    criterion: CriterionNumber = described("manual-result.criterion", example="2.4.3")
    result: Literal["met", "not-met", "not-applicable"] = described("manual-result.result", example="met")
    note: Words | None = described(
        "manual-result.note", example={"ja": "順番が前後します。", "en": "The order jumps."}, default=None
    )
    pages: Several[SitePage] = described("manual-result.pages", example=["search/"], default=())


class ManualRound(Record):
    """A test by people, from its first day to its last."""

    first_day: Day = described("manual-round.first_day", example="2027-04-01")
    last_day: Day = described("manual-round.last_day", example="2027-04-12")
    testers: Annotated[Several[Tester], Field(min_length=1)] = described("manual-round.testers", example=[])
    pages: Annotated[Several[SitePage], Field(min_length=1)] = described("manual-round.pages", example=["search/"])
    results: Annotated[Several[ManualResult], Field(min_length=1)] = described("manual-round.results", example=[])


class ManualTests(Record):
    """accessibility/manual-tests.yml."""

    valid_days: Annotated[int, Field(ge=30, le=1100)] = described("manual-tests.valid_days", example=366)
    sample: Sample = described("manual-tests.sample", example={})
    rounds: Several[ManualRound] = described("manual-tests.rounds", example=[], default=())


class ReleasedThen(Record):
    """The newest version of a guideline on the day of an audit."""

    guideline: Id = described("released-then.guideline", example="ui-ux")
    version: Line = described("released-then.version", example="1.0.0")


class AuditSummary(Record):
    """What an audit looked at and found; a row for each state of the released guidelines."""

    date: Day = described("audit-summary.date", example="2026-11-29")
    released: Several[ReleasedThen] = described("audit-summary.released", example=[], default=())
    pages: Count = described("audit-summary.pages", example=288)
    opened: Count = described("audit-summary.opened", example=282)
    looks: Count = described("audit-summary.looks", example=1284)
    checks: Count = described("audit-summary.checks", example=110)
    axe: Line = described("audit-summary.axe", example="4.12.1")
    browser: Line = described("audit-summary.browser", example="Chromium 150.0")
    findings: Count = described("audit-summary.findings", example=0)
    excepted: Count = described("audit-summary.excepted", example=12)


class CriterionRun(Record):
    """What the newest audit did about a criterion."""

    criterion: CriterionNumber = described("criterion-run.criterion", example="1.4.3")
    checks: Several[Line] = described("criterion-run.checks", example=["color-contrast"], default=())
    failures: Count = described("criterion-run.failures", example=0, default=0)
    excepted: Count = described("criterion-run.excepted", example=0, default=0)


class Excepted(Record):
    """A known exception that the newest audit met: see accessibility/exceptions.toml."""

    rule: Line = described("excepted.rule", example="html-link-words")
    page: Annotated[str, StringConstraints(max_length=300)] = described("excepted.page", example="guidelines/*")
    place: Line = described("excepted.place", example="WCAG 2.2")
    affects: Line = described("excepted.affects", example="…")
    reason: Line = described("excepted.reason", example="…")
    last_day: Day = described("excepted.last_day", example="2027-11-30")


class AuditRecord(Record):
    """accessibility/audits.yml, which `shishin audit --record` writes."""

    audits: Several[AuditSummary] = described("audit-record.audits", example=[], default=())
    media: Count = described("audit-record.media", example=0, default=0)
    criteria: Several[CriterionRun] = described("audit-record.criteria", example=[], default=())
    exceptions: Several[Excepted] = described("audit-record.exceptions", example=[], default=())
    pages: Several[SitePage] = described("audit-record.pages", example=["search/"], default=())


@dataclass(frozen=True)
class Accessibility:
    """All that is known about the accessibility of an edition's site.

    Attributes:
        criteria: The success criteria and the editions that ask for them.
        policy: The policy.
        manual: What people tested.
        audit: What the audit found.
    """

    criteria: CriteriaFile
    policy: AccessibilityPolicy
    manual: ManualTests
    audit: AuditRecord

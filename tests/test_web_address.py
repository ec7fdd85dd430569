"""Which addresses out of the site are accepted, and that all who read an accepted one read the same host."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shishin.content.hosts_named import named_hosts
from shishin.content.load import load
from shishin.content.reading import data_file, yaml_lines
from shishin.content.reading.sources import read
from shishin.forms import kinds
from shishin.forms.form1 import records
from shishin.forms.form1.reader import FORM_1
from shishin.forms.today.release import ChangeNote
from shishin.model.web_address import Fault, fault, followed, host_of, leaves
from support.languages import EDITION
from support.web_addresses import BAD, GOOD

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.load import Loaded
    from shishin.model.finding import Finding


@pytest.mark.parametrize("address", GOOD)
def test_an_address_is_accepted(address: str) -> None:
    assert fault(address, mail=True) is None
    assert leaves(address)


@pytest.mark.parametrize(("address", "reason"), [row for row in BAD if row[1]])
def test_an_address_is_refused(address: str, reason: str) -> None:
    refusal = fault(address, mail=True)
    assert refusal is not None
    assert refusal.reason == reason
    assert refusal.part or reason in {"user", "port", "scheme", "mail"}
    assert followed(address) == ""


def test_there_are_enough_addresses() -> None:
    assert len(GOOD) + len(BAD) >= 120
    assert {reason for _, reason in BAD} >= {
        "scheme",
        "character",
        "user",
        "host",
        "letters",
        "punycode",
        "port",
        "mail",
    }


def test_a_finding_says_how_punycode_is_written_in_letters() -> None:
    assert fault("https://www.xn--wgv71a119e.jp:8443/a") == Fault("punycode", "www.日本語.jp")


def test_an_email_address_is_accepted_only_where_it_may_stand() -> None:
    assert fault("mailto:name@example.com") == Fault("scheme", "mailto:name@example.com")


@pytest.mark.parametrize("target", ["a.md", "../a.md#b", "#a", "?a", "a/b:c.md", "/x/", "docs\\a.md", "a//b", ""])
def test_what_a_browser_takes_for_a_place_on_the_site(target: str) -> None:
    assert not leaves(target)


@pytest.mark.parametrize(
    "target",
    ["\t//evil.example", "/\n/evil.example", " https:evil", "\\/evil.example", "/\\evil", "a:b", "\x01javascript:x"],
)
def test_what_a_browser_takes_for_an_address_elsewhere(target: str) -> None:
    assert leaves(target)


# The URL Standard reads such an address in one way only: nothing in it is dropped, turned or decoded.
STRICT = re.compile(
    r"https://(?P<host>[^\s\x00-\x20/?#@:\\\[\]%<>^|`{}\"]+)(?::(?P<port>[1-9][0-9]*))?(?:[/?#][^\\\x00-\x20]*)?"
)

PIECES = (
    *(
        "https://",
        "https:",
        "//",
        "/",
        "\\",
        "@",
        ":",
        ".",
        "?",
        "#",
        "%",
        "%2e",
        "[",
        "]",
        "-",
        "xn--",
        "\t",
        "\n",
        " ",
    ),
    *(
        "example",
        "com",
        "jp",
        "日本",
        "ノ",
        "ー",
        "。",
        "．",
        "ｅ",
        "о",
        "é",
        "\u200b",
        "\u202e",
        "127",
        "0x7f",
        "443",
        "_",
        "A",
    ),
)


def test_all_who_read_an_accepted_address_read_one_host() -> None:
    accepted = set()
    some = st.just("") | st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=3).map("".join)
    start, host = st.sampled_from(["https://", "https://", ""]), st.sampled_from(["example.com", "日本.jp", ""])

    @settings(max_examples=4000, deadline=None, database=None, derandomize=True)
    @given(st.tuples(start, some, host, st.sampled_from(["", "/", "/?#", ":1/"]), some))
    @example(("https://", "example.com/[x"))
    @example(("https://", "a.example.com", ":8443/\u30a2?@b#//c"))
    def judge(parts: tuple[str, ...]) -> None:
        address = "".join(parts)
        if fault(address) is None:
            accepted.add(address)
            read_the_same(address)

    judge()
    assert len(accepted) >= 100


def read_the_same(address: str) -> None:
    host = host_of(address)
    parts = urlsplit(address)
    assert (parts.scheme, parts.hostname, parts.username, parts.password) == ("https", host, None, None)
    match = STRICT.fullmatch(address)
    assert match is not None
    assert match["host"] == host
    assert str(parts.port or "") == (match["port"] or "")
    assert unicodedata.normalize("NFKC", host).casefold() == host


@settings(max_examples=500, deadline=None, database=None, derandomize=True)
@given(
    st.from_regex(r"[a-z0-9]{1,5}(\.[a-z0-9]{1,5}){0,3}\.[a-z]{2,4}", fullmatch=True),
    st.sampled_from(["", ":8443", "/a", "?b=c", "#d", ":1/@x"]),
)
def test_ordinary_hosts_are_accepted(host: str, rest: str) -> None:
    assert fault(f"https://{host}{rest}") is None
    assert host_of(f"https://{host}{rest}") == host


@pytest.mark.parametrize(
    ("words", "hosts"),
    [
        ("www.metro.tokyo.lg.jp", ["www.metro.tokyo.lg.jp"]),
        ("都庁（ｗｗｗ．metro．jp）へ", ["www.metro.jp"]),
        ("https://a.example/b/https://c.example", ["a.example"]),
        ("https://metro.jp@evil.example", ["metro.jp", "evil.example"]),
        ("name.first@example.com", ["example.com"]),
        ("See example.com/a.html, or b.example.org.", ["example.com", "b.example.org"]),
        ("WWW.EXAMPLE.MD", ["www.example.md"]),
        ("guideline.ja.md と site.css", []),
        ("1.0.0-beta.1、2.2、No.1、Ver.2.0", []),
        ("e.g. i.e. a.m. U.S. Ph.D. etc. vs. and/or", []),
        ("docs/contribute.html", []),
        ("ISO 9241-11:2018、JIS X 8341-3", []),
        ("Node.js", []),
        ("…", []),
    ],
)
def test_hosts_in_a_links_words(words: str, hosts: list[str]) -> None:
    assert named_hosts(words) == hosts


def test_no_link_of_the_real_content_is_held_for_misleading(repository: Path, loaded: Loaded) -> None:
    everything = read(repository, [])
    frozen = [page for history in everything.histories for version in history.frozen for page in version.pages]
    outlines = [*(draft.outline for draft in everything.drafts), *(page.outline for page in frozen)]
    references = [reference for outline in outlines for reference in outline.references if not reference.image]
    assert len(outlines) >= 100
    assert len(references) >= 300
    out = [reference for reference in references if leaves(reference.target)]
    assert [reference.target for reference in out if fault(reference.target, mail=True)] == []
    within = [reference for reference in references if not leaves(reference.target)]
    assert [reference.text for reference in within if named_hosts(reference.text)] == []
    assert not [finding for finding in loaded.findings if finding.code.startswith("link-")]


def test_a_link_may_name_its_own_host(project: Path) -> None:
    path = project / "docs/about.ja.md"
    lines = (
        "[example.com](https://www.example.com/a)",
        "[www.example.com](https://example.com/)",
        "[www.example.com/a](https://www.example.com/a)",
        "[example.com/a.html?b](https://www.example.com/a.html?b#c)",
        "<name@example.com>",
        "[name@example.com](mailto:name@example.com)",
        "[日本語.jp](https://日本語.jp/)",
        "[release.yml](about.ja.md)",
    )
    path.write_text(path.read_text(encoding="utf-8") + "\n" + "\n".join(f"- {line}" for line in lines) + "\n", "utf-8")
    assert {finding.code for finding in load(project).findings} <= {
        "translation-behind",
        "reading-missing",
        "reading-undecided",
    }


def test_what_was_released_is_not_judged_anew(tmp_path: Path) -> None:
    text = (
        'kind: changed\nabout: [UX-02]\ntext: {ja: "……", en: "…"}\nwhy: {ja: 見。, en: "Two\\u3164."}\n'
        "evidence: https://www.metro.tokyo.lg.jp@evil.example/\n"
    )
    (tmp_path / "note.yml").write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    file = data_file.read(tmp_path, kinds.NOTE, EDITION, findings, "note.yml")
    assert data_file.record(file, ChangeNote) is None
    assert [finding.code for finding in findings] == ["text-invisible"]
    data = yaml_lines.load(text, released=FORM_1.limits).data
    note = records.ChangeNote.model_validate(data, context={"languages": ("ja", "en")})
    assert note.why == {"ja": "見。", "en": "Two\u3164."}
    assert note.evidence == "https://www.metro.tokyo.lg.jp@evil.example/"
    assert followed(note.evidence) == ""

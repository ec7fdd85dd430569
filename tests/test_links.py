"""`shishin links`: addresses on other sites are asked for once, politely, and what is gone is said where it stands."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from shishin.checks.links.addresses import LinkPlace, external_addresses
from shishin.checks.links.asking import HostPace, LinkSettings, LinkState
from shishin.checks.links.check import check_links
from shishin.checks.links.connection import is_public
from shishin.checks.links.judged import archived, asked
from shishin.cli import main
from shishin.content.reading.sources import read
from shishin.findings.catalogue import explain
from shishin.model.finding import Severity
from support.languages import LANGUAGES
from support.other_sites import COPY, OtherSites, other_sites

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKS, MOVED, GONE, UNREACHED = LinkState

ANSWERS = {
    "status/200": (WORKS, ""),
    "status/204": (WORKS, ""),
    "redirect/302/status/200": (WORKS, ""),
    "redirect/307/status/200": (WORKS, ""),
    "no-head/403": (WORKS, ""),
    "no-head/404": (WORKS, ""),
    "no-head/405": (WORKS, ""),
    "no-head/501": (WORKS, ""),
    "endless": (WORKS, ""),
    "redirect/301/status/200": (MOVED, "/status/200"),
    "redirect/308/status/200": (MOVED, "/status/200"),
    "redirect/301/redirect/308/status/200": (MOVED, "/status/200"),
    # What is for now is the server's own affair, and so is all that follows.
    "redirect/301/redirect/302/status/200": (MOVED, "/redirect/302/status/200"),
    "redirect/302/redirect/301/status/200": (WORKS, ""),
    "redirect/301/no-head/403": (MOVED, "/no-head/403"),
    "status/404": (GONE, "404"),
    "status/410": (GONE, "410"),
    "redirect/301/status/404": (GONE, "404"),
    "status/403": (UNREACHED, "403"),
    "status/429": (UNREACHED, "429"),
    "status/503": (UNREACHED, "503"),
    "loop": (UNREACHED, "redirects"),
    "silent": (UNREACHED, "timeout"),
    "dripping": (UNREACHED, "timeout"),
    "no-http": (UNREACHED, "connection"),
    "to-file": (UNREACHED, "address"),
}
"""What each path of the server is judged to be."""


@pytest.fixture
def server() -> Iterator[OtherSites]:
    """Other sites, on this machine."""
    with other_sites() as sites:
        yield sites


def settings(server: OtherSites, **other: object) -> LinkSettings:
    values = {
        "pause": 0.0,
        "timeout": 1.0,
        "private": frozenset({server.base.removeprefix("http://")}),
        "site": "https://manual.example.org/",
        **other,
    }
    return LinkSettings(archive=f"{server.base}/wayback", **values)  # type: ignore[arg-type] # of several types


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_is_judged(path: str, server: OtherSites) -> None:
    state, detail = ANSWERS[path]
    answer = asked(f"{server.base}/{path}", settings(server), HostPace(0))
    expected = f"{server.base}{detail}" if detail.startswith("/") else detail
    assert (answer.state, answer.detail) == (state, expected)


def test_a_page_that_works_is_asked_for_once_and_its_body_is_not_read(server: OtherSites) -> None:
    for path in ("status/200", "status/404", "status/429"):
        asked(f"{server.base}/{path}", settings(server), HostPace(0))
    methods = [(method, path) for method, path, _agent in server.asked]
    assert methods == [
        ("HEAD", "/status/200"),
        ("HEAD", "/status/404"),
        ("GET", "/status/404"),
        ("HEAD", "/status/429"),
    ]
    assert {agent for _method, _path, agent in server.asked} == {"shishin-links (+https://manual.example.org/)"}


def test_no_more_redirects_are_followed_than_allowed(server: OtherSites) -> None:
    asked(f"{server.base}/loop", settings(server, redirects=3), HostPace(0))
    assert len(server.asked) == 4
    chain = "redirect/302/" * 3 + "status/200"
    assert asked(f"{server.base}/{chain}", settings(server, redirects=3), HostPace(0)).state is WORKS
    assert asked(f"{server.base}/redirect/302/{chain}", settings(server, redirects=3), HostPace(0)).state is UNREACHED


def test_private_addresses_are_not_asked(server: OtherSites) -> None:
    closed = settings(server, private=frozenset())
    for address in (server.base, f"http://localhost:{server.server_port}", "http://[::1]/", "http://10.0.0.1/"):
        assert asked(address, closed, HostPace(0)).detail in {"private", "name"}
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("64:ff9b::808:808", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("0.0.0.0", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False),
        ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fd00::1", False), ("ff02::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, *, public: bool) -> None:
    assert is_public(address) is public


def test_a_redirect_to_a_private_address_is_not_followed(server: OtherSites) -> None:
    with other_sites() as inside:
        leads_in = f"{server.base}/to/127.0.0.1:{inside.server_port}"
        closed = asked(leads_in, settings(server), HostPace(0))
        assert (closed.state, closed.detail, inside.asked) == (UNREACHED, "private", [])
        both = frozenset({f"127.0.0.1:{sites.server_port}" for sites in (server, inside)})
        assert asked(leads_in, settings(server, private=both), HostPace(0)).state is GONE
        assert [method for method, _path, _agent in inside.asked] == ["HEAD", "GET"]


def test_hosts_are_given_a_pause() -> None:
    waited: list[float] = []
    pace = HostPace(2.0, clock=lambda: 100.0, sleep=waited.append)
    for host in ("a.example.org", "b.example.org", "a.example.org", "a.example.org", "b.example.org"):
        pace.wait(host)
    assert waited == [2.0, 4.0, 2.0]


def test_the_archive_is_asked_for_what_is_gone_and_for_nothing_else(server: OtherSites) -> None:
    addresses = {
        f"{server.base}/{path}": (LinkPlace("docs/a.ja.md", 3), LinkPlace("docs/a.en.md", 4)) for path in ANSWERS
    }
    result = check_links(addresses, settings(server))
    assert result.states == {WORKS: 10, MOVED: 5, GONE: 3, UNREACHED: 8}
    assert result.states.total() == len(ANSWERS) == 26
    questions = [path for _method, path, _agent in server.asked if path.startswith("/wayback")]
    assert len(questions) == 3
    by_code = {
        code: [row for row in result.findings if row.code == code]
        for code in sorted({row.code for row in result.findings})
    }
    assert {code: len(rows) for code, rows in by_code.items()} == {
        "link-gone": 4, "link-gone-archived": 2, "link-moved": 10, "link-unreached": 16,
    }  # fmt: skip
    for row in result.findings:
        assert (row.severity is Severity.ERROR) is row.code.startswith("link-gone")
        for language in LANGUAGES:
            assert dict(row.values)["address"] in explain(row, language).what
    (copy,) = {dict(row.values)["copy"] for row in by_code["link-gone-archived"]}
    assert copy == f"{COPY.replace('http:', 'https:')}page"


@pytest.mark.parametrize("page", ["foreign", "broken", "none"])
def test_an_archive_that_says_nothing_of_use_is_passed_over(page: str, server: OtherSites) -> None:
    assert archived(f"https://www.city.example.jp/{page}", settings(server), HostPace(0)) == ""
    nobody = LinkSettings(archive="http://127.0.0.1:9/", private=frozenset({"127.0.0.1:9"}), timeout=1)
    assert archived(f"https://www.city.example.jp/{page}", nobody, HostPace(0)) == ""
    assert len(server.asked) == 1


def test_addresses_are_collected_from_texts_front_matter_and_data(project: Path) -> None:
    text = "\n[a](https://a.jp/x#part) [b](https://a.jp/x) [c](https://example.org/) [d](mailto:x@a.jp) `https://code.jp/`\n"
    page = project / "docs/about.ja.md"
    page.write_text(page.read_text("utf-8") + text, encoding="utf-8")
    (project / "principles/terms.yml").write_text(
        "terms:\n- source: 出典は（https://b.jp/a_(b)）。\n- https://b.jp/z.\n", "utf-8"
    )
    addresses = external_addresses(read(project, []))
    line = page.read_text("utf-8").count("\n")
    assert addresses["https://a.jp/x"] == (LinkPlace("docs/about.ja.md", line),)
    assert addresses["https://b.jp/a_(b)"] == (LinkPlace("principles/terms.yml", 2),)
    assert addresses["https://b.jp/z"] == (LinkPlace("principles/terms.yml", 3),)
    assert not [address for address in addresses if "example" in address or "code.jp" in address or "mailto" in address]


def test_the_real_project_names_addresses_in_all_kinds_of_files(repository: Path) -> None:
    addresses = external_addresses(read(repository, []))
    files = {place.file for places in addresses.values() for place in places}
    assert len(addresses) > 80
    assert {file.split("/")[0] for file in files} == {"docs", "guidelines", "principles", "accessibility"}
    assert {"guidelines/standards.yml", "principles/publication.yml", "principles/synonyms.yml"} <= files
    assert not [file for file in files if "/releases/" in file]


def test_the_command_counts_and_fails_only_for_what_is_gone(
    project: Path, server: OtherSites, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shishin.cli.links.LinkSettings", lambda site: settings(server, site=site))
    page = project / "docs/about.ja.md"
    plain = page.read_text("utf-8")
    for path, code in (("status/200", 0), ("status/503", 0), ("redirect/301/status/200", 0), ("status/410", 1)):
        page.write_text(f"{plain}\n[a]({server.base}/{path})\n", encoding="utf-8")
        done = CliRunner().invoke(main, ["--root", str(project), "--lang", "en", "--format", "json", "links"])
        assert done.exit_code == code, done.output
        rows = json.loads(done.stdout)
        ours = [row for row in rows if row["file"] == "docs/about.ja.md"]
        assert len(ours) == (path != "status/200")
        assert all(row["line"] == plain.count("\n") + 2 for row in ours)


def test_without_addresses_nobody_is_asked(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "shishin", "--lang", "en", "--root", str(project), "links"],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert (
        done.stderr
        == "Asked for 0 addresses on other sites: 0 work, 0 have moved, 0 are gone, 0 could not be reached.\n"
    )

"""The little project under real git, and the ways in which its guideline changes."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from shishin.cli import main
from shishin.cli.options import JAPAN
from shishin.content.load import load
from shishin.content.reading import ledger
from shishin.content.reading.files import FOLDERS
from shishin.model.by_language import ByLanguage
from shishin.model.release import Withdrawal
from shishin.model.version import Version
from shishin.release.freeze.ledger import ledger_text
from shishin.release.freeze.records import withdrawn
from shishin.release.freeze.version import complete
from shishin.release.plan.asked import Asked
from shishin.release.plan.plan import plan
from shishin.release.publish.folder_change import FolderChange
from support.small_project import stamp_all, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.finding import Finding
    from shishin.model.library import Library

KILLER = Path(__file__).parent / "killed.py"

TODAY = str(dt.datetime.now(tz=JAPAN).date())
GUIDELINE = "guidelines/ui-ux"
FIRST = f"{GUIDELINE}/guides/01-first"
SECOND = f"{GUIDELINE}/guides/02-second"
LEDGER = f"{GUIDELINE}/releases/ledger.yml"

ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}

ACCOUNT = """\
summary: {{ja: 見本の{number}です。, en: "The sample, {number}."}}
examinations:
  - kind: review
    date: "{day}"
    by: {{ja: 見本の人, en: A person}}
    independent: {independent}
    outcome: {{ja: 見本の{number}を見ました。, en: Looked at {number}.}}
  - kind: audit
    date: "{day}"
    by: {{ja: 見本の人, en: Another person}}
    independent: {independent}
    outcome: {{ja: 説明を見ました。, en: Looked at the text.}}
    recommendations:
      - text: {{ja: 説明を見ます。, en: Look again.}}
        taken: true
        answer: {{ja: 見ました。, en: Looked again.}}
"""

NOTE = """\
kind: {kind}
about: [{about}]
text: {{ja: {about}の文を使いました。, en: Changed {about}.}}
"""

REASON = """\
why: {ja: 人が見ます。, en: People asked.}
evidence: https://code.example/issues/1
"""


class Project:
    """A project under git.

    Attributes:
        root: Its folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def start(self) -> None:
        """Put everything under git."""
        self.git("init", "--quiet", "--initial-branch=main")
        self.write(".gitignore", "/site/\n/.site-*/\n")
        self.commit("Start")

    def git(self, *arguments: str) -> str:
        """Run git and give what it prints."""
        environment = {**os.environ, **ENVIRONMENT}
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def commit(self, message: str) -> None:
        """Stamp the translations and commit all there is."""
        stamp_all(self.root)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Change words that stand in a file once."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} in {name}"
        self.write(name, text.replace(old, new))

    def account(self, number: str, *, independent: bool = False, day: str = "") -> None:
        """Say what the coming version is, and that it was examined on a day, or else today."""
        day = day or str(dt.datetime.now(tz=JAPAN).date())
        text = ACCOUNT.format(number=number, independent=str(independent).lower(), day=day)
        self.write(f"{GUIDELINE}/release.yml", text)

    def note(self, name: str, about: str, kind: str = "changed", effect: str = "") -> None:
        """Write a change note."""
        text = NOTE.format(kind=kind, about=about) + (REASON if kind != "editorial" else "")
        self.write(f"{GUIDELINE}/changes/{name}.yml", text + (f"effect: {effect}\n" if effect else ""))

    def run(self, *arguments: str) -> tuple[list[str], str]:
        """Run the command `shishin`: the codes of its findings, and what it says besides."""
        runner = CliRunner(env=ENVIRONMENT)
        done = runner.invoke(main, ["--root", str(self.root), "--lang", "en", "--format", "json", *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        codes = [row["code"] for row in json.loads(done.stdout)]
        assert bool(codes) == bool(done.exit_code)
        return codes, done.stderr

    def refuse(self, *arguments: str) -> list[str]:
        """Run the command and give the codes of what it finds; nothing may have changed."""
        before = self.state()
        codes, _ = self.run(*arguments)
        assert codes
        assert self.state() == before
        return codes

    def release(self, version: str, *, independent: bool = False) -> str:
        """Describe the coming version, release it, and give what the command says."""
        self.account(version, independent=independent)
        self.commit(f"Describe {version}")
        before = self.git("rev-parse", "HEAD")
        codes, said = self.run("release", "ui-ux", version)
        assert codes == [], codes
        assert self.git("rev-parse", "HEAD~1") == before
        assert self.git("tag", "--points-at", "HEAD") == f"ui-ux/v{version}"
        assert self.git("status", "--porcelain") == ""
        assert self.run("check")[0] == []
        return said

    def state(self) -> tuple[dict[str, bytes], str, str, str]:
        """Give everything that a release changes: the files, the branch and tags, and what git thinks of them."""
        return (
            files(self.root),
            self.git("show-ref"),
            self.git("status", "--porcelain"),
            self.git("ls-files", "--stage"),
        )


def files(root: Path) -> dict[str, bytes]:
    """Give every file of the project's content."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in FOLDERS
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def library_of(kept: Project) -> Library:
    """Read the project."""
    library = load(kept.root).library
    assert library
    return library


def second(kept: Project) -> None:
    """Change a requirement, a guide and a word, with their notes."""
    change_may(kept)
    change_guide(kept)


def change_may(kept: Project) -> None:
    """Change the words of UX-02, a MAY, with a note."""
    kept.change(
        f"{FIRST}.ja.md",
        "statement: もう一つの仕組みを使うことができます。",
        "statement: 原則の仕組みを使うことができます。",
    )
    kept.change(f"{FIRST}.en.md", "You may use another mechanism.", "You may use the mechanism of a principle.")
    kept.note("mechanism", "UX-02")


def change_may_again(kept: Project) -> None:
    """Change the words of UX-02 once more, with a note."""
    kept.change(f"{FIRST}.en.md", "You may use the mechanism", "You may use a mechanism")
    kept.note("again", "UX-02")


def change_guide(kept: Project) -> None:
    """Change a word of the first guide, with an editorial note."""
    kept.change(f"{FIRST}.ja.md", "\n使います。\n", "\n一覧を使います。\n")
    kept.change(f"{FIRST}.en.md", "\nUse it.\n", "\nUse the list.\n")
    kept.note("list", "first", "editorial")


def row_of(kept: Project, name: str, id_: str) -> str:
    """Give the lines of a requirement, the last of its file."""
    text = (kept.root / name).read_text(encoding="utf-8")
    end = "---\n\n## " if name.endswith(".ja.md") else "translates:"
    start = text.index(f"  - id: {id_}")
    return text[start : text.index(end, start)]


@contextmanager
def living(folder: Path) -> Iterator[Project]:
    """Start a project whose history several tests share; git knows who makes it until they are done."""
    from conftest import REPOSITORY  # noqa: PLC0415 - the fixtures there use this module

    before = dict(os.environ)
    os.environ.update(ENVIRONMENT)
    kept = Project(write_project(folder / "project", REPOSITORY / "overrides"))
    kept.start()
    yield kept
    os.environ.clear()
    os.environ.update(before)


def chain_anew(kept: Project) -> None:
    """Work out the ledger's links anew, as anybody can who changes it."""
    rows = ledger.read(kept.root, LEDGER, [])
    assert rows
    kept.write(LEDGER, ledger_text(rows.rows))


def full(kept: Project) -> None:
    """Say that the text is in force."""
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: beta", "status: current")


def change_must(kept: Project) -> None:
    """Change the words of UX-01, a MUST."""
    kept.change(
        f"{FIRST}.ja.md",
        "statement: 一つの仕組みを使わなければなりません。",
        "statement: 仕組みを使わなければなりません。",
    )
    kept.change(f"{FIRST}.en.md", "You must use one mechanism.", "You must use a mechanism.")


REASON_OF_WITHDRAWAL = {"ja": "見本の説明です。", "en": "It was wrong."}


def why(**texts: str) -> tuple[str, ...]:
    """Give the options that say why a version is withdrawn, with other texts for some languages."""
    return tuple(part for code, text in (REASON_OF_WITHDRAWAL | texts).items() for part in ("--why", f"{code}={text}"))


WHY = why()


def sign_with_a_key(kept: Project, folder: Path) -> None:
    """Have git sign with a key of SSH, as the project's own settings say."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "key"], check=True)
    public = (folder / "key.pub").read_text(encoding="utf-8")
    (folder / "signers").write_text(f"a@example.org {public}", encoding="utf-8")
    for name, value in {
        "gpg.format": "ssh",
        "user.signingKey": str(folder / "key.pub"),
        "gpg.ssh.allowedSignersFile": str(folder / "signers"),
    }.items():
        kept.git("config", name, value)


NEW_ROW = {
    "ja": """\
  - id: UX-05
    level: {level}
    statement: {words}
    check:
      method: 見ます。
      evidence: 説明の文
    phases: [build]
    roles: [developer]
    principles: [two]
    standards:
      - standard: web-two
""",
    "en": """\
  - id: UX-05
    statement: You {level} use this.
    check:
      method: Look at it.
      evidence: The text
""",
}


def add(kept: Project, level: str, words: str) -> None:
    """Add UX-05 to the second guide, and a heading."""
    for code, row in NEW_ROW.items():
        name = f"{GUIDELINE}/guides/02-second.{code}.md"
        text = (kept.root / name).read_text(encoding="utf-8")
        place = text.index("---\n", 4) if code == "ja" else text.index("translates:")
        kept.write(name, text[:place] + row.format(level=level, words=words) + text[place:])
    kept.note("more", "UX-05", "added")


def planned(kept: Project, place: Path) -> Path:
    """Write the change that a release makes to a file, for a process of its own."""
    findings: list[Finding] = []
    prepared = plan(library_of(kept), Asked("ui-ux", "1.0.0-beta.2", TODAY), findings)
    assert prepared, findings
    done = complete(kept.root, prepared)
    change = FolderChange(done.folder, dict(done.texts), done.gone, "Release\n", done.tag)
    place.write_text(json.dumps(asdict(change)), encoding="utf-8")
    return place


def planned_withdrawal(kept: Project, number: str, place: Path) -> Path:
    """Write the change that a withdrawal makes to a file, for a process of its own."""
    reason = ByLanguage(REASON_OF_WITHDRAWAL)
    texts = withdrawn(library_of(kept).released("ui-ux"), Version.parse(number), Withdrawal(date=TODAY, why=reason))
    change = FolderChange(GUIDELINE, texts, (), f"Withdraw ui-ux {number}\n")
    place.write_text(json.dumps(asdict(change)), encoding="utf-8")
    return place


def killed(root: Path, change: Path, most: int | str) -> subprocess.CompletedProcess[str]:
    """Carry a change out in a process that dies before its nth write, or at a point that has a name."""
    # Without -P, what stands beside the program would hide modules of Python that have the same name.
    return subprocess.run(
        [sys.executable, "-P", str(KILLER), str(root), str(change), str(most)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


STATES = {
    "1.0.0": "superseded",
    "1.1.0": "latest",
    "1.2.0-beta.1": "withdrawn",
    "1.2.0-beta.2": "trial",
    "draft": "draft",
}
"""Every state that a version can be in, each by a version that is in it."""


def every_state(kept: Project) -> None:
    """Give a project a version in every state; UX-04 was withdrawn in 1.1.0, and UX-05 is on trial."""
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: beta", "status: current")
    kept.release("1.0.0", independent=True)
    change_may(kept)
    kept.change(f"{SECOND}.ja.md", "  - id: UX-04\n", "  - id: UX-04\n    withdrawn: true\n")
    kept.note("gone", "UX-04", "withdrawn")
    kept.release("1.1.0", independent=True)
    kept.change(f"{GUIDELINE}/guideline.ja.md", "status: current", "status: beta")
    _add_a_requirement(kept)
    kept.note("five", "UX-05", "added")
    kept.release("1.2.0-beta.1")
    change_guide(kept)
    kept.release("1.2.0-beta.2")
    assert kept.run("withdraw", "ui-ux", "1.2.0-beta.1", *WHY)[0] == []
    kept.change(f"{FIRST}.ja.md", "\n一覧を使います。\n", "\n見ます。\n")
    kept.change(f"{FIRST}.en.md", "\nUse the list.\n", "\nLook.\n")
    kept.note("look", "first", "editorial")
    kept.commit("Draft")
    assert kept.run("check")[0] == []


def _add_a_requirement(kept: Project) -> None:
    """Give the second guide UX-05, which is UX-04 as it was before."""
    for code in ("ja", "en"):
        name = f"{SECOND}.{code}.md"
        row = row_of(kept, name, "UX-04")
        kept.change(name, row, row + row.replace("UX-04", "UX-05").replace("    withdrawn: true\n", ""))

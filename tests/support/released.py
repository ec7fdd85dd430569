"""The little project under real git, and what its commands say."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from typing import TYPE_CHECKING

from click.testing import CliRunner

from shishin.cli import main
from shishin.cli.options import JAPAN
from shishin.content.load import load
from shishin.content.reading import ledger
from shishin.content.reading.files import FOLDERS
from shishin.model.accessibility import FOLDER as ACCESSIBILITY
from shishin.release.freeze.ledger import ledger_text
from support.small_project import stamp_all

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library

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
    outcome: {{ja: 見本の{number}を見ました（UX-01）。, en: Looked at {number} (UX-01).}}
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
        rows = json.loads(done.stdout)
        has_errors = any(row["severity"] == "error" for row in rows)
        assert has_errors <= bool(done.exit_code) <= bool(rows)
        return [row["code"] for row in rows], done.stderr

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
        for folder in (*FOLDERS, ACCESSIBILITY)
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def library_of(kept: Project) -> Library:
    """Read the project."""
    library = load(kept.root).library
    assert library
    return library


def chain_anew(kept: Project) -> None:
    """Work out the ledger's links anew, as anybody can who changes it."""
    rows = ledger.read(kept.root, LEDGER, [])
    assert rows
    kept.write(LEDGER, ledger_text(rows.rows))


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

"""What the user's git is set to is done by a release, or the release refuses and says so; all on real git."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from shishin.release.git.process import LONGEST_REASON, in_a_line
from shishin.release.git.repository import GitRepository
from shishin.release.git.settings import GitSettings
from shishin.release.new_version import release_version
from shishin.release.plan.asked import Asked
from support.guideline_changes import second
from support.released import ENVIRONMENT, GUIDELINE, TODAY, WHY, Project, sign_with_a_key, why

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER = "1.0.0-beta.1"
TAG = f"ui-ux/v{NUMBER}"


def test_what_git_says_is_one_line_with_its_remedy() -> None:
    said = "fatal: no\x1b[31m way\x07\nTo mend it, call:\n\n\tgit mend\r\n"
    assert in_a_line(said) == "fatal: no [31m way To mend it, call: git mend"
    assert in_a_line("a\u202eb\u2028c\x9bd") == "a b c d"
    long = in_a_line(f"fatal: {'x' * 10**6} git mend")
    assert len(long) == LONGEST_REASON + 1
    assert long.endswith(" git mend")


def test_settings_are_read_as_git_reads_them() -> None:
    settings = GitSettings.parse(
        "tag.gpgsign\nfalse\0commit.gpgsign\0tag.gpgsign\nON\0user.name\nA\nB\0i18n.commitencoding\nutf8\0"
    )
    assert settings.signs_tags
    assert settings.commit_options == ("--gpg-sign",)
    assert settings.foreign_encoding == ""
    assert settings.of_signatures["GIT_CONFIG_VALUE_0"] == "A\nB"
    assert not GitSettings.parse("commit.gpgsign\nno\0tag.gpgsign\n\0").signs_tags
    assert GitSettings.parse("").of_signatures == {"GIT_CONFIG_COUNT": "0"}


@pytest.fixture
def ready(kept: Project) -> Project:
    """A project whose first version can be released."""
    kept.account(NUMBER)
    kept.commit("Describe it")
    return kept


def message(kept: Project) -> str:
    """Give what the newest commit says, as the release reads it."""
    with GitRepository(kept.root) as repository:
        return repository.objects.message("HEAD")


@pytest.mark.site
@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="signing with SSH needs ssh-keygen")
@pytest.mark.parametrize("sets", [("commit.gpgSign",), ("tag.gpgSign",), ("commit.gpgSign", "tag.forceSignAnnotated")])
def test_a_release_is_signed_if_git_is_set_to_sign(ready: Project, tmp_path: Path, sets: tuple[str, ...]) -> None:
    sign_with_a_key(ready, tmp_path)
    for setting in (*sets, "log.showSignature"):
        ready.git("config", setting, "true")
    assert ready.run("release", "ui-ux", NUMBER)[0] == []
    assert ready.git("cat-file", "-t", TAG) == "tag"
    commit, tag = (ready.git("cat-file", "-p", revision) for revision in ("HEAD", f"refs/tags/{TAG}"))
    assert ("gpgsig " in commit) == ("commit.gpgSign" in sets)
    assert ("SSH SIGNATURE" in tag) == any(setting.startswith("tag.") for setting in sets)
    assert f"\ntag {TAG}\n" in tag
    if "gpgsig " in commit:
        ready.git("verify-commit", "HEAD")
    if "SSH SIGNATURE" in tag:
        ready.git("verify-tag", TAG)
    assert message(ready).startswith("Release ui-ux")
    assert ready.git("status", "--porcelain") == ""
    assert ready.git("for-each-ref", "--format=%(refname)") == f"refs/heads/main\nrefs/tags/{TAG}"
    assert ready.run("check")[0] == []


@pytest.mark.site
@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="signing with SSH needs ssh-keygen")
@pytest.mark.parametrize("what", ["commit.gpgSign", "tag.gpgSign"])
def test_a_key_that_is_not_there_is_found_before_anything_changes(ready: Project, tmp_path: Path, what: str) -> None:
    sign_with_a_key(ready, tmp_path)
    ready.git("config", what, "true")
    (tmp_path / "key").unlink()
    (tmp_path / "key.pub").unlink()
    assert ready.refuse("release", "ui-ux", NUMBER) == ["git-failed"]


def hook(ready: Project, folder: str, name: str) -> None:
    """Write a hook that would change what is committed."""
    ready.write(f"{folder}/{name}", "#!/bin/sh\nexit 1\n")
    (ready.root / folder / name).chmod(0o755)


@pytest.mark.site
@pytest.mark.parametrize("name", ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"])
def test_a_hook_that_would_not_run_is_said(ready: Project, name: str) -> None:
    (ready.root / ".git/hooks").mkdir(exist_ok=True)
    ready.write(f".git/hooks/{name}.sample", "")
    hook(ready, ".git/hooks", "pre-push")
    hook(ready, ".git/hooks", name)
    assert ready.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["git-hooks"]
    assert ready.refuse("release", "ui-ux", NUMBER) == ["git-hooks"]
    (finding,) = release_version(ready.root, Asked("ui-ux", NUMBER, TODAY), print, dry_run=True).findings
    assert dict(finding.values)["hooks"] == name
    assert ready.run("release", "ui-ux", NUMBER, "--without-hooks")[0] == []
    assert ready.refuse("withdraw", "ui-ux", NUMBER, *WHY) == ["git-hooks"]
    assert ready.run("withdraw", "ui-ux", NUMBER, "--without-hooks", *WHY)[0] == []


@pytest.mark.site
def test_hooks_are_where_git_is_told_to_look(ready: Project, tmp_path: Path) -> None:
    hook(ready, ".git/hooks", "pre-commit")
    ready.git("config", "core.hooksPath", str(tmp_path))
    assert ready.run("release", "ui-ux", NUMBER, "--dry-run")[0] == []
    hook(ready, ".git/hooks", "commit-msg")
    ready.git("config", "core.hooksPath", ".git/hooks")
    assert ready.run("release", "ui-ux", NUMBER, "--dry-run")[0] == ["git-hooks"]
    (ready.root / ".git/hooks/commit-msg").chmod(0o644)
    (ready.root / ".git/hooks/pre-commit").chmod(0o644)
    assert ready.run("release", "ui-ux", NUMBER, "--dry-run")[0] == []


@pytest.mark.site
def test_files_that_a_program_of_the_user_s_stores_otherwise_are_no_hindrance(ready: Project) -> None:
    """A picture that git keeps elsewhere is not on the disk what it is in the commit."""
    ready.git("config", "filter.case.clean", "tr a-z A-Z")
    ready.write(".gitattributes", "principles/*.md filter=case\n")
    ready.git("add", "--renormalize", ".")
    ready.commit("Store principles otherwise")
    assert "TITLE: " in ready.git("cat-file", "blob", "HEAD:principles/02-two.en.md")
    assert ready.git("status", "--porcelain") == ""
    ready.git("update-index", "--assume-unchanged", "principles/02-two.en.md")
    ready.change("principles/02-two.en.md", "title: ", "title: The ")
    assert ready.refuse("release", "ui-ux", NUMBER) == ["tree-unclean"]
    ready.change("principles/02-two.en.md", "title: The ", "title: ")
    assert ready.run("release", "ui-ux", NUMBER)[0] == []


@pytest.mark.site
def test_ids_of_another_kind_change_nothing(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    other = Project(project)
    other.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    other.write(".gitignore", "/site/\n/.site-*/\n")
    if shutil.which("ssh-keygen"):
        sign_with_a_key(other, tmp_path)
        other.git("config", "tag.gpgSign", "true")
    other.release(NUMBER)
    assert len(other.git("rev-parse", TAG)) == 64
    second(other)
    other.release("1.0.0-beta.2")
    other.git("fsck", "--strict")
    assert other.run("check", "--changed-since", "HEAD~2")[0] == []


@pytest.mark.site
def test_a_hook_that_watches_references_is_run(ready: Project) -> None:
    hook(ready, ".git/hooks", "reference-transaction")
    assert ready.refuse("release", "ui-ux", NUMBER) == ["git-failed"]


@pytest.mark.site
def test_another_encoding_of_messages_is_refused(ready: Project) -> None:
    ready.git("config", "i18n.commitEncoding", "Shift_JIS")
    assert ready.refuse("release", "ui-ux", NUMBER) == ["git-encoding"]
    ready.git("config", "i18n.commitEncoding", "utf-8")
    ready.git("config", "i18n.logOutputEncoding", "Shift_JIS")
    assert ready.run("release", "ui-ux", NUMBER)[0] == []
    assert ready.run("withdraw", "ui-ux", NUMBER, *why(en="The text is “見本”."))[0] == []
    assert message(ready).strip().endswith("The text is “見本”.")


@pytest.mark.site
@pytest.mark.parametrize("attribute", ["filter=case", "working-tree-encoding=UTF-16", "ident"])
def test_what_git_would_store_otherwise_is_refused(ready: Project, attribute: str) -> None:
    ready.git("config", "filter.case.clean", "tr a-z A-Z")
    ready.write(".git/info/attributes", f"*.txt {attribute}\n**/CHANGELOG.md {attribute}\n")
    assert ready.refuse("release", "ui-ux", NUMBER, "--dry-run") == ["release-filtered"]
    (finding,) = release_version(ready.root, Asked("ui-ux", NUMBER, TODAY), print, dry_run=False).findings
    assert dict(finding.values)["paths"] == f"{GUIDELINE}/releases/{NUMBER}/addresses.txt, {GUIDELINE}/CHANGELOG.md"
    ready.write(".git/info/attributes", f"*.txt {attribute}\nguidelines/** -filter -ident -working-tree-encoding\n")
    assert ready.run("release", "ui-ux", NUMBER)[0] == []


HARMLESS = {
    "core.autocrlf": "true", "core.ignoreCase": "true", "core.precomposeUnicode": "true", "core.fileMode": "false",
    "color.ui": "always", "core.logAllRefUpdates": "false", "core.abbrev": "4", "status.relativePaths": "true",
    "status.showUntrackedFiles": "no", "diff.noprefix": "true", "core.quotePath": "false", "commit.verbose": "true",
    "push.followTags": "true", "init.defaultBranch": "trunk", "format.pretty": "fuller", "user.useConfigOnly": "true",
    "core.splitIndex": "true", "submodule.recurse": "true", "diff.external": "false", "core.pager": "false",
}  # fmt: skip


@pytest.mark.site
def test_other_settings_change_nothing(ready: Project) -> None:
    for name, value in HARMLESS.items():
        ready.git("config", name, value)
    assert ready.run("release", "ui-ux", NUMBER)[0] == []
    assert ready.git("status", "--porcelain") == ""
    assert ready.run("check", "--changed-since", "HEAD~1")[0] == []
    assert ready.git("cat-file", "blob", f"HEAD:{GUIDELINE}/releases/ledger.yml").count("\r") == 0


@pytest.mark.site
def test_git_does_not_guess_who_somebody_is(ready: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    ready.git("config", "user.useConfigOnly", "true")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delitem(ENVIRONMENT, name)
        monkeypatch.delenv(name)
    codes, _ = ready.run("release", "ui-ux", NUMBER)
    assert codes == ["git-nameless"]


FOREIGN: dict[str, Callable[[Path], str]] = {
    "GIT_DIR": lambda other: str(other / ".git"),
    "GIT_WORK_TREE": str,
    "GIT_INDEX_FILE": lambda other: str(other / ".git/index"),
    "GIT_OBJECT_DIRECTORY": lambda other: str(other / ".git/objects"),
    "GIT_CONFIG": lambda other: str(other / ".git/config"),
    "GIT_PREFIX": lambda _: "docs/",
    "GIT_GLOB_PATHSPECS": lambda _: "1",
    "GIT_NAMESPACE": lambda _: "other",
}


@pytest.mark.site
def test_a_caller_does_not_lead_a_release_astray(
    ready: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells a hook where it is with variables; whatever the hook runs would work there too."""
    other = Project(tmp_path / "other")
    other.root.mkdir()
    other.start()
    before = other.git("show-ref"), other.git("status", "--porcelain")
    with monkeypatch.context() as context:
        for name, value in FOREIGN.items():
            context.setenv(name, value(other.root))
        assert ready.run("release", "ui-ux", NUMBER)[0] == []
        assert ready.run("check", "--changed-since", "HEAD~1")[0] == []
    assert ready.git("tag") == TAG
    assert ready.git("status", "--porcelain") == ""
    assert (other.git("show-ref"), other.git("status", "--porcelain")) == before

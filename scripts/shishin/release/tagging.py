"""Makes the annotated tag of a release, signed if the user's git is set to sign."""

from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.release.git import TAGS, GitError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.release.git import Repository


def make_tag(repository: Repository, commit: str, name: str, message: str) -> str:
    """Make an annotated tag that no reference leads to yet, and give its id.

    Raises:
        GitError: Git refused, or did not sign.
    """
    settings = repository.settings
    if settings.signs_tags:
        return _signed(repository, (commit, name, message), settings.of_signatures)
    who = repository.run("var", "GIT_COMMITTER_IDENT")
    return repository.run("mktag", text=f"object {commit}\ntype commit\ntag {name}\ntagger {who}\n\n{message}\n")


def _signed(repository: Repository, said: tuple[str, str, str], by: Mapping[str, str]) -> str:
    """Make a signed tag. Only `git tag` signs, and gives it a name at once: in a repository that is thrown away."""
    commit, name, message = said
    objects = repository.root / repository.run("rev-parse", "--git-path", "objects")
    form = repository.run("rev-parse", "--show-object-format")
    with TemporaryDirectory() as place:
        repository.run("init", "--quiet", "--bare", "--template=", f"--object-format={form}", place)
        there = {"GIT_DIR": place, "GIT_OBJECT_DIRECTORY": str(objects), **by}
        options = ("-c", "core.hooksPath=/dev/null", "tag", "--sign", "--cleanup=verbatim", "--file=-")
        repository.run(*options, name, commit, text=message, **there)
        tag = repository.run("rev-parse", f"{TAGS}{name}", **there)
    # Git 2.39 and others end well without a signature if the key of SSH is not there.
    if "\n-----BEGIN " not in repository.run("cat-file", "tag", tag):
        raise GitError("git tag --sign", "the tag was made without a signature; is user.signingKey there?")
    return tag

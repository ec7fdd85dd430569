"""Makes the annotated tag of a release, signed if the user's git is set to sign."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from shishin.release.git.process import GitError
from shishin.release.git.repository import TAGS

if TYPE_CHECKING:
    from shishin.release.git.repository import GitRepository

USUAL = "sha1"
"""What ids are made with where a repository says nothing; an older git knows no other."""

FORM = """\
[core]
    repositoryformatversion = 1
[extensions]
    objectFormat = {algorithm}
"""
"""How a repository says what its ids are made with (git-config, extensions.objectFormat)."""


def make_tag(repository: GitRepository, commit: str, name: str, message: str) -> str:
    """Make an annotated tag that no reference leads to yet, and give its id.

    Args:
        repository: The repository.
        commit: The commit that it leads to.
        name: Its name, without `refs/tags/`.
        message: What it says.

    Raises:
        GitError: Git refused, or did not sign.
    """
    if repository.settings.signs_tags:
        return _signed(repository, commit, name, message)
    head = f"object {commit}\ntype commit\ntag {name}\ntagger {repository.committer}\n"
    return repository.run("mktag", text=f"{head}\n{message}\n")


def _signed(repository: GitRepository, commit: str, name: str, message: str) -> str:
    """Make a signed tag. Only `git tag` signs, and gives it a name at once: in a repository that is thrown away."""
    places = repository.places
    with TemporaryDirectory() as place:
        _start(Path(place), places.algorithm)
        variables = {"GIT_DIR": place, "GIT_OBJECT_DIRECTORY": str(places.objects), **repository.settings.of_signatures}
        options = ("-c", "core.hooksPath=/dev/null", "tag", "--sign", "--cleanup=verbatim", "--file=-")
        repository.run(*options, name, commit, text=message, **variables)
        tag = (Path(place) / f"{TAGS}{name}").read_text(encoding="ascii").strip()
    # Git 2.39 and others end well without a signature if the key of SSH is not there.
    if "\n-----BEGIN " not in repository.objects.text(tag):
        raise GitError("git tag --sign", "the tag was made without a signature; is user.signingKey there?")
    return tag


def _start(place: Path, algorithm: str) -> None:
    """Start an empty repository with no more than git asks for (gitrepository-layout)."""
    (place / "refs").mkdir()
    (place / "HEAD").write_text("ref: refs/heads/none\n", encoding="ascii")
    if algorithm != USUAL:
        (place / "config").write_text(FORM.format(algorithm=algorithm), encoding="ascii")

"""The settings in mkdocs.yml that are this project's own, and what they may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.model.accessibility import EMAIL_PATTERN
from shishin.model.finding import Finding
from shishin.pages.shared.host import ASKED
from shishin.render.cache_headers import HOSTS
from shishin.website.engine import Config, Type
from shishin.website.engine import ValidationError as SettingError

if TYPE_CHECKING:
    from pathlib import Path

ISSUE_FORM = (
    "issues/new?template=page-{language}.yml&title={title}&page={page}&requirement={requirement}&version={version}"
)
"""GitHub fills the fields of a form by their ids (`.github/ISSUE_TEMPLATE`)."""

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")

_REPOSITORY = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~/+-]*)?")


class RepositoryAddress(Type[str]):
    """The repository's address: the operator may name any host, but every page will show and link to it."""

    def run_validation(self, value: object) -> str:
        """Refuse what is no plain address.

        Raises:
            ValidationError: It has a user part, another scheme, or characters that a browser would change.
        """
        text = super().run_validation(value)
        if text and not _REPOSITORY.fullmatch(text):
            raise SettingError(
                "The repository's address (REPOSITORY_URL) must look like https://code.example/group/project,"
                f" without a name before an @, a question mark or a #. It is: {text!r}"
            )
        return text


class ShishinConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own hook is untyped
    """What depends on where the project is hosted; what varies with the content is content.

    Attributes:
        repository: The repository's address, or an empty string: then no page has a link for editing it.
        edit_path: What stands between that address and a file's path in the address of its editing page.
        history_path: The same for the page that shows a file's history.
        problem_path: What stands after that address in the address of the form for a new issue, with the names of what
            a page fills it with in braces.
        suggestions_email: The address that suggestions are sent to, or an empty string: then people are told that
            there is none.
        cache_headers: The host that the site is published on: a file then tells it how long each file may be kept.
        preview: Whether the site is a preview of a suggestion.
    """

    repository = RepositoryAddress(str, default="")
    edit_path = Type(str, default="edit/main")
    history_path = Type(str, default="commits/main")
    problem_path = Type(str, default=ISSUE_FORM)
    suggestions_email = Type(str, default="")
    cache_headers = Type(str, default="")
    preview = Type(bool, default=False)


class SettingsError(Exception):
    """A setting holds what it cannot mean.

    Attributes:
        findings: What is wrong with it.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


def known_host(name: str, file: Path) -> str:
    """Give the name of the host that is told how long browsers may keep each file.

    Args:
        name: Its name, or an empty string: then no host is told anything.
        file: The settings' file.

    Raises:
        SettingsError: It is none whose form is known here.
    """
    if name and name not in HOSTS:
        line = _line_of("cache_headers", file)
        raise SettingsError(Finding.at(file.name, line, "build-host-unknown", host=name, hosts=", ".join(HOSTS)))
    return name


def known_form(path: str, file: Path) -> str:
    """Give the way to the form for a new issue, which a page fills.

    Args:
        path: What stands after the repository's address, with the names of `ASKED` in braces; it may be empty.
        file: The settings' file.

    Raises:
        SettingsError: It has braces round anything else.
    """
    if set(_BRACES.findall(path)) <= {f"{{{name}}}" for name in ASKED}:
        return path
    line, names = _line_of("problem_path", file), ", ".join(f"{{{name}}}" for name in ASKED)
    raise SettingsError(Finding.at(file.name, line, "build-form-unknown", path=path, names=names))


def known_email(address: str, file: Path) -> str:
    """Give the address that suggestions are sent to.

    Args:
        address: The address; it may be empty.
        file: The settings' file.

    Raises:
        SettingsError: It is no address of e-mail: every page would lead to nobody.
    """
    if address and not re.fullmatch(EMAIL_PATTERN, address):
        line = _line_of("suggestions_email", file)
        raise SettingsError(Finding.at(file.name, line, "build-email-form", address=address))
    return address


def _line_of(setting: str, file: Path) -> int:
    """Give the line on which a setting stands; 0 if it stands in a file that this one inherits from."""
    lines = file.read_text(encoding="utf-8").splitlines()
    written = (number for number, line in enumerate(lines, 1) if f"{setting}:" in line.partition("#")[0])
    return next(written, 0)

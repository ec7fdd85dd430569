"""Reads the site's address from mkdocs.yml as MkDocs does, where MkDocs need not be installed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit, urlunsplit

import yaml

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = "mkdocs.yml"

MOST_PARENTS = 20
"""So many files may inherit from each other; more are a circle."""


class ConfigError(Exception):
    """The site's address cannot be read.

    Attributes:
        finding: Why.
    """

    def __init__(self, reason: object, line: int = 0) -> None:
        super().__init__(str(reason))
        self.finding = Finding.at(CONFIG, line, "config-unreadable", reason=reason)


class _Loader(yaml.CSafeLoader):
    """Reads MkDocs' YAML. Tags that name Python objects or folders say nothing of the address and mean nothing here."""


def site_url(root: Path) -> str:
    """Give the address that the site is built for, with a slash at its end; `/` if none is set.

    Source: MkDocs 1.6, `mkdocs.config.config_options.URL`.

    Args:
        root: The folder of mkdocs.yml.

    Raises:
        ConfigError: The file cannot be read, or the address is none.
    """
    value = _settings(root / CONFIG).get("site_url")
    if value is None or value == "":
        return "/"
    if not isinstance(value, str):
        raise ConfigError(f"site_url: {value!r}")
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise ConfigError(f"site_url: {value!r} ({error})") from error
    if not (parts.scheme and parts.netloc):
        raise ConfigError(f"site_url: {value!r}")
    return urlunsplit(parts if parts.path.endswith("/") else parts._replace(path=f"{parts.path}/"))


def _settings(path: Path, parents: int = 0) -> dict[str, Any]:
    """Read a file of settings, with those that it inherits from other files (`INHERIT`)."""
    try:
        with path.open("rb") as file:
            settings = yaml.load(file, Loader=_Loader) or {}  # noqa: S506 - it makes no Python objects
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ConfigError(error, mark.line + 1 if mark and not parents else 0) from error
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(error) from error
    if not isinstance(settings, dict):
        raise ConfigError(type(settings).__name__)
    if "INHERIT" not in settings:
        return settings
    if parents == MOST_PARENTS:
        raise ConfigError(f"INHERIT: {settings['INHERIT']!r}")
    return {**_settings(path.parent / str(settings["INHERIT"]), parents + 1), **settings}


def _environment(loader: _Loader, node: yaml.Node) -> object:
    """Give the first variable of the environment that is set, or else the last value (pyyaml-env-tag 1.1)."""
    if isinstance(node, yaml.ScalarNode):
        names, default = [node], None
    elif isinstance(node, yaml.SequenceNode) and node.value:
        *names, last = node.value if len(node.value) > 1 else [*node.value, None]
        default = loader.construct_object(last) if last else None
    else:
        return None
    for name in names:
        if (text := os.environ.get(loader.construct_scalar(name))) is not None:
            tag = cast("Any", loader).resolve(yaml.ScalarNode, text, (True, False))
            return loader.construct_object(yaml.ScalarNode(tag, text))
    return default


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)

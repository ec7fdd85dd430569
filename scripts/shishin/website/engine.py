"""All that this project uses of MkDocs, in one place: no other module imports it.

Where MkDocs is not installed, ProperDocs takes its place: MkDocs 1.x, carried on under another name. It answers to the
old names as soon as `properdocs.replacement` is imported, for plugins too. `properdocs build` imports that itself.
"""

from __future__ import annotations

from importlib.util import find_spec

if find_spec("mkdocs") is None:
    import properdocs.replacement  # noqa: F401 - importing it is all

import mkdocs
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

__all__ = [
    "LOGGER",
    "BasePlugin",
    "Config",
    "File",
    "Files",
    "InclusionLevel",
    "MkDocsConfig",
    "MkDocsException",
    "Page",
    "PluginError",
    "TemplateContext",
    "Type",
    "ValidationError",
    "build",
    "event_priority",
    "get_plugin_logger",
    "load_config",
]

LOGGER = mkdocs.__name__
"""The name of the logger that gets all messages of a build: that of the engine that is there."""

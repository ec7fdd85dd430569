"""`shishin exchange`: hands texts to translators in the formats of their tools, and takes the translations back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from shishin.authoring.exchange.handing_out import FORMATS, hand_out, pairs
from shishin.authoring.exchange.taking_in import take_in
from shishin.content.reading.edition import edition_languages
from shishin.content.reading.sources import read
from shishin.release.translated_states import sources_as_translated
from shishin.reports.progress import step_progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.authoring.exchange.units import TextPair
    from shishin.session import Session


class ExchangeOptions(TypedDict):
    """The options of `shishin exchange out`, as they are given."""

    language: str | None
    form: str
    behind: bool


@click.command()
@click.argument("direction", type=click.Choice(["out", "in"]))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", metavar="CODE")
@click.option("--as", "form", type=click.Choice(list(FORMATS)), default="po")
@click.option("--behind", is_flag=True)
@click.pass_obj
def exchange(session: Session, direction: str, folder: Path, **options: Unpack[ExchangeOptions]) -> None:
    """Hand texts to translators, or take the translations back."""
    if direction == "out":
        _out(session, folder, options)
    else:
        _in(session, folder)


def _out(session: Session, folder: Path, options: ExchangeOptions) -> None:
    codes = edition_languages(session.root).codes[1:]
    code = options["language"] or (codes[0] if len(codes) == 1 else "")
    if code not in codes:
        raise click.BadParameter(", ".join(codes), param_hint="--language")
    with step_progress("exchange", session.language), session.told_of_disk(folder):
        documents = read(session.root, []).documents
        earlier = sources_as_translated(session.root, documents)
        texts = pairs(documents, code, earlier, only_open=options["behind"])
        done = hand_out(session.root, folder, options["form"], texts)
    session.finish(done.findings, "handed-out", files=done.files, units=done.units, open=done.open)


def _in(session: Session, folder: Path) -> None:
    documents = read(session.root, []).documents
    earlier = sources_as_translated(session.root, documents)

    def texts(code: str) -> Mapping[str, TextPair]:
        return {pair.source.file.path: pair for pair in pairs(documents, code, earlier)}

    with step_progress("exchange", session.language), session.told_of_disk(session.root):
        done = take_in(session.root, folder, edition_languages(session.root), texts)
    session.finish(done.findings, "taken-in", count=done.looked_at, written=len(done.written))

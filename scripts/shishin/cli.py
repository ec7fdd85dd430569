"""The command `shishin`: arguments in, calls out, an exit code at the end. It decides nothing.

Exit codes: 0 all is well, 1 there are findings, 2 the command was used wrongly.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack
from urllib.parse import urlsplit

import click

from shishin.authoring import schema_files
from shishin.authoring.importing.command import FOLDER, ImportRequest, import_files
from shishin.authoring.reading.command import compare
from shishin.authoring.reading.proposal import proposals
from shishin.authoring.stamp import name_in, stamp
from shishin.checks.permanence import check_addresses
from shishin.content.load import Loaded, load
from shishin.findings.shown import shown
from shishin.findings.text import language_of_user
from shishin.model.finding import Finding
from shishin.model.language import LANGUAGES, language_of
from shishin.release import command as release_command
from shishin.release.plan import Asked
from shishin.reports.changes import Changes
from shishin.reports.counts import counts
from shishin.reports.formats import FORMATS
from shishin.reports.importing import import_in_words
from shishin.reports.plan import plan_in_words
from shishin.reports.progress import step_progress
from shishin.reports.summary import say
from shishin.session import Explained, Session
from shishin.website import command as website_command
from shishin.website.config_file import CONFIG, ConfigError, site_url
from shishin.website.preview.command import Command
from shishin.website.target import found_aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.library import Library
    from shishin.release.plan import Plan

JAPAN = dt.timezone(dt.timedelta(hours=9))
"""Where the day of a release is counted; the feeds name the same zone."""


class ImportOptions(TypedDict):
    """The options of `shishin import`, as they are given."""

    language: str | None
    into: str
    base: str
    dry_run: bool


@click.group(cls=Explained, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=Path(),
    help="プロジェクトの場所 / The project's folder.",
)
@click.option("--lang", type=click.Choice([each.code for each in LANGUAGES]), help="表示の言語 / Language of messages.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="結果の形式 / Form of the results.",
)
@click.option("--strict", is_flag=True, help="注意もエラーとする / Warnings count as errors.")
@click.version_option(package_name="shishin")
@click.pass_context
def main(context: click.Context, root: Path, lang: str | None, form: str, *, strict: bool) -> None:
    """原則とガイドラインの公開サイトを検査し、つくります。 / Checks and builds the site."""
    language = language_of(lang) if lang else language_of_user()
    # Not `resolve`: before Python 3.13 a link that leads to itself makes it stop.
    place = Path(os.path.realpath(root))
    context.obj = Session(place, language, form, strict)
    if not (root / CONFIG).is_file():
        context.obj.finish([Finding.at(str(root), 0, "root-missing", folder=place)], "failed")


@main.command()
@click.option("--summary", is_flag=True, help="要件などの数も示す / Count requirements and more.")
@click.option(
    "--changed-since",
    "since",
    metavar="REF",
    help="gitのその時点からの変更に記録があるかも見る / Hold what changed since then in git against the change notes.",
)
@click.pass_obj
def check(session: Session, since: str | None, *, summary: bool) -> None:
    """原稿を検査します。 / Check the sources."""
    if since is not None and (left := release_command.unfinished(session.root)):
        # Until it is completed, everything else that could be found would be about half a release.
        session.finish(left, "failed")
    with step_progress("check", session.language):
        loaded, findings = _checked(session.root, since)
    if summary and loaded.library is not None:
        click.echo(counts(loaded.library, session.language), err=session.form == "json")
    session.finish(findings, "checked", count=loaded.looked_at)


def _checked(root: Path, since: str | None) -> tuple[Loaded, list[Finding]]:
    loaded = load(root, _today())
    findings = [*found_aside(root), *loaded.findings, *schema_files.stale(root)]
    if loaded.library is not None:
        findings += check_addresses(root, loaded.library)
        findings += release_command.forged(root, loaded.library)
        findings += release_command.since(root, loaded.library, since) if since is not None else ()
    return loaded, findings


@main.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="出力先 / Where the site goes.")
@click.pass_obj
def build(session: Session, site_dir: Path | None) -> None:
    """検査してサイトをつくります。 / Check the sources and build the site."""
    loaded = load(session.root)
    # Without a guideline that a kill set aside, half a site would be made. A site set aside comes back by itself.
    halves = [each for each in found_aside(session.root) if each.code == "release-aside"]
    if halves or loaded.library is None or (session.strict and loaded.findings):
        session.finish([*halves, *loaded.findings], "failed")
        return
    target = site_dir or session.root / "site"
    with step_progress("build", session.language) as progress:
        done = website_command.build(session.root, target, loaded.library, progress)
    if done.findings:
        session.finish(done.findings, "failed")
        return
    session.finish(loaded.findings, "built", pages=done.pages, target=target)


without_hooks = click.option(
    "--without-hooks", is_flag=True, help="gitのフックを動かさずに進める / Go on though git's hooks are not run."
)


@main.command()
@click.argument("guideline")
@click.argument("version")
@without_hooks
@click.option("--dry-run", is_flag=True, help="何をするかを示すだけ / Only say what would be done.")
@click.pass_obj
def release(session: Session, guideline: str, version: str, *, dry_run: bool, without_hooks: bool) -> None:
    """ガイドラインの版を公開します。 / Release a version of a guideline."""
    asked = Asked(guideline, version, str(_today()), without_hooks)
    with step_progress("release", session.language) as progress:

        def show(plan: Plan) -> None:
            with progress.aside():
                click.echo(plan_in_words(plan, session.language), err=session.form == "json")

        done = release_command.release(session.root, asked, show, dry_run=dry_run)
    what = f"{guideline} {version}"
    session.all_counts().finish(done.findings, "planned" if dry_run else "released", what=what, commit=done.commit)


@main.command()
@click.argument("guideline")
@click.argument("version")
@click.option("--why-ja", required=True, help="日本語の理由 / The reason in Japanese.")
@click.option("--why-en", required=True, help="英語の理由 / The reason in English.")
@without_hooks
@click.pass_obj
def withdraw(  # noqa: PLR0913 - click hands over each option by name
    session: Session, guideline: str, version: str, *, why_ja: str, why_en: str, without_hooks: bool
) -> None:
    """公開した版を取り下げます。ページは残ります。 / Withdraw a released version; its pages stay."""
    asked = Asked(guideline, version, str(_today()), without_hooks)
    with step_progress("withdraw", session.language):
        done = release_command.withdraw(session.root, asked, {"ja": why_ja, "en": why_en})
    session.all_counts().finish(done.findings, "withdrawn", what=f"{guideline} {version}", commit=done.commit)


@main.command()
@click.option("--address", default="127.0.0.1:8000", help="アドレス / Where to show it.")
@click.pass_obj
def serve(session: Session, address: str) -> None:
    """書きながら見られるようにします。 / Show a live preview."""
    changes = Changes(session.form, session.language)

    def check() -> tuple[Library | None, list[Finding]]:
        loaded, findings = _checked(session.root, None)
        return loaded.library, findings

    def tell(findings: Sequence[Finding]) -> None:
        new, summary = changes.since_last(findings)
        if new:
            click.echo(new)
        if summary:
            click.echo(summary, err=True)

    def ready(url: str) -> None:
        click.echo(say("previewing", session.language, url=url), err=True)

    asked = Command(check, lambda: step_progress("build", session.language), tell, ready)
    refused = website_command.serve(session.root, address, asked)
    if refused:
        session.finish(refused, "failed")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def translated(session: Session, files: tuple[Path, ...]) -> None:
    """翻訳が今の日本語に合うことを記録します。 / Stamp translations as matching the Japanese text."""
    findings: list[Finding] = []
    written = 0
    with session.told_of_disk(session.root):
        for file in files:
            written += stamp(session.root, name_in(session.root, file), findings)
    session.finish(findings, "stamped", written=written, count=len(files))


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice([each.code for each in LANGUAGES]),
    help="文章の言語。なければ調べる / The texts' language; without it, it is found out.",
)
@click.option("--into", metavar="FOLDER", default=FOLDER, help="取り込み先 / Where to: docs or docs/FOLDER.")
@click.option(
    "--base",
    metavar="URL",
    default="",
    help="元の文が公開されていた場所 / Where the texts were published: their links to other pages there are kept.",
)
@click.option("--dry-run", is_flag=True, help="何をするかを示すだけ / Only say what would be done.")
@click.pass_obj
def import_(session: Session, files: tuple[Path, ...], **options: Unpack[ImportOptions]) -> None:
    """ほかで書かれたMarkdownを、ページの組にして取り込みます。 / Bring in Markdown of others as pairs of pages."""
    code, dry = options["language"], options["dry_run"]
    asked = ImportRequest(files, options["into"], language_of(code) if code else None, options["base"], dry)
    with step_progress("import", session.language):
        done = import_files(session.root, asked)
    if done.pages and not done.findings:
        click.echo(import_in_words(done.pages, session.language), err=session.form == "json")
    decisions = sum(len(page.decisions) for page in done.pages)
    name = "import-planned" if dry else "imported"
    session.finish(done.findings, name, count=len(done.pages), written=len(done.written), decisions=decisions)


@main.command()
@click.option("--propose", is_flag=True, help="足す行の案を示すだけ / Only propose rows to add, for you to read.")
@click.pass_obj
def readings(session: Session, *, propose: bool) -> None:
    """漢字の読みを、SudachiPyの読みと比べます。 / Compare the readings of kanji with SudachiPy's."""
    with step_progress("readings", session.language):
        done = compare(session.root)
    if done.counts.shown:
        click.echo(say("compared", session.language, **vars(done.counts)), err=True)
    if propose and done.counts.shown:
        click.echo(proposals(done.rows, done.decided))
        session.finish([], "proposed", rows=len(done.rows), decided=len(done.decided))
        return
    session.finish(done.findings, "readings")


@main.command()
@click.pass_obj
def schema(session: Session) -> None:
    """編集ソフト用のスキーマを書き出します。 / Write the schema files for editors."""
    with session.told_of_disk(session.root):
        written = schema_files.write(session.root)
    session.finish([], "schemas", count=len(written))


@main.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="検査するサイト / The built site.")
@click.pass_obj
def audit(session: Session, site_dir: Path | None) -> None:
    """できたサイトを本物のブラウザで検査します。 / Check the built site in a real browser."""
    # Imported here: the audit's packages are not needed to check and build.
    from shishin.checks.audit import audit as audit_site  # noqa: PLC0415

    folder = site_dir or session.root / "site"
    with step_progress("audit", session.language) as progress:
        result = audit_site(session.root, folder, _address(session), _today(), progress)
    for row in result.reviewed:
        click.echo(say("reviewed", session.language, **vars(row)), err=True)
    counts = {"pages": result.pages, "loads": result.loads, "axe": result.axe, "rules": result.rules}
    session.finish(result.findings, "audited", reviewed=len(result.reviewed), **counts)


@main.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="写すサイト / The built site.")
@click.option("--target", type=click.Path(path_type=Path), help="出力先 / Where the pictures go.")
@click.pass_obj
def gallery(session: Session, site_dir: Path | None, target: Path | None) -> None:
    """ページの型ごとに画面の写しをつくります。 / Take pictures of every page type."""
    from shishin.checks import gallery as pictures  # noqa: PLC0415 - as above
    from shishin.checks.browser import BrowserMissingError, ServedSite  # noqa: PLC0415

    folder = site_dir or session.root / "site"
    target = target or session.root / ".github/gallery"
    served = ServedSite(folder, urlsplit(_address(session)).path or "/")
    try:
        with session.told_of_disk(target), step_progress("gallery", session.language) as progress:
            written = pictures.gallery(served, target, progress)
    except BrowserMissingError as error:
        session.finish([Finding.at(str(folder), 0, "browser-missing", tried=error)], "failed")
        return
    if not written:
        session.finish([Finding.at(str(folder), 0, "site-missing", folder=folder)], "failed")
        return
    session.finish([], "pictured", count=len(written), target=target)


def _address(session: Session) -> str:
    """Give the address that the site is built for; leave with a finding if mkdocs.yml does not say it."""
    try:
        return site_url(session.root)
    except ConfigError as error:
        session.finish([error.finding], "failed")
        return "/"


def _today() -> dt.date:
    return dt.datetime.now(tz=JAPAN).date()


@main.command()
@click.option("--install", is_flag=True, help="なければ入れます / Install one if there is none.")
@click.pass_obj
def browser(session: Session, *, install: bool) -> None:
    """検査に使うブラウザを探します。 / Find the browser that the audit uses."""
    from shishin.checks.install import find_or_install  # noqa: PLC0415 - as above

    path, findings = find_or_install(install=install, tell=lambda step: click.echo(f"+ {shown(step)}", err=True))
    session.finish(findings, "browser", path=path)

"""Makes sure that a version will be read by its form, for ever, as its text is read today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.reading.files import SourceFile
from shishin.content.reading.frozen import version_of
from shishin.content.reading.ledger import rows_of
from shishin.content.reading.limits import too_large, too_much
from shishin.forms.form import UnfitError
from shishin.forms.table import NEWEST, widest_limits
from shishin.model.finding import Finding
from shishin.model.release import ACCOUNT, CHANGES, LEDGER, RELEASES, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.forms.form import Limits
    from shishin.model.guideline import BodyText, Guide, Guideline
    from shishin.model.release import GuidelineVersion
    from shishin.release.plan.plan import Plan


def read_otherwise(plan: Plan) -> list[Finding]:
    """Find the files of a complete plan that the form of released versions does not read as today's table does."""
    base = f"{RELEASES}/{plan.version}/"
    texts = {path.removeprefix(base): text for path, text in plan.texts.items() if path.startswith(base)}
    files = {path: SourceFile(f"{plan.folder}/{path}", path, "", text) for path, text in texts.items()}
    ledger = f"{RELEASES}/{LEDGER}"
    if beyond := [path for path, text in texts.items() if _is_beyond(path, text, NEWEST.limits)]:
        return [_finding(plan, path) for path in beyond]
    if _is_beyond(ledger, plan.texts[ledger], widest_limits()):
        return [_finding(plan, ledger)]
    rows = rows_of(ledger, plan.texts[ledger])
    if not rows:
        return [_finding(plan, ledger)]
    try:
        version = version_of(files, rows[-1], plan.folder)
    except UnfitError as error:
        return [_finding(plan, str(error))]
    names = dict.fromkeys(_differing(version, plan.working))
    return [_finding(plan, name.removeprefix(f"{plan.folder}/")) for name in names]


def _is_beyond(path: str, text: str, limits: Limits) -> bool:
    """Whether a file has more than its form will read."""
    return too_large(path, len(text.encode()), [], limits) or too_much(path, text, [], limits)


def _finding(plan: Plan, path: str) -> Finding:
    return Finding.at(f"{plan.folder}/{path}", 0, "release-form", form=NEWEST.number, path=path)


def _differing(read: GuidelineVersion, today: GuidelineVersion) -> Iterator[str]:
    """Give the paths of what is not the same in a version and in the working text that it is made of."""
    if _own(read.guideline) != _own(today.guideline):
        yield today.guideline.bodies[today.guideline.languages[0]].path
    guides_then = {guide.facts.id: _guide(guide) for guide in read.guideline.guides}
    guides_now = {guide.facts.id: guide for guide in today.guideline.guides}
    for id_, guide in guides_now.items():
        if guides_then.get(id_) != _guide(guide):
            yield guide.bodies[today.guideline.languages[0]].path
    if read.notes != today.notes or guides_then.keys() - guides_now.keys():
        yield CHANGES
    if read.account != today.account:
        yield ACCOUNT
    if read.standards != today.standards:
        yield STANDARDS


def _own(guideline: Guideline) -> tuple[object, ...]:
    return guideline.facts, guideline.titles, _bodies(guideline.bodies)


def _guide(guide: Guide) -> tuple[object, ...]:
    rows = tuple((row.facts, row.texts) for row in guide.requirements)
    return guide.facts, guide.titles, _bodies(guide.bodies), rows


def _bodies(bodies: Mapping[str, BodyText]) -> dict[str, BodyText]:
    return {code: replace(body, path="") for code, body in bodies.items()}

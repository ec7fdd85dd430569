"""The pages of a guideline: its topic page, its guides, and all of it on one page for printing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shishin.model.guideline import FOLDER, WHOLE
from shishin.model.release import DRAFT
from shishin.pages.page import View
from shishin.pages.shared.address import guide_url, guideline_url, page_in, whole_guideline_url
from shishin.pages.shared.sources import stem, unreleased
from shishin.pages.types.guide import guide_contents, guide_facts
from shishin.pages.types.guideline_facts import guideline_facts
from shishin.pages.versions.history import guideline_history
from shishin.pages.versions.later import later_states
from shishin.pages.versions.moved import MovedAnchors
from shishin.pages.versions.shown import files_of, mark_of, version_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.guideline import BodyText, Guide, Guideline
    from shishin.pages.context import Context
    from shishin.pages.shared.links import Link
    from shishin.pages.versions.later import LaterState


def guideline_pages(context: Context) -> Iterator[View]:
    """Make every page of every guideline: as readers are led to it, and each version."""
    for guideline in context.library.guidelines:
        yield from GuidelinePages(context, guideline).all()
    for version in context.library.versions:
        # A version is shown with the standards that it cites as they were when it was released.
        yield from GuidelinePages(context.of_version(version), version.guideline).all()


class GuidelinePages:
    """Makes the pages of one text of a guideline, and what they share once."""

    def __init__(self, context: Context, guideline: Guideline) -> None:
        self._context, self._guideline = context, guideline
        self._moved = MovedAnchors(context, guideline)
        self._later: dict[str, LaterState] = later_states(context, guideline) if guideline.place else {}

    def all(self) -> Iterator[View]:
        """Make every page."""
        guides = self._guideline.guides
        links = [self._context.links.guide(self._guideline, guide) for guide in guides]
        yield self.topic()
        yield self.whole()
        for place, guide in enumerate(guides):
            before, after = links[place - 1 : place], links[place + 1 : place + 2]
            yield self.guide(guide, before[0] if before else None, after[0] if after else None)

    def topic(self) -> View:
        """Make the topic page."""
        context, guideline = self._context, self._guideline
        text, body = guideline.titles[context.code], guideline.bodies[context.code]
        document = stem(body.path, context.language)
        return View(
            layout="guideline",
            language=context.language,
            url=guideline_url(guideline, context.language),
            title=text.title,
            short_title=self._own_link().title,
            original_title=context.original(guideline.titles[context.source.code].title),
            description=text.description,
            slides=(guideline.facts.slide,) if guideline.facts.slide else (),
            behind=body.behind,
            breadcrumb=self._above(),
            alternates=context.alternates(lambda language: guideline_url(guideline, language)),
            corrections=context.lookup.corrections_on(document),
            history=guideline_history(context, guideline, "", document),
            body=body.markdown,
            guideline=guideline_facts(context, guideline),
            moved=self._moved.of_topic(),
            **self._placed("", body),
        )

    def whole(self) -> View:
        """Make the page that shows all of it, for printing and for searching within it."""
        context, guideline = self._context, self._guideline
        text, body = guideline.titles[context.code], guideline.bodies[context.code]
        names = context.words["guideline"]
        return View(
            layout="whole-guideline",
            language=context.language,
            url=whole_guideline_url(guideline, context.language),
            title=names["whole_title"].format(title=text.title),
            short_title=names["whole_short"],
            original_title=context.original(guideline.titles[context.source.code].title),
            description=names["whole_description"].format(title=text.title, guides=len(guideline.guides)),
            slides=(guideline.facts.slide,) if guideline.facts.slide else (),
            behind=body.behind or any(guide.bodies[context.code].behind for guide in guideline.guides),
            breadcrumb=(*self._above(), self._own_link()),
            alternates=context.alternates(lambda language: whole_guideline_url(guideline, language)),
            history=guideline_history(context, guideline, "", stem(body.path, context.language)),
            body=body.markdown,
            guideline=guideline_facts(context, guideline),
            whole=tuple(self.guide(guide, None, None) for guide in guideline.guides),
            moved=self._moved.of_whole(),
            **self._placed(WHOLE, body),
        )

    def guide(self, guide: Guide, before: Link | None, after: Link | None) -> View:
        """Make a guide's page.

        Args:
            guide: The guide.
            before: The guide before it, or nothing.
            after: The guide after it, or nothing.
        """
        context, guideline = self._context, self._guideline
        text, body = guide.titles[context.code], guide.bodies[context.code]
        document = stem(body.path, context.language)
        return View(
            layout="guide",
            language=context.language,
            url=guide_url(guideline, guide, context.language),
            title=text.title,
            short_title=text.title,
            original_title=context.original(guide.titles[context.source.code].title),
            description=text.description,
            slides=(),
            behind=body.behind,
            breadcrumb=(*self._above(), self._own_link()),
            alternates=context.alternates(lambda language: guide_url(guideline, guide, language)),
            contents=guide_contents(context),
            previous=before,
            next=after,
            history=guideline_history(context, guideline, guide.lasting_id, document),
            body=body.markdown,
            moved=self._moved.of_guide(guide),
            guide=guide_facts(context, guideline, guide),
            **self._placed(guide.lasting_id, body),
        )

    def _placed(self, page: str, body: BodyText) -> dict[str, Any]:
        """Give what depends on the version that a page is of: its sources, the page as it is now, other versions."""
        context, guideline = self._context, self._guideline
        version, shown = version_view(context, guideline, page), context.lookup.version_of(guideline)
        if version and shown:
            files = files_of(context, shown, guideline)
            # The page with the whole text, which comes first, needs no link to itself.
            version = replace(version, files=files[1:] if page == WHOLE else files)
        written = self._source(page, body)
        own = unreleased(body.path)
        base = f"{FOLDER}/{guideline.facts.id}"
        key = f"{base}/all.{context.code}.md" if page == WHOLE else written
        placed: dict[str, Any] = {"version": version, "text_path": body.path, "source_path": written, "key": key}
        if not guideline.place:
            return placed
        current = self._current(page)
        rest = f"all.{context.code}.md" if page == WHOLE else own.removeprefix(f"{base}/")
        return {
            **placed,
            "later": self._later if page else {},
            "source_path": body.path,
            # A guide that the latest version lacks and the draft has is what a link to its source can lead to.
            "key": f"{base}/{guideline.place}/{rest}" if current or guideline.place != DRAFT else written,
            "place": f"{guideline.facts.id}/{guideline.place}",
            "current": current,
        }

    def _current(self, page: str) -> str:
        """Give the address of the page that readers are led to; a new guide in a draft has none but its own."""
        current = self._context.lookup.current(self._guideline)
        there = page in {"", WHOLE} or page in current.guide_by_lasting_id
        return page_in(current, page, self._context.language) if there else ""

    def _source(self, page: str, body: BodyText) -> str:
        """Give the file that one edits to change a page: the working text of the same guide, whatever its number."""
        guide = self._context.lookup.working_guide(self._guideline, page)
        return guide.bodies[self._context.code].path if guide else unreleased(body.path)

    def _above(self) -> tuple[Link, ...]:
        """Give the pages above the topic page: above a certain version, the one that readers are led to."""
        links, guideline = self._context.links, self._guideline
        latest = replace(
            links.guideline(guideline),
            url=guideline_url(self._context.lookup.current(guideline), self._context.language),
        )
        above = (links.layout("home"), links.guideline_index, latest if guideline.place else None)
        return tuple(link for link in above if link)

    def _own_link(self) -> Link:
        """Link to the topic page of the text's own version, which a version's number names below the guideline."""
        link = self._context.links.guideline(self._guideline)
        return replace(link, title=mark_of(self._guideline, self._context.words)) if self._guideline.place else link

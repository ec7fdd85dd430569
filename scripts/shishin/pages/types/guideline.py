"""The pages of a guideline: its topic page, its guides, and all of it on one page for printing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.model.guideline import FOLDER, WHOLE
from shishin.model.version import Unnumbered
from shishin.pages.page import Head, Neighbours, Page, Text
from shishin.pages.shared.address import guide_url, guideline_url, page_in, whole_guideline_url
from shishin.pages.shared.sources import stem, unreleased
from shishin.pages.types.guide import guide_body, guide_part
from shishin.pages.types.guideline_facts import guideline_facts
from shishin.pages.types.other_language import other_language_pages
from shishin.pages.versions.history import guideline_history
from shishin.pages.versions.later import later_states
from shishin.pages.versions.moved import MovedAnchors
from shishin.pages.versions.place import VersionBody, VersionPlace, folder_of
from shishin.pages.versions.shown import files_of, mark_of, shown_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.guideline import BodyText, Guide, Guideline
    from shishin.pages.context import Context
    from shishin.pages.shared.links import Link
    from shishin.pages.types.guide import GuideBody, GuidePart
    from shishin.pages.types.guideline_facts import GuidelineView
    from shishin.pages.types.other_language import OtherLanguageBody
    from shishin.pages.versions.moved import MovedAnchor

TOPIC = ""
"""What stands for the topic page where another page is named by `all` or a guide's lasting id."""


@dataclass(frozen=True, kw_only=True)
class GuidelineBody(VersionBody):
    """What a guideline's topic page shows."""

    layout = "guideline"

    guideline: GuidelineView


@dataclass(frozen=True, kw_only=True)
class WholeGuidelineBody(VersionBody):
    """What the page with a whole guideline shows."""

    layout = "whole-guideline"

    guideline: GuidelineView
    guides: tuple[GuidePart, ...]


def guideline_pages(context: Context, guideline: Guideline) -> Iterator[Page[VersionBody] | Page[OtherLanguageBody]]:
    """Make every page of one text of a guideline: as readers are led to it, or a version's."""
    return GuidelinePages(context, guideline).all()


class GuidelinePages:
    """Makes the pages of one text of a guideline, and what they share once."""

    def __init__(self, context: Context, guideline: Guideline) -> None:
        self._context, self._guideline = context, guideline
        self._moved = MovedAnchors(context, guideline)
        self._later = {} if guideline.is_led_to else later_states(context, guideline)
        self._facts = guideline_facts(context, guideline)

    def all(self) -> Iterator[Page[VersionBody] | Page[OtherLanguageBody]]:
        """Make every page; in a language that the text lacks, pages that lead to it in others."""
        if not self._context.has(self._guideline):
            yield from other_language_pages(self._context, self._guideline)
            return
        guides = self._guideline.guides
        links = [None, *(self._context.links.guide(self._guideline, guide) for guide in guides), None]
        yield self.topic()
        yield self.whole()
        for place, guide in enumerate(guides):
            yield self.guide(guide, Neighbours(links[place], links[place + 2]))

    def topic(self) -> Page[GuidelineBody]:
        """Make the topic page."""
        context, guideline = self._context, self._guideline
        text, body = guideline.titles[context.code], guideline.bodies[context.code]
        document = stem(body.path, context.language)
        source_path, key = self._paths(TOPIC, body)
        head = Head(
            language=context.language,
            url=guideline_url(guideline, context.language),
            title=text.title,
            short_title=self._own_link().title,
            original_title=context.original(guideline.titles[context.source.code].title),
            description=text.description,
            source_path=source_path,
            key=key,
            slides=self._slides(),
            behind=body.behind,
            breadcrumb=self._above(),
            alternates=context.alternates(lambda language: guideline_url(guideline, language), guideline.languages),
            history=guideline_history(context, guideline, "", document),
        )
        whole_text = Text(body.markdown, body.path, corrections=context.lookup.corrections_on(document))
        place = self._place(TOPIC, self._moved.of_topic())
        return Page(head, GuidelineBody(text=whole_text, place=place, guideline=self._facts))

    def whole(self) -> Page[WholeGuidelineBody]:
        """Make the page that shows all of it, for printing and for searching within it."""
        context, guideline = self._context, self._guideline
        text, body = guideline.titles[context.code], guideline.bodies[context.code]
        names = context.words["guideline"]
        source_path, key = self._paths(WHOLE, body)
        head = Head(
            language=context.language,
            url=whole_guideline_url(guideline, context.language),
            title=names["whole_title"].format(title=text.title),
            short_title=names["whole_short"],
            original_title=context.original(guideline.titles[context.source.code].title),
            description=names["whole_description"].format(title=text.title, guides=len(guideline.guides)),
            source_path=source_path,
            key=key,
            slides=self._slides(),
            behind=body.behind or any(guide.bodies[context.code].behind for guide in guideline.guides),
            breadcrumb=(*self._above(), self._own_link()),
            alternates=context.alternates(
                lambda language: whole_guideline_url(guideline, language), guideline.languages
            ),
            history=guideline_history(context, guideline, "", stem(body.path, context.language)),
        )
        whole = WholeGuidelineBody(
            text=Text(body.markdown, body.path),
            place=self._place(WHOLE, self._moved.of_whole()),
            guideline=self._facts,
            guides=tuple(guide_part(context, guideline, guide) for guide in guideline.guides),
        )
        return Page(head, whole)

    def guide(self, guide: Guide, neighbours: Neighbours) -> Page[GuideBody]:
        """Make a guide's page."""
        context, guideline = self._context, self._guideline
        text, body = guide.titles[context.code], guide.bodies[context.code]
        document = stem(body.path, context.language)
        source_path, key = self._paths(guide.lasting_id, body)
        head = Head(
            language=context.language,
            url=guide_url(guideline, guide, context.language),
            title=text.title,
            short_title=text.title,
            original_title=context.original(guide.titles[context.source.code].title),
            description=text.description,
            source_path=source_path,
            key=key,
            behind=body.behind,
            breadcrumb=(*self._above(), self._own_link()),
            alternates=context.alternates(lambda language: guide_url(guideline, guide, language), guideline.languages),
            history=guideline_history(context, guideline, guide.lasting_id, document),
        )
        place = self._place(guide.lasting_id, self._moved.of_guide(guide))
        return Page(head, guide_body(context, guideline, guide, place, neighbours))

    def _slides(self) -> tuple[int, ...]:
        slide = self._guideline.facts.slide
        return (slide,) if slide else ()

    def _place(self, page: str, moved: tuple[MovedAnchor, ...]) -> VersionPlace:
        """Give a page's place among the versions.

        Args:
            page: A guide's lasting id, `all`, or nothing for the topic page.
            moved: What once stood on the page.
        """
        context, guideline = self._context, self._guideline
        version, shown = context.lookup.version_of(guideline), shown_version(context, guideline, page)
        if version and shown:
            files = files_of(context, version, guideline)
            # The page with the whole text, which comes first, needs no link to itself.
            shown = replace(shown, files=files[1:] if page == WHOLE else files)
        return VersionPlace(
            version=shown,
            folder=folder_of(guideline),
            current="" if guideline.is_led_to else self._current(page),
            later=self._later if page else {},
            moved=moved,
        )

    def _current(self, page: str) -> str:
        """Give the address of the page that readers are led to; a new guide in a draft has none but its own."""
        current = self._context.lookup.current(self._guideline)
        there = page in {TOPIC, WHOLE} or page in current.guide_by_lasting_id
        return page_in(current, page, self._context.language) if there else ""

    def _paths(self, page: str, body: BodyText) -> tuple[str, str]:
        """Give the path of the page's source file, and the key of the page among all pages.

        Args:
            page: A guide's lasting id, `all`, or nothing for the topic page.
            body: The page's text.
        """
        code, guideline = self._context.code, self._guideline
        base, written = f"{FOLDER}/{guideline.facts.id}", self._written(page, body)
        if guideline.is_led_to:
            return written, f"{base}/all.{code}.md" if page == WHOLE else written
        # A guide that the latest version lacks and the draft has is what a link to its source can lead to.
        if guideline.shown_at is Unnumbered.DRAFT and not self._current(page):
            return body.path, written
        rest = f"all.{code}.md" if page == WHOLE else unreleased(body.path).removeprefix(f"{base}/")
        return body.path, f"{base}/{guideline.shown_at}/{rest}"

    def _written(self, page: str, body: BodyText) -> str:
        """Give the file that one edits to change a page: the working text of the same guide, whatever its number."""
        guide = self._context.lookup.working_guide(self._guideline, page)
        return guide.bodies[self._context.code].path if guide else unreleased(body.path)

    def _above(self) -> tuple[Link, ...]:
        """Give the pages above the topic page: above a certain version, the one that readers are led to."""
        links, guideline = self._context.links, self._guideline
        current = guideline_url(self._context.lookup.current(guideline), self._context.language)
        latest = None if guideline.is_led_to else replace(links.guideline(guideline), url=current)
        above = (links.layout("home"), links.guideline_index, latest)
        return tuple(link for link in above if link)

    def _own_link(self) -> Link:
        """Link to the topic page of the text's own version, which a version's number names below the guideline."""
        link = self._context.links.guideline(self._guideline)
        return link if self._guideline.is_led_to else replace(link, title=mark_of(self._guideline, self._context.words))

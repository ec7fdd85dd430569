"""The page of a principle: it names the requirements that serve it, or leads to them where there are too many."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from shishin.pages.context import contexts
from shishin.pages.shared.host import CodeHost
from shishin.pages.types.principle import MOST_REQUIREMENTS, PrincipleBody, serving_elsewhere
from shishin.render.settings import SiteSettings
from shishin.render.site import SiteRenderer
from support.languages import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.languages.language import Language
    from shishin.model.library import Library


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_more_requirements_than_a_page_can_name_stand_elsewhere(
    library: Library, repository: Path, language: Language
) -> None:
    code = language.code
    site = SiteRenderer(library, repository / "overrides", SiteSettings("", CodeHost("", "", "", "")))
    pages = [page for page in site.pages.values() if page.head.language.code == code]
    by_principle = next(page for page in pages if page.body.layout == "by-principle")
    anchors = set(re.findall(r'<h2 id="(principle-[a-z-]+)"', site.html(by_principle)))
    looked_at = 0
    for page in pages:
        if isinstance(page.body, PrincipleBody):
            assert page.body.elsewhere is None
            name = page.head.url.rstrip("/").rsplit("/", 1)[-1]
            goal = serving_elsewhere(contexts(library)[code], name, MOST_REQUIREMENTS + 1)
            assert goal
            assert goal.url == f"{by_principle.head.url}#principle-{name}"
            assert goal.url.rpartition("#")[2] in anchors
            assert str(MOST_REQUIREMENTS + 1) in goal.title
            html = site.html(replace(page, body=replace(page.body, requirements=(), elsewhere=goal)))
            assert f'<a href="../../{goal.url}">' in html.replace('"../../../', '"../../')
            assert 'class="requirement-list"' not in html
            looked_at += 1
    assert looked_at == 10


def test_a_page_names_as_many_as_it_can_and_all_where_there_is_no_other(library: Library) -> None:
    context = contexts(library)["ja"]
    assert serving_elsewhere(context, "simple", MOST_REQUIREMENTS) is None
    without = replace(library, pages=tuple(page for page in library.pages if page.facts.layout != "by-principle"))
    assert serving_elsewhere(contexts(without)["ja"], "simple", 10 * MOST_REQUIREMENTS) is None

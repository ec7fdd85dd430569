"""The site's own files: joined, made small, and named by their content."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load
from shishin.content.ruby import split
from shishin.pages.context import contexts
from shishin.pages.frame import frame
from shishin.pages.shared.phrases import with_phrases
from shishin.render.assets import collect, with_made
from shishin.render.made import made_files, manifest_name
from support.languages import ENGLISH, JAPANESE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "styles/site.css": '/* Why. */\n@import "./one.css";\n@import "./two.css";\n',
        "styles/one.css": "p {\n  color: red;\n}\n",
        "styles/two.css": "a { color: blue; }\n",
        "scripts/entry.js": '// Why.\nimport { a } from "./part.js";\nexport const b = () => import("./late.js");\n',
        "scripts/part.js": "export const a = 1;\n",
        "scripts/late.js": "export const c = 2;\n",
        "images/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "images/.DS_Store": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_styles_are_joined_in_their_order_without_comments(folder: Path) -> None:
    assets = collect(folder)
    text = assets.contents[assets.names["styles/site.css"]].decode()
    assert re.sub(r"\s", "", text) == "p{color:red}a{color:blue}"


def test_every_name_is_made_from_the_content(folder: Path) -> None:
    one = collect(folder)
    assert set(one.names) == {
        "styles/site.css", "scripts/entry.js", "scripts/part.js", "scripts/late.js", "images/icon.svg",
    }  # fmt: skip
    assert all(re.fullmatch(r"assets/[a-z]+\.[0-9a-f]{10}\.(?:css|js|svg)", name) for name in one.contents)
    (folder / "scripts/part.js").write_text("export const a = 3;\n", encoding="utf-8")
    two = collect(folder)
    changed = {name for name in one.names if one.names[name] != two.names[name]}
    # What imports a module holds its name.
    assert changed == {"scripts/part.js", "scripts/entry.js"}


def test_a_module_imports_the_others_by_their_new_names(folder: Path) -> None:
    assets = collect(folder)
    text = assets.contents[assets.names["scripts/entry.js"]].decode()
    named = re.findall(r'"\./([^"]+)"', text)
    assert [f"assets/{name}" for name in named] == [assets.names["scripts/part.js"], assets.names["scripts/late.js"]]


def test_modules_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "scripts/part.js").write_text('import "./entry.js";\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"entry\.js → part\.js → entry\.js"):
        collect(folder)


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "styles/two.css").unlink()
    with pytest.raises(FileNotFoundError, match=r"two\.css"):
        collect(folder)


def test_what_is_made_from_the_content_names_what_is_there(project: Path, folder: Path) -> None:
    library = load(project).library
    assert library is not None
    (folder / "images/icon-512.png").write_bytes(b"PNG")
    own = collect(folder)
    frames = {"ja": frame(contexts(library)["ja"]), "en": frame(contexts(library)["ja"])}
    assets = with_made(own, made_files(library, frames, own))
    manifest = json.loads(assets.contents[assets.names[manifest_name(frames["ja"])]])
    assert {f"assets/{icon['src']}" for icon in manifest["icons"]} <= set(assets.contents)
    assert manifest["name"] == "見本"
    words = json.loads(assets.contents[assets.names["readings.json"]])["words"]
    assert ["見出し", [["見出", "みだ"], ["し", ""]]] in words
    assert ["使", [["使", "つか"]], "", "いうえおっわ"] in words
    assert words.index(["使", [["使", "つか"]], "", "いうえおっわ"]) < words.index(
        ["見出し", [["見出", "みだ"], ["し", ""]]]
    )


@pytest.mark.parametrize(
    ("word", "reading", "pieces"),
    [
        ("都民", "とみん", (("都民", "とみん"),)),
        ("取り残", "とりのこ", (("取", "と"), ("り", ""), ("残", "のこ"))),
        ("10人", "10にん", (("10", ""), ("人", "にん"))),
        ("見い出", "みいいだ", None),
        ("みだし", "みだし", None),
        ("都民", "トミン", None),
        ("都民", "", None),
    ],
)
def test_a_reading_is_shared_out_in_one_way_only(word: str, reading: str, pieces: object) -> None:
    assert split(word, reading) == pieces


def test_titles_break_between_phrases_and_by_hand_where_it_is_told() -> None:
    title = "資源（データ）を最大限に活用しよう"
    cut = with_phrases(title, JAPANESE)
    assert "<wbr>" in cut
    assert cut.replace("<wbr>", "") == title
    assert with_phrases("技術ガイド", JAPANESE, ("技術|ガイド",)) == "技術<wbr>ガイド"
    assert with_phrases("新しい技術ガイドの版", JAPANESE, ("技術|ガイド",)) == "新しい<wbr>技術<wbr>ガイドの<wbr>版"
    assert with_phrases("<b>|", JAPANESE, ("<b>|",)).startswith("&lt;b&gt;")


def test_titles_never_break_inside_a_number() -> None:
    version, standard = '<span class="whole">1.0.0-beta.1</span>', '<span class="whole">8341-3</span>'
    assert with_phrases("Version 1.0.0-beta.1: a <new> well-kept one", ENGLISH) == (
        f"Version {version}: a &lt;new&gt; well-kept one"
    )
    cut = with_phrases("JIS X 8341-3と1.0.0-beta.1版", JAPANESE)
    assert cut.replace("<wbr>", "") == f"JIS X {standard}と{version}版"

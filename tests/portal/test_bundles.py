"""Scripts and style sheets with what they import inside them, as they are served when collected."""

import re
from pathlib import Path

import pytest

from portal.bundles import NotUnderstood, bundled, in_order

STATIC = Path(__file__).resolve().parents[2] / "static"


def bundle_of(files, name):
    return bundled(name, files.__getitem__)


def on_disk(name):
    return (STATIC / name).read_text()


def test_a_module_runs_after_what_it_imports_and_each_runs_once():
    files = {
        "js/page.js": 'import { twice } from "./a/twice.js";\n'
        'import { one } from "./one.js";\ntwice(one);\n',
        "js/a/twice.js": 'import { one } from "../one.js";\nexport const twice = (x) => x + one;\n',
        "js/one.js": "export const one = 1;\n",
    }
    assert list(in_order("js/page.js", files.__getitem__)) == [
        "js/one.js",
        "js/a/twice.js",
        "js/page.js",
    ]
    made = bundle_of(files, "js/page.js")
    assert made.count("const one = 1;") == 1
    assert "const { twice } = module_js_a_twice;" in made
    assert not re.search(r"^(import|export)\b", made, re.MULTILINE)


def test_a_module_without_imports_is_served_as_it_is():
    files = {"js/one.js": "export const one = 1;\n"}
    assert bundle_of(files, "js/one.js") == files["js/one.js"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("export default 1;", "export default 1;"),
        ("export let one = 1;", "export let one"),
        ('import * as all from "./one.js";', "import *"),
        ('const later = import("./one.js");', "import("),
        ('await fetch("/");', "await"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(line, said):
    files = {"js/one.js": "export const one = 1;\n"}
    files["js/page.js"] = f'import {{ one }} from "./one.js";\n{line}\n'
    with pytest.raises(NotUnderstood) as refused:
        bundle_of(files, "js/page.js")
    assert "js/page.js, line 2" in str(refused.value)
    assert said in str(refused.value)


def test_modules_that_import_each_other_are_refused():
    files = {
        "js/a.js": 'import { b } from "./b.js";\nexport const a = 1;\n',
        "js/b.js": 'import { a } from "./a.js";\nexport const b = 1;\n',
    }
    with pytest.raises(NotUnderstood, match=r"js/a.js imports itself by way of js/b.js"):
        bundle_of(files, "js/a.js")


def test_a_style_sheet_stands_where_it_was_imported_and_finds_its_pictures():
    files = {
        "css/page.css": '@import "../maps/map.css";\n.page { color: red; }\n',
        "maps/map.css": '.a { background: url(pin.png); } .b { background: url("data:x"); }\n',
    }
    made = bundle_of(files, "css/page.css")
    assert made.index(".a {") < made.index(".page {")
    assert 'url("../maps/pin.png")' in made
    assert 'url("data:x")' in made


def test_an_import_of_a_style_sheet_that_is_not_understood_is_refused():
    with pytest.raises(NotUnderstood, match=r"css/page.css: an @import"):
        bundle_of({"css/page.css": "@import url(other.css) print;\n"}, "css/page.css")


@pytest.mark.parametrize("name", ["js/map.js", "js/base.js"])
def test_the_scripts_of_pages_import_nothing_when_they_are_collected(name):
    assert re.search(r"^import ", on_disk(name), re.MULTILINE)
    assert not re.search(r"^(import|export)\b", bundled(name, on_disk), re.MULTILINE)

from __future__ import annotations

import pytest

from briefings.errors import TemplateError
from briefings.plan import SHARED_WORDINGS, WORDINGS
from briefings.render.wording import check
from briefings.template.shape import load_template, read_template

MISTAKES = [
    ("unknown type", "sections:\n  - type: positons\n", "t.yaml:2:11: unknown section type 'positons'", "'positions'"),
    ("unknown key", "sections:\n  - type: facts\n    titel: x\n", "t.yaml:3:5: unknown key 'titel'", "'title'"),
    ("unknown key at the top", "papr: a4\nsections:\n  - type: facts\n", "t.yaml:1:1: unknown key 'papr'", "'paper'"),
    ("wrong type", "sections:\n  - type: facts\n    limit: many\n", "t.yaml:3:12: sections.limit", "integer"),
    ("no sections", "paper: a4\n", "t.yaml:1:1: 'sections' is missing", ""),
    ("twice", "sections:\n  - type: facts\n  - type: facts\n", "t.yaml:3:11: a second section of type 'facts'", ""),
    ("not a mapping", "- a\n", "t.yaml: a template is a mapping", ""),
    ("broken YAML", "sections: [\n", "t.yaml:", "not valid YAML"),
    ("double marks", "sections:\n  - type: facts\n    title: The “facts”\n", "t.yaml:3:12: title: double", "‘single’"),
]


@pytest.mark.parametrize(("text", "place", "remedy"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_mistakes_have_place_and_remedy(text: str, place: str, remedy: str) -> None:
    with pytest.raises(TemplateError) as caught:
        read_template(text, "t.yaml")
    assert place in str(caught.value)
    assert remedy in str(caught.value)


def test_all_mistakes_at_once() -> None:
    with pytest.raises(TemplateError) as caught:
        read_template("papr: a4\nsections:\n  - type: fcts\n    titel: x\n", "t.yaml")
    assert len(str(caught.value).splitlines()) == 3


def test_the_standard_template_is_sound() -> None:
    assert list(check(load_template(None), WORDINGS, SHARED_WORDINGS)) == []


def test_a_short_template_takes_the_rest_from_the_standard_one() -> None:
    standard = load_template(None)
    short = read_template("sections:\n  - type: facts\n    limit: 2\n", "t.yaml", standard)
    assert short.sections[0].limit == 2
    assert short.sections[0].wording == standard.section("facts").wording
    assert list(check(short, WORDINGS, SHARED_WORDINGS)) == []


def test_unknown_template_names_what_there_is() -> None:
    with pytest.raises(TemplateError, match="did you mean 'standard'"):
        load_template("standart")

"""Mistakes that producers make: each is named with its place and what was meant (tests/cases/template/mistakes.md)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefings.model import SECTION_TYPES
from briefings.render.checking import check
from briefings.template.faults import Fault
from briefings.template.marked import File
from briefings.template.shape import Template, examine, read_template

CASES = [
    re.fullmatch(r"(.+?)\n~~~\n(.*?)~~~\n(.+)", case.strip() + "\n", re.DOTALL).groups()  # type: ignore[union-attr]
    for case in (Path(__file__).parents[1] / "cases/template/mistakes.md").read_text("utf-8").split("\n## ")[1:]
]


SAID = ("speaker", "who", "office", "camp", "extract", "code", "date")
WORDINGS = {kind: {} for kind in SECTION_TYPES} | {
    "facts": {"said": SAID, "group_named": ()},
    "positions": {"position": SAID},
}
SHARED = {
    "question_counter_clause": ("speaker", "who", "outlet", "words"),
    "question_bare_weigh": ("speaker", "who", "noun"),
}
BASE = """
wording:
  question_counter_clause: "{{ who }} said: {{ words }}. What is your answer?"
  question_bare_weigh: "What do you make of {{ speaker }}?"
sections:
  - type: facts
    title: Facts
    wording:
      said: "{{ who }}{% if office %}, {{ office }}{% endif %}: {{ extract }} {{ code }}"
      group_named: Named speakers
  - type: positions
    title: Positions
    wording:
      position: "{{ who }}: {{ extract }} {{ code }}"
"""  # as the standard template is, in small: these cases do not change when its wording does


@pytest.fixture(scope="module")
def standard() -> Template:
    return read_template(BASE, "base.yaml")


def faults_in(text: str, base: Template) -> list[Fault]:
    template, faults = examine(File("t.yaml", text), base)
    found = {*faults, *check(template, WORDINGS, SHARED, "t.yaml")}
    return sorted(found)


def fits(expected: str, fault: Fault) -> bool:
    place, _, words = expected.partition(" ")
    pattern = ".*".join(re.escape(part.strip()) for part in words.split("…"))
    return place == f"{fault.line}:{fault.column}" and re.search(pattern, fault.message) is not None


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_every_mistake_is_named_and_no_other(text: str, expected: str, standard: Template) -> None:
    found = faults_in(text, standard)
    shown = "\n".join(map(str, found))
    wanted = expected.strip().splitlines()
    assert all(any(fits(line, fault) for fault in found) for line in wanted), shown
    assert len(found) == len(wanted), shown


def test_what_is_installed_is_not_tried_at_every_build(standard: Template) -> None:
    text = "sections:\n  - type: facts\n    wording:\n      said: '{{ whoo }}'\n"
    for trusted, faults in ((False, 1), (True, 0)):
        template, _ = examine(File("t.yaml", text, trusted=trusted), standard)
        assert len(list(check(template, WORDINGS, SHARED, "t.yaml"))) == faults

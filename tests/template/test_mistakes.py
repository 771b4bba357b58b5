"""Mistakes that producers make: each is named with its place and what was meant (tests/cases/template/mistakes.md)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefings.plan import SHARED_WORDINGS, WORDINGS
from briefings.render.checking import check
from briefings.template.faults import Fault
from briefings.template.marked import File
from briefings.template.shape import Template, examine, load_template

CASES = [
    re.fullmatch(r"(.+?)\n~~~\n(.*?)~~~\n(.+)", case.strip() + "\n", re.DOTALL).groups()  # type: ignore[union-attr]
    for case in (Path(__file__).parents[1] / "cases/template/mistakes.md").read_text("utf-8").split("\n## ")[1:]
]


@pytest.fixture(scope="module")
def standard() -> Template:
    return load_template(None)


def faults_in(text: str, base: Template) -> list[Fault]:
    template, faults = examine(File("t.yaml", text), base)
    found = {*faults, *check(template, WORDINGS, SHARED_WORDINGS, "t.yaml")}
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

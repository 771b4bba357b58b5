from __future__ import annotations

import pytest

from briefings import plan
from briefings.model import Assignment, Dossier, Topic
from briefings.plan import plan_pack
from briefings.plan.known import Known
from briefings.template.shape import Template, load_template

CAPS = [
    (0, {}),
    (13, {}),
    (13, {"facts": 1}),
    (13, {"facts": 1, "positions": 1}),
    (13, {"conflicts": 1, "own_side": 2}),
    (32, {}),
    (32, {"facts": 9, "chronology": 9, "unknown": 9, "cautions": 9}),
    (13, {"facts": 1}),
]


@pytest.fixture
def expert(seed_topics: tuple[Topic, ...]) -> Assignment:
    return Assignment(seed_topics[1], seed_topics[1].guests[1])


def with_question(template: Template, kind: str, text: str) -> Template:
    return template.model_copy(update={"wording": {**template.wording, f"question_{kind}": text}})


@pytest.mark.parametrize("guest", [0, 1])
def test_a_pack_planned_again_is_as_planned_afresh(
    seed_dossier: Dossier, seed_topics: tuple[Topic, ...], guest: int
) -> None:
    assignment = Assignment(seed_topics[0], seed_topics[0].guests[guest])
    known = Known()
    standard = load_template(None)
    wordy = "Would you, on reflection and with all that is known to you by now, say so yourself: {{ words }}?"
    templates = (standard, load_template("top-sheet"), with_question(standard, "counter", wordy), standard)
    for template in (t.for_guest("official") for t in templates):
        for squeeze, more in CAPS:
            again = plan_pack(seed_dossier, template, assignment, squeeze=squeeze, more=more, known=known)
            assert again == plan_pack(seed_dossier, template, assignment, squeeze=squeeze, more=more)


def test_only_what_a_cap_or_a_question_touches_is_planned_anew(
    seed_dossier: Dossier, expert: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[str] = []

    def noted(kind: str, real: plan.known.Plan) -> plan.known.Plan:
        return lambda brief, section: (planned.append(kind), real(brief, section))[1]

    monkeypatch.setattr(plan, "SECTIONS", tuple((kind, noted(kind, real)) for kind, real in plan.SECTIONS))
    known, template = Known(), load_template(None)

    def planned_anew(template: Template, **options: object) -> list[str]:
        planned.clear()
        plan_pack(seed_dossier, template, expert, known=known, squeeze=13, **options)  # type: ignore[arg-type]
        return planned

    assert planned_anew(template) == [kind for kind, _ in plan.SECTIONS]
    assert planned_anew(template) == []
    assert planned_anew(template, more={"facts": 1})[0] == "facts"  # and what draws on it
    assert planned_anew(template, more={"unknown": 1})[0] == "unknown"
    never_asked = with_question(template, "own_doubt", "{{ opening }} Do you share it?")  # of a guest without a side
    assert planned_anew(never_asked) == []
    assert planned_anew(with_question(template, "weigh", "{{ opening }} Is that so?"))[0] == "positions"


def test_titles_are_those_of_the_template_at_hand(seed_dossier: Dossier, expert: Assignment) -> None:
    known, template = Known(), load_template(None)
    first = plan_pack(seed_dossier, template, expert, known=known)
    sections = tuple(
        s.model_copy(update={"title": f"{s.title} anew", "title_independent": ""}) for s in template.sections
    )
    anew = plan_pack(seed_dossier, template.model_copy(update={"sections": sections}), expert, known=known)
    assert [s.title for s in anew.sections] == [f"{s.title} anew" for s in template.sections]
    assert [s.items for s in anew.sections] == [s.items for s in first.sections]
    assert plan_pack(seed_dossier, template, expert, known=known) == first

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.errors import TemplateError
from briefings.plan import SHARED_WORDINGS, WORDINGS
from briefings.render.checking import check
from briefings.render.contents import CONTENTS_WORDINGS
from briefings.template.faults import Fault
from briefings.template.shape import Template, load_template, read_template, template_files

SHARED = {**SHARED_WORDINGS, **CONTENTS_WORDINGS}


def test_all_mistakes_at_once_each_with_its_line() -> None:
    with pytest.raises(TemplateError) as caught:
        read_template("papr: a4\nsections:\n  - type: fcts\n    titel: x\n", "t.yaml")
    assert str(caught.value).splitlines()[:3] == [
        "t.yaml:1:1: unknown key 'papr' (have " + ", ".join(Template.model_fields) + "); did you mean 'paper'?",
        "     1 | papr: a4",
        "       | ^^^^",
    ]
    assert [line.partition(" ")[0] for line in str(caught.value).splitlines()[::3]] == [
        "t.yaml:1:1:", "t.yaml:3:11:", "t.yaml:4:5:",
    ]  # fmt: skip


def test_a_long_line_is_shown_around_its_mistake() -> None:
    shown = str(Fault("t.yaml", 3, 301, "wrong", 4, "a" * 300 + "HERE" + "b" * 300)).splitlines()
    assert shown[1].endswith(" …")
    assert shown[1][shown[2].index("^") :].startswith("HERE")


def test_the_standard_template_is_sound() -> None:
    assert list(check(load_template(None), WORDINGS, SHARED)) == []


def test_a_short_template_takes_the_rest_from_the_standard_one() -> None:
    standard = load_template(None)
    short = read_template("sections:\n  - type: facts\n    limit: 2\n", "t.yaml", standard)
    facts = standard.section("facts")
    assert facts is not None
    assert short.sections == (facts.model_copy(update={"limit": 2}),)
    assert short.pages == standard.pages
    assert list(check(short, WORDINGS, SHARED)) == []


def test_a_template_without_sections_has_all_of_them() -> None:
    standard = load_template(None)
    letter = read_template("paper: letter\n", "t.yaml", standard)
    assert letter.sections == standard.sections
    assert letter.paper == "letter"


def test_a_title_of_ones_own_is_for_every_guest() -> None:
    standard = load_template(None)
    short = read_template("sections:\n  - type: own_side\n    title: Best case\n", "t.yaml", standard)
    assert short.sections[0].title_independent == ""


def test_a_template_may_start_from_another_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("pages: 3\nsections:\n  - type: notes\n    limit: 4\n")
    (tmp_path / "mine.yaml").write_text(f"starts_from: {tmp_path / 'house.yaml'}\npaper: letter\n")
    mine = load_template(str(tmp_path / "mine.yaml"))
    assert (mine.pages, mine.paper, [s.type for s in mine.sections]) == (3, "letter", ["notes"])


def test_what_a_template_starts_from_may_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "house.yaml").write_text("pages: 3\n")
    (tmp_path / "shared" / "show.yaml").write_text("starts_from: house.yaml\n")
    (tmp_path / "mine.yaml").write_text("starts_from: shared/show.yaml\n")
    assert load_template(str(tmp_path / "mine.yaml")).pages == 3
    assert [p.name for p in template_files(tmp_path / "mine.yaml")][:3] == ["mine.yaml", "show.yaml", "house.yaml"]


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes("pages: 3 # für".encode("cp1252"))
    with pytest.raises(TemplateError, match="not UTF-8 text; save it as UTF-8"):
        load_template(str(tmp_path / "mine.yaml"))


@pytest.mark.parametrize(
    ("line", "words"),
    [("starts_from: standart", "did you mean 'standard'"), ("starts_from: MINE", "in a ring")],
    ids=["unknown", "itself"],
)
def test_what_a_template_starts_from_is_checked(tmp_path: Path, line: str, words: str) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(line.replace("MINE", str(mine)) + "\n")
    with pytest.raises(TemplateError, match=words) as caught:
        load_template(str(mine))
    assert f"{mine}:1:14:" in str(caught.value)


def test_wording_for_a_class_of_guest() -> None:
    text = (
        "wording_for:\n  journalist:\n    question_silent: Who has not answered you?\n"
        "sections:\n  - type: positions\n    wording_for:\n      expert:\n        one_side: Only {{ camp }}.\n"
    )
    template = read_template(text, "t.yaml", load_template(None))
    assert template.for_guest("journalist").wording["question_silent"] == "Who has not answered you?"
    assert "question_silent" not in template.for_guest("expert").wording
    assert template.for_guest("expert").sections[0].wording["one_side"] == "Only {{ camp }}."


def test_unknown_template_names_what_there_is() -> None:
    with pytest.raises(TemplateError, match="did you mean 'standard'"):
        load_template("standart")

from __future__ import annotations

import pytest

from briefings.errors import TemplateError
from briefings.model import Extract, Item, Span
from briefings.render.wording import Wordings
from briefings.template.shape import SectionTemplate, Template


def line(wording: str, dossier: object = None, **slots: object) -> str:
    template = Template(sections=(SectionTemplate(type="facts", wording={"said": wording}),))
    wordings = Wordings(template, dossier, {})  # type: ignore[arg-type]
    return wordings.line("facts", Item("facts.1", "said", slots)).text  # type: ignore[arg-type]


EXTRACT = Extract((Span("a.txt", 0, 5),))


def test_slots_and_conditions() -> None:
    assert line("{{ speaker }}{% if office %}, {{ office }}{% endif %}", speaker="Ada", office="") == "Ada"


def test_an_extract_is_placed(dossier_of) -> None:
    dossier = dossier_of("Prices rose by a third this year, the bank said.")
    extract = Extract((Span("a.txt", 0, 11),), closes_inside=True)
    assert line("Said: {{ extract }}.", dossier, extract=extract) == "Said: Prices rose […]."


def test_article_text_that_looks_like_jinja_stays_text(dossier_of) -> None:
    dossier = dossier_of("The sign read {{ 7 * 7 }} and <w:p> all day, the clerk said.")
    extract = Extract((Span("a.txt", 0, 60),))
    assert (
        line("{{ extract }}", dossier, extract=extract)
        == "The sign read {{ 7 * 7 }} and <w:p> all day, the clerk said."
    )


REFUSED = [
    ("an extract is not changed", "{{ extract|upper }}"),
    ("an extract is not joined", "{{ extract ~ 'x' }}"),
    ("double marks of the template's own", '{{ speaker }} said ‘no’ and "yes"'),
    ("double marks as an escape", "{{ '\\u201cyes\\u201d' }}"),
    ("double marks as a default", "{{ office|default('“x”') }}"),
    ("no attributes", "{{ extract.pieces }}"),
    ("no items", "{{ speaker[0] }}"),
    ("no calls", "{{ speaker.ljust(100000000) }}"),
    ("no loops", "{% for c in speaker %}{{ c }}{% endfor %}"),
    ("no arithmetic", "{{ speaker * 1000000 }}"),
    ("no power", "{{ 9 ** 9 ** 9 }}"),
    ("no includes", "{% include 'x' %}"),
    ("no assignment", "{% set x = 1 %}{{ x }}"),
    ("no macros", "{% macro m() %}x{% endmacro %}"),
    ("no globals", "{{ range }}"),
    ("no unknown slot", "{{ speeker }}"),
    ("no unknown filter", "{{ speaker|center(100000) }}"),
    ("no open tag", "{{ speaker"),
    ("no mountain of brackets", "{{ " + "(" * 5000 + "speaker" + ")" * 5000 + " }}"),
    ("no chain without end", "{{ " + "not " * 5000 + "speaker }}"),
    ("no ifs in ifs without end", "{% if speaker %}" * 500 + "x" + "{% endif %}" * 500),
]


@pytest.mark.parametrize("wording", [c[1] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_refused(wording: str) -> None:
    with pytest.raises(TemplateError, match=r"facts\.said"):
        line(wording, speaker="Ada", extract=EXTRACT)


def test_double_marks_in_a_slot_become_single() -> None:
    assert line("{{ office }}", office='head of “Unit 5” and "more"') == "head of ‘Unit 5’ and ‘more’"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ('"Bobby" Marsh', "‘Bobby’ Marsh"),
        ('The ("quiet") "war"', "The (‘quiet’) ‘war’"),
        ('6" pipes and 8" pipes', "6’ pipes and 8’ pipes"),
        ("“a „b‟ «c»”", "‘a ‘b‘ ‘c’’"),
    ],
)
def test_straight_marks_open_and_close(given: str, printed: str) -> None:
    assert line("On {{ topic }}.", topic=given) == f"On {printed}."


def test_stars_in_a_value_stay_stars() -> None:
    template = Template(
        sections=(SectionTemplate(type="facts", wording={"said": "**On** {{ topic }}: {{ guest|upper }}"}),)
    )
    item = Item("facts.1", "said", {"topic": "a **bold** plan***", "guest": "**x**"})
    runs = Wordings(template, None, {}).line("facts", item).runs
    assert [(run.text, run.style) for run in runs] == [("On", "Speaker"), (" a **bold** plan***: **X**", None)]


def test_stars_make_house_words_strong_around_slots() -> None:
    assert line("**{{ speaker }} spoke**, {{ office }}", speaker="Ada", office="mayor") == "Ada spoke, mayor"


SOURCED = [
    ("a person", {"speaker_kind": ""}, "Ada Marsh: named", "Speaker"),
    ("a country has no speaker", {"speaker_kind": "country", "outlet": "Evening Post"}, "Ada Marsh: report of Evening Post", None),
    ("and stands in one article", {"speaker_kind": "country", "outlet": "Evening Post", "alone": "report"}, "Ada Marsh: report of Evening Post only", None),
    ("a figure of one voice", {"speaker_kind": "", "alone": "figure"}, "Ada Marsh: named; figure: hers alone", "Speaker"),
]  # fmt: skip


@pytest.mark.parametrize(("slots", "text", "style"), [case[1:] for case in SOURCED], ids=[case[0] for case in SOURCED])
def test_sourcing_at_the_line(slots: dict[str, str], text: str, style: str | None) -> None:
    wording = {
        "sourcing_named": "named",
        "sourcing_named_country": "report of {{ outlet }}{% if alone %} only{% endif %}",
        "sourcing_alone": "{{ sourcing }}; figure: hers alone",
    }
    section = SectionTemplate(type="facts", wording={"said": "{{ who }}: {{ sourcing }}"})
    wordings = Wordings(Template(sections=(section,), wording=wording), None, {})
    shown = wordings.line("facts", Item("facts.1", "said", {"who": "Ada Marsh", **slots}, sourcing="named"))
    assert shown.text == text
    assert shown.runs[0].style == style

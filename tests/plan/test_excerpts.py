from __future__ import annotations

import pytest

from briefings.model import Attribution, Extract, Span
from briefings.plan.excerpts import around, is_retold_aside, least_around, shortened, told, unmarked, voiced


def spans(text: str, *parts: str) -> list[Span]:
    return [Span("a", text.index(part), text.index(part) + len(part)) for part in parts]


def said(text: str, source: str, cue: str, content: str, kind: str = "indirect") -> Attribution:
    who, verb, what = spans(text, source, cue, content)
    return Attribution((what,), kind, cue=verb, source=who)  # type: ignore[arg-type]


VOICES = [
    (
        "the outlet's comment in a relative clause",
        "Mara Lind said the dam would hold for a year, which few engineers believe.",
        ("Mara Lind", "said", "the dam would hold for a year, which few engineers believe"),
        "Mara Lind said the dam would hold for a year",
    ),
    (
        "what turns it round",
        "The firm warned the union against a long strike, but the drivers seem unmoved.",
        ("The firm", "warned", "the union against a long strike, but the drivers seem unmoved"),
        None,
    ),
    (
        "what turns it round behind what was said",
        "The mayor said the bridge was safe, although no U.S. engineer had seen it since May.",
        ("The mayor", "said", "the bridge was safe"),
        "The mayor said the bridge was safe",
    ),
    (
        "what turns it round, and the outlet's comment on that",
        "The mayor said the bridge was safe, but it was shut in May, which nobody had expected.",
        ("The mayor", "said", "the bridge was safe"),
        "The mayor said the bridge was safe",
    ),
    (
        "words after what was said",
        "The mayor said the bridge was safe in May, days before it closed.",
        ("The mayor", "said", "the bridge was safe in May"),
        "The mayor said the bridge was safe in May",
    ),
    (
        "a sentence that ends with what was said",
        "The mayor said the bridge was safe.",
        ("The mayor", "said", "the bridge was safe"),
        "The mayor said the bridge was safe.",
    ),
    (
        "content before the cue stays whole",
        "The bridge is safe, which nobody doubts, the mayor said.",
        ("the mayor", "said", "The bridge is safe, which nobody doubts"),
        "The bridge is safe, which nobody doubts, the mayor said.",
    ),
    (
        "whom the outlet brings to mind, and what was done with them",
        "Readers will not forget Sergeant Ada Marsh, who swore that the gate was shut and was then shown the film.",
        ("who", "swore", "that the gate was shut"),
        "Sergeant Ada Marsh, who swore that the gate was shut",
    ),
]


@pytest.mark.parametrize(("text", "parts", "expected"), [v[1:] for v in VOICES], ids=[v[0] for v in VOICES])
def test_only_what_was_said_stands_under_a_name(text: str, parts: tuple[str, str, str], expected: str | None) -> None:
    whole = Span("a", 0, len(text))
    part = voiced(text, whole, [said(text, *parts)])
    assert text[part.start : part.end] == (expected or text)


LEADS = [
    (
        "what the outlet reads into it",
        "Signalling that the club is for sale, Marsh said, “We are open to every offer.”",
        ("Marsh", "said", "“We are open to every offer.”"),
        "Marsh said, “We are open to every offer.”",
    ),
    (
        "with the title before the name",
        "Raising hopes of an early deal, finance minister Ada Marsh said the talks would end on Friday.",
        ("Ada Marsh", "said", "the talks would end on Friday"),
        "finance minister Ada Marsh said the talks would end on Friday.",
    ),
    (
        "a sign of something",
        "In a further sign of unease among the growers, Lind said prices had halved.",
        ("Lind", "said", "prices had halved"),
        "Lind said prices had halved.",
    ),
    (
        "somebody's mood",
        "Stung by weeks of criticism at home, Lind told the board that he would go in May.",
        ("Lind", "told", "he would go in May"),
        "Lind told the board that he would go in May.",
    ),
    (
        "where it was said",
        "Speaking to reporters outside the court, Lind said prices had halved.",
        ("Lind", "said", "prices had halved"),
        None,
    ),
    ("what it answers", "Asked about the debts of the club, Lind said none were left.", ("Lind", "said", "none were left"), None),
    ("when it was said", "On the last evening of the fair, Lind said prices had halved.", ("Lind", "said", "prices had halved"), None),
    (
        "what the speaker says too",
        "Warning that the dam could fail, Lind said the valley must be cleared.",
        ("Lind", "said", "the valley must be cleared"),
        None,
    ),
    (
        "what is pointed back at",
        "Raising hopes of an early deal, Lind said it would be signed on Friday.",
        ("Lind", "said", "it would be signed on Friday"),
        None,
    ),
    (
        "what turns it",
        "While the plant has been fined twice, Lind said the river was clean.",
        ("Lind", "said", "the river was clean"),
        None,
    ),
    ("a condition", "If the report is confirmed in full, Lind said the mill would close.", ("Lind", "said", "the mill would close"), None),
    ("few words", "Shrugging it off, Lind said the mill would close.", ("Lind", "said", "the mill would close"), None),
    (
        "a subject with a participle's ending",
        "Building firms in the north, Lind said, had lost money.",
        ("Lind", "said", "had lost money"),
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts", "expected"), [c[1:] for c in LEADS], ids=[c[0] for c in LEADS])
def test_no_lead_in_of_the_outlets_stands_under_a_name(
    text: str, parts: tuple[str, str, str], expected: str | None
) -> None:
    kind = "direct" if "“" in text else "indirect"
    part = voiced(text, Span("a", 0, len(text)), [said(text, *parts, kind)])
    assert text[part.start : part.end] == (expected or text)


ASIDES = [
    (
        "a view in a relative clause",
        "The council is expected to back the tunnel that Marsh has pushed for years, arguing that no ferry runs in winter.",
        ("Marsh", "arguing", "no ferry runs in winter"),
        True,
    ),
    (
        "with a condition before it",
        "If the vote is lost, the club would have to sell the ground that Lind bought in March, claiming that it would pay for itself.",
        ("Lind", "claiming", "it would pay for itself"),
        True,
    ),
    (
        "the speaker's own sentence",
        "Marsh has pushed for the tunnel for years, arguing that no ferry runs in winter.",
        ("Marsh", "arguing", "no ferry runs in winter"),
        False,
    ),
    ("who said", "The tunnel was turned down by Marsh, who said that no ferry ran in winter.", ("Marsh", "said", "no ferry ran in winter"), False),
    ("what a report shows", "The minutes show that Marsh stayed away, arguing that no ferry ran.", ("Marsh", "arguing", "no ferry ran"), False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts", "expected"), [c[1:] for c in ASIDES], ids=[c[0] for c in ASIDES])
def test_a_view_in_a_relative_clause_is_the_outlets_sentence(
    text: str, parts: tuple[str, str, str], expected: bool
) -> None:
    view = said(text, *parts)
    assert is_retold_aside(text, Span("a", 0, len(text)), view, [view]) is expected


def test_the_outlets_own_voice_stands_whole() -> None:
    text = "The bridge closed on Monday, which surprised nobody."
    assert voiced(text, Span("a", 0, len(text)), []) == Span("a", 0, len(text))


def test_a_quotation_is_never_trimmed_inside_its_marks() -> None:
    text = "“It will hold, which you can see,” said Mara Lind."
    direct = said(text, "Mara Lind", "said", "“It will hold, which you can see,”", "direct")
    assert voiced(text, Span("a", 0, len(text)), [direct]) == Span("a", 0, len(text))


TURNS = [
    (
        "the bank has promised a full refund to all of its customers in the north, but none of them has been paid so far, the union says.",
        15,
        "the bank has promised a full refund to all of its customers in the north, but none of them has been paid so far, the union says.",
    ),
    (
        "the bank has promised a full refund to all of its customers in the north, but none of them has been paid so far, the union says.",
        8,
        "the bank has promised a full refund",
    ),
    (
        "the club has signed two strikers for the coming season despite the debts that its own auditors listed.",
        9,
        "the club has signed two strikers for the coming season despite the debts that its own auditors listed.",
    ),
    ("the judge ordered the mill to close by June; however, it may appeal.", 8, "the judge ordered the mill to close by June; however, it may appeal."),
    (
        "the fund has not yet paid the farmers of the valley for the cattle that they lost.",
        9,
        "the fund has not yet paid the farmers of the valley",
    ),
    ("the minister will visit the flooded mountain province of Vell", 8, "the minister will visit the flooded mountain province of Vell"),
    ("the minister will visit the flooded mountain province of\u00a0Vell on Friday.", 8, "the minister will visit the flooded mountain province of\u00a0Vell"),
    ("rescuers have reached most houses in the northern district of the old town and the islands.", 9, "rescuers have reached most houses in the northern district of the old town"),
    ("the report was handed to the new head of the agency on Friday night.", 8, "the report was handed to the new head of the agency"),
    ("the guild said that the council was now ready to loosen the rules on night work in the north.", 11, "the guild said that the council was now ready to loosen the rules"),
    ("the crews of the coast fear for their pay because of the sale of North Shore pilots to Vell.", 15, "the crews of the coast fear for their pay because of the sale of North Shore pilots"),
    ("the trustees of the fund say that they have not reached any deal with the bank of Vell.", 11, "the trustees of the fund say that they have not reached any deal"),
    ("the owners blame the lack of rain and of money for the fire in the hills.", 5, "the owners blame the lack of rain"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "limit", "shown"), TURNS)
def test_no_cut_before_what_turns_the_sense_or_completes_a_noun(text: str, limit: int, shown: str) -> None:
    found = shortened(text, Span("a", 0, len(text)), None, limit)
    assert text[found.span.start : found.span.end] == shown


def test_words_of_a_cell_keep_their_head_and_their_turn() -> None:
    text = "The regulator warned the owners of the dam against filling it before the spring, but the firm has not stopped the pumps."
    whole = Span("a", 0, len(text))
    content = "the owners of the dam against filling it before the spring"
    found = told(frozenset(("dam",)), text, whole, said(text, "The regulator", "warned", content), 14)
    assert found.pieces == (whole,)


def test_short_stretches_are_not_cut() -> None:
    text = "One two three."
    assert shortened(text, Span("a", 0, len(text)), None, 3).pieces == (Span("a", 0, len(text)),)


def test_a_cut_is_marked_and_falls_on_a_clause() -> None:
    text = "The board met on Friday to weigh the offer, while investors waited for word from the regulator in Brussels."
    extract = shortened(text, Span("a", 0, len(text)), None, 12)
    assert text[extract.span.start : extract.span.end] == "The board met on Friday to weigh the offer"
    assert extract.closes_inside
    assert not extract.opens_inside


def test_what_is_said_survives_the_cut() -> None:
    text = (
        "After a long day of talks in the old town hall by the river the mayor of Vell said the bridge would stay shut."
    )
    attribution = said(text, "the mayor of Vell", "said", "the bridge would stay shut")
    extract = shortened(text, Span("a", 0, len(text)), attribution, 10)
    assert extract.span.overlaps(attribution.content[0])
    assert extract.opens_inside


def test_a_window_keeps_its_focus() -> None:
    text = "The ship left port at noon, carrying 400 people, and sank within the hour, as rescuers from two towns looked on."
    focus = spans(text, "400 people")[0]
    extract = around(text, Span("a", 0, len(text)), focus, 10)
    assert extract.span.contains(focus)
    assert extract.closes_inside


REASON = "The officials said that Marsh lifted the ban on the ferries of Vell, in part, because she feared a strike of all the pilots of the coast."


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        (40, REASON),
        (16, "in part, because she feared a strike of all the pilots of the coast."),
        (8, "in part, because she feared a strike"),
    ],
)
def test_onward_keeps_what_the_words_are_said_of(limit: int, shown: str) -> None:
    at = REASON.index("in part")
    found = around(REASON, Span("a", 0, len(REASON)), Span("a", at, at + 7), limit, onward=True)
    assert REASON[found.span.start : found.span.end] == shown
    assert found.opens_inside == (found.span.start > 0)


@pytest.mark.parametrize(
    ("text", "focus", "shown"),
    [
        ("“The sample was not opened,” said Monk.", "not opened", "The sample was not opened"),
        ("Monk said the sample was not opened.", "not opened", "Monk said the sample was not opened."),
        ('She said "it was closed" and was not opened again.', "not opened", "and was not opened again."),
    ],
)
def test_words_in_marks_of_ours_hold_none_of_their_own(text: str, focus: str, shown: str) -> None:
    at = text.index(focus)
    found = unmarked(text, Extract((Span("a", 0, len(text)),), quoted=True), Span("a", at, at + len(focus)))
    assert text[found.span.start : found.span.end] == shown


def test_no_cut_parts_a_number_from_its_noun() -> None:
    text = "The board said on Friday that the sample of the runner had been opened on 28 May in the presence of her lawyer and coach"
    found = shortened(text, Span("a", 0, len(text)), None, 16)
    assert text[found.span.start : found.span.end].endswith("had been opened")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "The judge of Vell said there was no doubt that Bo Lind, a former captain of the port, had sunk the old ferry at night, and lied.",
            "The judge of Vell said there was no doubt that Bo Lind, a former captain of the port, had sunk the old ferry at night",
        ),
        (
            "The port of Vell lost two cranes in the storm, the worst of the year, and three ships with all of their cargo.",
            "The port of Vell lost two cranes in the storm, the worst of the year",
        ),
    ],
    ids=["a subject with an aside", "an aside at a clause's end"],
)
def test_no_cut_parts_a_subject_from_its_verb(text: str, kept: str) -> None:
    extract = shortened(text, Span("a", 0, len(text)), None, 19)
    assert text[extract.span.start : extract.span.end] == kept


def test_no_cut_falls_before_a_time_limit() -> None:
    text = (
        "The council is not expected to ease the rules on heavy lorries on the old stone bridge of Vell before the fair in June, "
        "the paper reported on Monday."
    )
    cut = shortened(text, Span("a", 0, len(text)), None, 20)
    assert text[: cut.span.end].endswith("Vell before the fair in June")


ACCORDING = [
    "According to the clerks who spoke to the Ledger, while the pier is shut for the winter, the board could move the ferry to the north dock.",
    "According to a nurse who left the ward in May, because the union of the hospital is split, the strike could be extended by a week.",
    "According to three brokers who know the bid, although the price of the mill has been cut twice, the bank could still lift its offer.",
]


@pytest.mark.parametrize("text", ACCORDING)
def test_no_cut_parts_those_who_say_it(text: str) -> None:
    whole, focus = Span("a", 0, len(text)), Span("a", text.index("could"), text.index("could") + 5)
    for limit in range(4, 26):
        for cut in (around(text, whole, focus, limit), least_around(text, whole, focus, limit)):
            assert cut.span.start == 0 or cut.span.start >= text.index(",")

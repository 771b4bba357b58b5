"""What a question may quote: whole clauses and phrases, never so cut that the sense turns."""

from __future__ import annotations

import re

import pytest

from briefings.model import Attribution, RawArticle, Span, word_count
from briefings.plan.fragments import fragments
from briefings.segment import segment_article


def found(text: str, said: str, kind: str = "indirect") -> list[tuple[str, str]]:
    article = segment_article(RawArticle("a.txt", text + "\n", "", "utf-8"))
    start = text.index(said)
    content = Span("a.txt", start, start + len(said))
    attribution = Attribution(content=(content,), kind=kind)  # type: ignore[arg-type]
    return [
        (f.form, article[f.extract.pieces[0]])
        for f in fragments(article, Span("a.txt", 0, len(text)), attribution, 12, ())
    ]


BEST = [
    ("a reported clause", "Ada Marsh said that the harbour will be closed for good.", "that the harbour will be closed for good", "indirect",
     ("told", "the harbour will be closed for good")),
    ("direct speech", "“We have been patient for long enough,” said Ada Marsh.", "“We have been patient for long enough,”", "direct",
     ("said", "We have been patient for long enough")),
    ("before a reason", "Ada Marsh warned the effect on rents will be limited due to the small number of flats.",
     "the effect on rents will be limited due to the small number of flats", "indirect", ("told", "the effect on rents will be limited")),
    ("a report whose verb no list knows", "In all, nine quays are down to be sold or to lose their cranes, the letter says.",
     "In all, nine quays are down to be sold or to lose their cranes", "indirect",
     ("told", "nine quays are down to be sold or to lose their cranes")),
    ("a whole sentence of speech, whatever its verb", "“Nobody bids a fifth above the price for scrap,” said Ada Marsh.",
     "“Nobody bids a fifth above the price for scrap,”", "direct", ("said", "Nobody bids a fifth above the price for scrap")),
    ("a report with words in the article's own marks", "Ada Marsh told members that 600 was “a ceiling, not a floor”.",
     "that 600 was “a ceiling, not a floor”", "mixed", ("told", "600 was “a ceiling, not a floor”")),
    ("without what a noun that is told already can spare", "Two clerks say that Marsh refused to put her name to the repair estimate published on Monday night.",
     "that Marsh refused to put her name to the repair estimate published on Monday night", "indirect",
     ("told", "Marsh refused to put her name to the repair estimate")),
    ("this town is no word that points back", "“This town has been lied to about its own water,” said Ada Marsh.",
     "“This town has been lied to about its own water,”", "direct", ("said", "This town has been lied to about its own water")),
    ("a whole sentence that denies, behind what ties it to the one before", "“They had a lock. But no guard was ever posted at the gate,” said Ada Marsh.",
     "“They had a lock. But no guard was ever posted at the gate,”", "direct", ("said", "no guard was ever posted at the gate")),
    ("a report as far as its first clause, with the article's own marks", "Ada Marsh said the rule gave thieves “a free pass to the quay” and that nobody had asked the guards.",
     "the rule gave thieves “a free pass to the quay” and that nobody had asked the guards", "mixed",
     ("told", "the rule gave thieves “a free pass to the quay”")),
    ("a sentence with its condition", "“If the pier goes, the town goes with the pier,” said Ada Marsh.",
     "“If the pier goes, the town goes with the pier,”", "direct", ("said", "If the pier goes, the town goes with the pier")),
    ("a condition with what follows", "Harrow warned that unless the bank extends the loan, the yard will have to close in the spring.",
     "unless the bank extends the loan, the yard will have to close in the spring", "indirect",
     ("told", "unless the bank extends the loan, the yard will have to close in the spring")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "kind", "best"), [c[1:] for c in BEST], ids=[c[0] for c in BEST])
def test_best_fragment(text: str, said: str, kind: str, best: tuple[str, str]) -> None:
    assert found(text, said, kind)[0] == best


def test_no_figure_is_cut_in_two() -> None:
    for text in (
        "Families of the lost will be paid kr200,000 for each sailor, the guild said.",
        "The repair of the lock will cost 3 million crowns in all, the guild said.",
    ):
        said = text[: text.index(", the guild")]
        for _, words in found(text, said):
            assert not re.search(r"(?:kr200|cost 3)$", words), words


CUT_IN_TWO = [
    ("a subject without what it is for", "Two clerks said they do not believe the permit to dredge the old canal will greatly change the price of freight.",
     "they do not believe the permit to dredge the old canal will greatly change the price of freight",
     ["they do not believe the permit", "will greatly change the price of freight"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "pieces"), [c[1:] for c in CUT_IN_TWO], ids=[c[0] for c in CUT_IN_TWO])
def test_what_is_too_long_is_cut_in_its_middle(text: str, said: str, pieces: list[str]) -> None:
    article = segment_article(RawArticle("a.txt", text + "\n", "", "utf-8"))
    start, cue = text.index(said), re.search(r"warned|said", text)
    assert cue is not None
    attribution = Attribution(
        content=(Span("a.txt", start, start + len(said)),), kind="indirect",
        source=Span("a.txt", 0, cue.start() - 1), cue=Span("a.txt", *cue.span()),
    )  # fmt: skip
    best = fragments(article, Span("a.txt", 0, len(text)), attribution, 12, ())[0]
    assert [article[p] for p in best.extract.pieces] == pieces


CONDITIONS = [
    ("where it holds", "Norland warned that if the council lets trawlers fish inside the reef, it would be seen as a breach of the lease.",
     "if the council lets trawlers fish inside the reef, it would be seen as a breach of the lease", []),
    ("when it holds", "The union said that if the pilots walk out on Monday, the ferry will stay tied up in the harbour of Elmford.",
     "if the pilots walk out on Monday, the ferry will stay tied up in the harbour of Elmford", []),
    ("what follows ends sooner", "Norland warned that if the guild let the fleet fish inside the reef, it would be considered open piracy in the bay.",
     "if the guild let the fleet fish inside the reef, it would be considered open piracy in the bay",
     ["if the guild let the fleet fish inside the reef, it would be considered open piracy"]),
    ("what follows needs its end", "The bank warned that unless Vell sells the mill before Friday, the loan would be treated as a default on the bond.",
     "unless Vell sells the mill before Friday, the loan would be treated as a default on the bond",
     ["unless Vell sells the mill before Friday, the loan would be treated as a default"]),
    ("whose it is", "The league said that if Elmford signs the striker from Vell, the club will lose its licence.",
     "if Elmford signs the striker from Vell, the club will lose its licence", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "kept"), [c[1:] for c in CONDITIONS], ids=[c[0] for c in CONDITIONS])
def test_a_condition_is_never_cut(text: str, said: str, kept: list[str]) -> None:
    conditions = [words for _, words in found(text, said) if re.match("if|unless", words)]
    assert all(words.startswith(said.partition(",")[0] + ",") for words in conditions)
    assert conditions[:1] == kept or (not kept and conditions in ([], [said]))


NOT_WITHOUT = [
    ("what would be considered so", "Norland warned it would be considered direct involvement in the war.", "it would be considered direct involvement in the war"),
    ("a phrase behind its condition", "Ada Marsh said that if the dam leaked, the mill would face a claim for damages.",
     "if the dam leaked, the mill would face a claim for damages"),
    ("a phrase before its condition", "Ada Marsh warned of a long strike unless the wages rise.", "of a long strike unless the wages rise"),
    ("whom an earlier sentence names", "The mill said that if it loses the permit, 200 jobs would go.", "if it loses the permit, 200 jobs would go"),
    ("what is only any of its kind", "The drivers warned any attempt to break the strike would be regarded as a declaration of war.",
     "any attempt to break the strike would be regarded as a declaration of war"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [c[1:] for c in NOT_WITHOUT], ids=[c[0] for c in NOT_WITHOUT])
def test_nothing_is_quoted_without_what_it_hangs_on(text: str, said: str) -> None:
    assert not [words for _, words in found(text, said) if "if" not in words and words != said]


NEVER = [
    ("a negation left out", "He said they do not believe the bridge will hold the weight of the buses that cross it every day.",
     "they do not believe the bridge will hold the weight of the buses that cross it every day", "the bridge will hold"),
    ("a condition left out", "She said the mayor would resign if the council asked.", "the mayor would resign if the council asked", "the mayor would resign"),
    ("a reason taken for the whole", "He said the ship sank, in part, because the crew slept.", "the ship sank, in part, because the crew slept", "in part"),
    ("what a noun is told by", "She called it “a sketch that nobody should take for a plan”.", "a sketch that nobody should take for a plan", "nobody should"),
    ("what points back behind the verb", "The mill said that this is why it sank.", "that this is why it sank", "this is why"),
    ("a dangling end", "He said the end of the war and the start of peace would come in the spring of the year.",
     "the end of the war and the start of peace would come in the spring of the year", "the start of peace would"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "never"), [c[1:] for c in NEVER], ids=[c[0] for c in NEVER])
def test_sense_is_never_turned(text: str, said: str, never: str) -> None:
    assert not [
        words for form, words in found(text, said) if form != "of" and words.startswith(never) and words != said
    ]
    assert all(not words.endswith((" in part", " would", " of", " the")) for _, words in found(text, said))


HELD_BY_ANOTHER = [
    ("a fear", "The mayor was also worried that the old dam could break, two clerks said.",
     "The mayor was also worried that the old dam could break", "indirect", "the old dam could break",
     "The mayor was also worried that the old dam could break"),
    ("a hope", "The owners hope the ferry will sail again in May, the pilot said.",
     "The owners hope the ferry will sail again in May", "indirect", "the ferry will sail again",
     "The owners hope the ferry will sail again in May"),
    ("an assurance", "“The inspector told us that the lift was safe for children,” said Ada Marsh.",
     "“The inspector told us that the lift was safe for children,”", "direct", "the lift was safe for children",
     "The inspector told us that the lift was safe for children"),
    ("in marks of a report", "Marsh said the board “was convinced that the vaccine had been stored too warm”.",
     "the board “was convinced that the vaccine had been stored too warm”", "mixed", "the vaccine had been stored too warm", None),
    ("in a reason", "Aides said the coach sold him because he believes the club needs the money.",
     "the coach sold him because he believes the club needs the money", "indirect", "the club needs the money",
     "the coach sold him because he believes the club needs the money"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said", "kind", "never", "whole"), [c[1:] for c in HELD_BY_ANOTHER], ids=[c[0] for c in HELD_BY_ANOTHER]
)
def test_what_another_thinks_is_no_claim_of_who_reports_it(
    text: str, said: str, kind: str, never: str, whole: str | None
) -> None:
    claims = [words for form, words in found(text, said, kind) if form in ("said", "told")]
    assert not [words for words in claims if words.startswith(never)]
    assert whole is None or whole in claims


def test_what_a_speaker_quotes_of_another_is_not_theirs() -> None:
    said = "“She went home and then it was, ‘We are not going to sell the yard.’ I was lost,”"
    assert not [w for _, w in found(f"{said} said Ada Marsh.", said, "direct") if w.startswith("We are not going")]


def test_a_report_may_end_with_a_stop_between_marks() -> None:
    said = "the use of the strait by warships is “a red line.”"
    assert ("told", said) in found(f"Ada Marsh warned that {said}", said, "mixed")


def test_more_than_a_number_opens_a_sentence() -> None:
    said = "“More than 600 families have lost their homes,”"
    assert ("said", "More than 600 families have lost their homes") in found(f"{said} said Ada Marsh.", said, "direct")


def test_what_another_says_ends_with_its_sentence() -> None:
    said = "“They say so. I have asked the guild three times for names,”"
    assert ("said", "I have asked the guild three times for names") in found(f"{said} said Ada Marsh.", said, "direct")


def test_twelve_words_at_most() -> None:
    said = "the council and the mayor and the clerk and the guard and the cook and the smith will all leave the town for good"
    assert all(word_count(words) <= 12 for _, words in found(f"He said {said}.", said))

"""Which statements answer each other: one matter, and a sign that the one speaks against the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan import plan_pack
from briefings.plan.answers import answers, is_anybodys_end, meets, only_explains, speaks_of_it
from briefings.plan.evidence import Evidence
from briefings.plan.study import study_of
from briefings.template.shape import load_template

REST = """
The lake froze over in January, and children skated there until the thaw.

A choir from the valley sang at the market on Sunday, Rosa Thiel said.

The bakery in Mill Lane sells bread from four in the morning.

“My brother keeps bees behind the chapel,” farmer Jonas Aker said.

Trains to the coast leave twice an hour, and the fare has gone up by a tenth.
"""
FIRST = "By Ada Roth, Harbour Times, 4 May 2025\n\nThe row goes on\n\n{}\n" + REST
SECOND = "By Ben Cole, Evening Post, 6 May 2025\n\nNo end to the row\n\n{}\n" + REST.replace("lake", "pond")

CASES = [
    (
        "a negation of what was said",
        "The dam was inspected in June, the water board said.",
        "No inspection took place in June, former engineer Ivo Rask said.",
        True,
    ),
    (
        "a doubt of the same effect",
        "Minister Clara Voss said the treaty would bring thousands of jobs to the northern shipyards.",
        "Economist Pia Lund said she did not believe that the treaty would bring jobs to the northern shipyards.",
        True,
    ),
    (
        "a denial of the same refusal",
        "Rival bidder Torvik said its offer for the brewery had been refused without a meeting.",
        "Halden denied that any offer for the brewery had been refused.",
        True,
    ),
    (
        "one did not resign who is said to have resigned",
        "Mayor Else Brand told reporters that the treasurer had resigned on Friday.",
        "“He did not resign, he was locked out,” said one of his friends.",
        True,
    ),
    (
        "what was not done in another word",
        "“I did not kill the ferryman,” Jonas Aker told the court.",
        "Inspector Pia Lund said that a dead man lay at the centre of the case.",
        False,
    ),
    (
        "an adverb is not what was not done",
        "Ferry captain Ivo Rask said he would answer the charge in the proper place.",
        "Engineer Pia Lund said that the boiler had not been properly inspected.",
        False,
    ),
    (
        "miles and kilometres are no matter",
        "Pilots said that the smoke was seen 40 miles north of the tower.",
        "The ministry said that permission to fly was limited to 60 miles around the tower.",
        False,
    ),
    (
        "what is shared stands in two sentences",
        "The brewery said it had met every family. The boilers showed nothing unusual before midnight.",
        "“Our thoughts are with every family tonight,” councillor Pia Lund said.",
        False,
    ),
    (
        "one word that is turned is no matter",
        "“There is no proof that the cheese left our dairy spoiled,” owner Jens Falk said.",
        "Lawyer Mona Heed said she would sue the dairy, and, if the proof was there, the shops.",
        False,
    ),
    (
        "two warnings are on one side",
        "The union warned that closing the foundry would cost 400 jobs in the valley.",
        "The mayor warned that closing the foundry would empty the valley.",
        False,
    ),
    (
        "a word of every day is no matter",
        "Mayor Else Brand said she had no plans for a second term.",
        "The council said it had looked at the plan for the harbour in October.",
        False,
    ),
    (
        "a strike that is spoken of is no charge",
        "The ministry said it welcomed calm after the strikes near the border.",
        "Dockers said the strikes at the port would go on until Friday.",
        False,
    ),
    (
        "no such letter: another one, of its own article",
        "The school sent a letter to all parents on Monday, head teacher Ruth Osei said.",
        "“No such letter was ever shown to us,” builder Karl Emmer said.",
        False,
    ),
    (
        "what nobody does is nothing to a promise",
        "Corvin said it would pay 40 million into the pension fund.",
        "“Nobody pays that much for a name,” analyst Dora Wick said.",
        False,
    ),
]


@pytest.fixture
def weighed(dossier_of: Callable[..., Dossier]) -> Callable[[str, str], float]:
    def of(case: str, answer: str) -> float:
        dossier = dossier_of(FIRST.format(case), SECOND.format(answer))
        guest = Guest(1, "Historian, Teal University", role="Historian", affiliation="Teal University")
        study = study_of(dossier, Assignment(Topic(1, "The row of the spring", (guest,)), guest))

        def at(article: str, words: str) -> Evidence:
            return next(e for e in study.evidence if e.article == article and words in e.text)

        return answers(study, at("a.txt", case.rstrip(".")[:40]), at("b.txt", answer.rstrip(".")[:40]))

    return of


@pytest.mark.parametrize(("case", "answer", "does"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_an_answer_speaks_against_the_case(
    weighed: Callable[[str, str], float], case: str, answer: str, does: bool
) -> None:
    assert (weighed(case, answer) > 0) is does


BID = """By Ada Roth, Harbour Times, 4 May 2025

Torvik bids for Halden

Torvik offered 900 million for the brewer Halden on Sunday.

“Every brewery of Halden will stay open,” said Lena Moor, Torvik's chief executive.

“Torvik has told us that two breweries will not stay open,” said Karl Brandt, Halden's chairman.

“The price is fair to every owner of Halden,” Moor added.
"""


def test_a_case_that_nothing_answers_says_so(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(BID)
    guest = Guest(1, "Chief executive, Torvik", role="Chief executive", affiliation="Torvik")
    pack = plan_pack(dossier, load_template(None), Assignment(Topic(1, "The bid for Halden", (guest,)), guest))
    rows = [i for s in pack.sections if s.type == "expected" for i in s.items if i.style == "Table Text"]
    words = [dossier[x.span] for i in rows for x in i.extracts]
    assert "“Every brewery of Halden will stay open,” said Lena Moor, Torvik's chief executive." in words[0]
    assert "will not stay open" in words[1]
    assert [i.wording for i in rows[3:4]] in ([], ["no_answer"])


# Two sides that no sign ties, and whether they meet in argument: both turn on one thing and name one act or object.
MEETINGS = [
    ("an effect", "Minister Clara Voss said the new locks would give the northern ports a clear advantage.",
     "Engineer Pia Lund warned that the impact of the locks would be limited.", True),
    ("a wider conflict", "President Ada Marsh said a blockade of the strait would be an act of war.",
     "Admiral Ivo Rask said that the blockade was no escalation.", True),
    ("a kind of argument alone", "President Ada Marsh said a blockade of the strait would be an act of war.",
     "Admiral Ivo Rask said that the patrols were a dangerous escalation.", False),
    ("one place alone", "President Ada Marsh warned that rockets on our soil would be a red line.",
     "Admiral Ivo Rask said that hired pilots on our territory were a dangerous escalation.", False),
    ("words that stand for one another", "President Ada Marsh warned that rockets in the strait would be a red line.",
     "Admiral Ivo Rask said that the missiles would deter, not provoke.", True),
    ("a warning and a gain are two matters", "President Ada Marsh warned that rockets in the strait would be a red line.",
     "Admiral Ivo Rask said that only such weapons gave the islands an advantage.", False),
    ("what falls without it, and a doubt of it", "Matron Ada Marsh said that the ward could be overwhelmed without the new vaccine.",
     "Doctor Pia Lund said that the effect of the vaccine would be marginal.", True),
    ("what falls without it, and a doubt of something else", "Matron Ada Marsh said that the ward could be overwhelmed without the new vaccine.",
     "Doctor Pia Lund said that the effect of the night buses would be marginal.", False),
    ("a trial that changes little", "Professor Ada Marsh said the tablets gave patients a clear advantage.",
     "Doctor Pia Lund said that she did not believe the tablets would significantly change the course of the illness.", True),
    ("a wall that floods", "Engineer Clara Voss warned that the old town could be flooded without the wall.",
     "Geologist Pia Lund said the wall was too little against the river.", True),
    ("what would not rule it out", "President Ada Marsh warned that rockets in the strait would be a red line.",
     "Admiral Ivo Rask said that he did not rule out an escalation over the rockets.", False),
    ("what was done despite the warning", "Dockers' leader Clara Voss warned the port against hiring crews from abroad.",
     "Owner Jens Falk hired crews from abroad in spite of every warning, harbour master Ivo Rask said.", True),
    ("a demand and a refusal by whom it names", "The Dockers' Union demanded that Torvik withdraw the dismissal notices.",
     "Torvik said that it would not withdraw the notices.", True),
    ("a demand and a refusal of something else", "The Dockers' Union demanded that Torvik withdraw the dismissal notices.",
     "Torvik said that it would never sell the ferries.", False),
    ("a demand and a refusal by somebody else", "The Dockers' Union demanded that Torvik withdraw the dismissal notices.",
     "The mayor said that he would not withdraw the notices about the market.", False),
    ("a threat, and whom it names holds on", "Halden warned that it would sue Torvik if the brewery was sold.",
     "Torvik said that it would continue to talk to every buyer.", True),
    ("a threat, and somebody else holds on", "Halden warned that it would sue Torvik if the brewery was sold.",
     "The choir said that it would continue to sing at the market.", False),
    ("two warnings of one thing", "President Ada Marsh warned that rockets in the strait would be a red line.",
     "Admiral Ivo Rask warned that the impact of the rockets would be limited.", False),
    ("what the same speaker spoke of before", "President Ada Marsh warned that rockets in the strait would be a red line.",
     "“The rockets are ours,” Admiral Ivo Rask said.\n\n“We do not want to provoke, and we have to stand with them,” Admiral Ivo Rask said.", True),
    ("a warning, and what those who warn did first", "Torvik warned that a strike over the trawlers would be a point of no return.",
     "The Dockers' Union said that the strike was needed in response to the trawlers that Torvik had sold.", True),
    ("a warning, and what somebody else did first", "Torvik warned that a strike over the trawlers would be a point of no return.",
     "The Dockers' Union said that the strike was needed in response to the flood in the trawlers' dock.", False),
    ("a mistake, and a fear that it goes on", "“Hiring crews from abroad was a costly mistake,” Minister Clara Voss said.",
     "The council fears that more crews from abroad could follow.", True),
    ("a mistake, and a fear of something else", "“Hiring crews from abroad was a costly mistake,” Minister Clara Voss said.",
     "The council fears that the dam could break.", False),
    ("a mistake, and a concern for something else about it", "“Hiring crews from abroad was a costly mistake,” Minister Clara Voss said.",
     "The council was concerned that crews from abroad could be overwhelmed.", False),
    ("a sign of weakness, and a fear that more join", "“Hiring crews from abroad is a sign of growing desperation,” Minister Clara Voss said.",
     "The council fears that more crews from abroad could follow.", False),
    ("a signal, and a fear that it is not heeded", "Minister Clara Voss said the fine was a signal to the port not to hire more crews from abroad.",
     "The council fears that more crews from abroad could follow.", True),
    ("safety", "The mill said that its chimney was safe.", "Residents said the smoke of the chimney put lives at risk.", True),
    ("who knew", "The bank said that nobody had been warned of the hole before June.", "Auditor Lena Holt said the board was told in March and knew of the hole.", True),
    ("two things", "The mill said that its chimney was safe.", "The union said that wages had not been raised for years.", False),
    ("a word that only looks alike", "“The decision was taken on Friday and not one day before,” Minister Clara Voss said.",
     "Engineer Pia Lund warned that the impact on the river trade would be limited.", False),
    ("one name", "Minister Clara Voss said that Norhydro had built the dam.", "Norhydro said that it was looking for a new chairman.", False),
]  # fmt: skip


@pytest.mark.parametrize(("case", "answer", "does"), [c[1:] for c in MEETINGS], ids=[c[0] for c in MEETINGS])
def test_two_sides_meet_in_argument(dossier_of: Callable[..., Dossier], case: str, answer: str, does: bool) -> None:
    dossier = dossier_of(FIRST.format(case), SECOND.format(answer))
    guest = Guest(1, "Mayor of Westport", role="Mayor of Westport")
    study = study_of(dossier, Assignment(Topic(1, "The row", (guest,)), guest))
    last = (words.rpartition("\n")[2] for words in (case, answer))
    first, second = (next(e for e in study.evidence if e.text == words) for words in last)
    assert (meets(study, first, second) > 0) is does


WARNING = "Torvik warned that a strike over the trawlers would be a point of no return."
SPOKEN_OF = [
    ("The Dockers' Union said that the strike was needed in response to the trawlers that Torvik had sold.", True, False),
    ("The Dockers' Union said that a strike over the trawlers was no escalation.", False, True),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "motive", "spoken_of"), SPOKEN_OF)
def test_a_motive_says_nothing_of_what_is_warned_of(
    dossier_of: Callable[..., Dossier], answer: str, motive: bool, spoken_of: bool
) -> None:
    guest = Guest(1, "Mayor of Westport", role="Mayor of Westport")
    topic = Topic(1, "The row", (guest,))
    study = study_of(dossier_of(FIRST.format(WARNING), SECOND.format(answer)), Assignment(topic, guest))
    first, second = (next(e for e in study.evidence if e.text == words) for words in (WARNING, answer))
    assert only_explains(study, first, second) is motive
    assert speaks_of_it(study, first, second) is spoken_of


def test_a_fear_tells_of_no_side() -> None:
    assert is_anybodys_end("The council fears that more crews from abroad could follow.")
    assert not is_anybodys_end("The council said that the strike was no escalation.")

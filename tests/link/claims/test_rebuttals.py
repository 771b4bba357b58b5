"""What one speaker says and the next turns down."""

from __future__ import annotations

import pytest

CLASH = [
    ("no such request", "The mill said the regulator had asked it not to publish the readings. We asked the regulator. It said it had made no such request.", "no such request"),
    ("hit back", "Union leader Ada Marsh said the mill had cut the night shift to two fitters. The mill hit back, saying four fitters were on every shift.", "hit back"),
    ("any such step", "A party source said it was weighing a motion against the speaker. The speaker's office denied that any such step was planned.", "any such step"),
    ("an account that is not recognised", "A driver said the alarm had rung for days. The brewery said it did not recognise that account.", "did not recognise that account"),
    ("no record of a thing", "Ada Marsh said she had made a call to the depot at two. The depot's manager said there was no record of a call.", "no record of a call"),
    ("no letter came", "Jan Wirth said he had posted a letter to the club in May. The club's lawyer said no letter had ever reached its office.", "no letter had ever reached"),
    ("no evidence of it", "State radio said the pilot had been asleep. The prosecutor said there was no evidence of that.", "no evidence of that"),
    ("exaggerated", "Ada Marsh said hundreds of fish had died in the brook. The mill called her account exaggerated.", "exaggerated"),
    ("denied that", "Inspector Rolf Haas said the driver had been drinking. His lawyer, Nina Brandt, denied that.", "denied that"),
    ("not true", "Traders say that the mill is to be sold. “Not true,” says its owner, Max Orlan.", "Not true"),
    ("the claim is rejected", "The union said that forty posts would go. The company rejected the union's claim.", "rejected the union's claim"),
    ("called an invention", "“They offered us money to be silent,” Ada Prat said. A spokesman for the bank called it an invention.", "called it an invention"),
    ("said otherwise", "“The alarm rang at once,” the warden, Jo Lund, said. In the kitchen they said otherwise.", "said otherwise"),
    ("another version", "“She left of her own will,” the director, Kurt Sand, said. Ms Adler gives a different account.", "gives a different account"),
    ("no such letter", "Mayor Ida Holt said she had written to the ministry twice. The ministry said it had received no such letters.", "no such letters"),
    ("disagrees", "Minister Paul Roth said that judges were under no pressure. The Association of Judges disagrees.", "disagrees"),
    ("no such audit", "The firm said that an external audit in May had praised its books. The authority said that such an audit had never taken place.", "such an audit"),
    ("what is written", "“I never saw the contract,” Mr Lund said. But the file, which this newspaper has read, contains a copy with his signature.", "But the file"),
    ("laughed off", "Ms Holt said that the vote had been bought. Mr Brandt laughed off the accusation.", "laughed off the accusation"),
    ("denied in so many words", "A former guard, Sven Dahl, said that prisoners had been beaten in the laundry. The prison denied that any prisoner had been beaten.", "denied that"),
]  # fmt: skip

NONE = [
    ("a view", "“I think the board has worked hard,” Jo Lund said. Inside the bank, that is not the case."),
    ("a view that is not shared", "“Leaders decide and clerks debate,” Ms Holt said. Mr Brandt disagreed."),
    ("within its own sentence", "The firm praised the audit on Monday. Ms Holt had hinted that she wrote it but that was not the case."),
    ("a proposal", "Mr Brandt accused her of hiding. Ms Holt proposed a debate on Sunday, but the Brandt camp rejected the idea."),
    ("what must be denied", "She has also run the office of the port. The envoy said that the ministry must rebut the claims."),
    ("a poll", "“We must not give in to fear,” Mr Lowe said. In a poll, 24 percent of voters said otherwise."),
    ("no such thing was spoken of", "“He is not afraid of the sea,” Mr Lowe said. The captain had no such praise for the owner."),
    ("wrongdoing in general", "“Both clubs have a contract like ours,” Ms Holt said. The club denied any wrongdoing."),
    ("wrong to do", "They also spoke for longer shifts in the yard. “That is wrong, and it must end,” Ms Holt said."),
    ("an offer is no claim", "Ada Marsh offered to resign. The board rejected it."),
    ("a supposition", "“A man is innocent until a court says otherwise,” Ben Lowe said. He left by a side door."),
    ("nothing was said before", "The ministry denied that on Friday."),
    ("the same speaker", "“The valve was new,” Kurt Sand said. “Whoever says otherwise should look at the bill,” Mr Sand said."),
    ("a question", "“The valve was new,” Kurt Sand said. Did the union deny that?"),
    ("a thing one has none of", "“I have a plan for the harbour,” Ada Marsh said. Ben Lowe said he had no plans for the summer."),
    ("turned down in its own sentence", "“The embassy should move,” Jon Adler said. The city is the capital of the republic, although its neighbour disputes this."),
    ("an opinion of it", "Ada Marsh proposed a toll on the bridge. Ben Lowe called it brave."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), [c[1:] for c in CLASH], ids=[c[0] for c in CLASH])
def test_what_is_turned_down_clashes(clashes, text, words):
    assert any(words in part for members in clashes(text, "") for part in members)


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_what_is_not_turned_down_does_not(clashes, text):
    assert clashes(text, "") == []


def test_the_answer_goes_on_in_the_next_sentence(clashes):
    text = "The harbour union said the crane had failed twice. The owner denied this. In a letter the company said that the crane had been tested in May."
    assert clashes(text, "")[0][-1] == "that the crane had been tested in May"


def test_a_denial_is_held_against_what_the_other_side_said(clashes):
    """Not against the outlet's own words in between."""
    text = (
        "“It was gone four when I heard,” Mrs Lund said. Her husband is a carpenter. They have two daughters at the primary school. "
        "The firm tells it differently."
    )
    assert clashes(text, "")[0] == ["“It was gone four when I heard,”", "tells it differently"]


def test_what_is_written_against_a_denial_stands_with_the_claim(clashes):
    text = (
        "Ilena Hart's editor, Goran Lund, said she had been to the police twice. The ministry denied this. "
        "But the file of the precinct, which this newspaper has read, contains an entry in her name."
    )
    (members,) = clashes(text, "")
    assert [part.split()[0] for part in members] == ["she", "denied", "But"]


# Who is told that there was none answers whoever spoke of one, be it by a verb or some sentences before.
NONE_SUCH = [
    ("talks denied", "The brewery has held talks with the foundation about its stake, according to two people with knowledge of the conversations. One of them named a price of 44 crowns. The brewery declined to comment. The foundation denied that there had been talks."),
    ("no such complaint", "Jon Adler, a fitter, said workers on the line had complained for months about a valve that was changed too late. “They tell you the new one is on the ship,” he said. “Always on the ship.” The owner, Karl Brandt, said he knew of no such complaint and that all valves were replaced in May."),
    ("no such loan", "Mr Haas's lawyer, Ida Holt, said the payments were repayments of money he had lent the club in the drought. The treasurer of the club knew about them, she said. The prosecutor, Paul Roth, said the treasurer would tell the jury that he knew of no such loan."),
    ("no such promise", "The drivers' union said the firm had promised every driver new boots before winter. Two of its members showed a letter. A spokeswoman for the firm, Ada Marsh, said no such promise had been made."),
    ("no such order", "A clerk, Ben Lowe, said the mayor had ordered the gate to be closed at nine. He wrote the hour in his book. The mayor, Sven Dahl, said that there had been no such order."),
]  # fmt: skip
NONE_TOLD = [
    ("would welcome", "The brewery said it would welcome talks with the foundation about its stake. Its shares rose. The foundation denied that there had been talks."),
    ("feared", "Jon Adler, a fitter, said workers were afraid to complain about the valve. The owner, Karl Brandt, said he knew of no complaint."),
    ("both deny", "Ida Holt said he had lent nobody any money. The prosecutor, Paul Roth, said that he knew of no such loan."),
    ("one speaker", "The firm said the union had been promised talks. The firm said no such promise bound it."),
    ("asked whether", "Asked whether the gate had been ordered closed, Ben Lowe did not answer. The mayor, Sven Dahl, said that there had been no such order."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in NONE_SUCH], ids=[c[0] for c in NONE_SUCH])
def test_none_such_answers_whoever_spoke_of_one(text, clashes):
    assert clashes(text)


@pytest.mark.parametrize("text", [c[1] for c in NONE_TOLD], ids=[c[0] for c in NONE_TOLD])
def test_none_such_answers_nobody_else(text, clashes):
    assert clashes(text) == []

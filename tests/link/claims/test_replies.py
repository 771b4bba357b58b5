"""What one voice says and another answers without a word for denial."""

from __future__ import annotations

import pytest

CLASH = [
    ("says it did not", "The brewery told every household in writing, its manager, Kurt Sand, said. The mayor says it didn't.", "says it didn't"),
    ("it never came", "The parents' council says it sent the list to the ministry on 3 March. The ministry says it never received one.", "it never received one"),
    ("a memory", "Coach Ida Lund has said that the sponsor offered the money. That isn't how they remember it at the bank.", "That isn't how they remember"),
    ("not the view", "“Nobody heard us,” the farmer Jo Holt said. That is not the view of the province, whose clerk pointed to two hearings.", "That is not the view"),
    ("an account is kept", "“I was sent away,” Max Orlan told the radio. The club stuck to its account. Mr Orlan had gone of his own accord, it said.", "stuck to its account"),
    ("nothing to take back", "The ministry said the vet, Nina Brandt, had been hasty and would withdraw her report. Ms Brandt said she had nothing to withdraw.", "had nothing to withdraw"),
    ("not quite", "A spokeswoman for the bath, Ada Marsh, said that every pool had been clean. Not quite, said the inspector, Paul Roth. One of nine had failed.", "Not quite"),
    ("no trace", "The former clerk, Goran Lund, said that he had taken the letter to the palace. The palace has no trace of it.", "no trace of it"),
    ("an inch of denial", "MARSH: The firm tells us it reopened the pier with the harbour master's consent.\n\nROTH: They rang. We have not consented to anything.", "We have not consented to anything"),
    ("nobody was meant to", "The owners said the guarantee had been promised at lunch. The bank said that a guarantee was never mentioned.", "guarantee was never mentioned"),
    ("is indignant", "The police were called by a neighbour, Sergeant Ben Lowe said. Ruth Alder, who lives next door, was indignant to hear that the neighbour was her.", "indignant to"),
    ("a deed is denied", "Rivals in the party say he leaked the higher estimate to the paper. The minister, Henrik Lund, denies the leak.", "denies the leak"),
    ("an echo", "MARSH: The director says you were all for it.\n\nROTH: Well, I was there. Five were for it. I wouldn't call that all for it.", "wouldn't call that"),
    ("after a but", "The clinic said that it could not speak of patients, but that every doctor had seen the alert. Its head of medicine, Jo Alder, told us he never laid eyes on it.", "never laid eyes on it"),
    ("disputes the blame", "Inspector Rolf Haas said the most likely source was the spa of the Hotel Astra. A test there had been positive. The Hotel Astra disputes that it is to blame.", "disputes that"),
]  # fmt: skip

NONE = [
    ("a greeting", "“It was a fine match,” Jo Lund said. Ben Lowe said he had not slept."),
    ("of himself", "At Eastham the head, Owen Hart, gave notice in May. He said he had not been pushed."),
    ("who goes on", "The log, examined by Inspector Marsh's team, records a call. It was never passed on, he said."),
    ("an exchange of blows", "Ada Marsh called him a man of the past. Ben Lowe hit back. “She has never won a street,” he said."),
    ("what is felt", "The union said the shifts were long. “We are not surprised,” Ida Holt said."),
    ("no comment", "Ada Marsh said the school was to close. The council said it would not comment."),
    ("a plan for the day", "“The coach will come at nine,” Kurt Sand said. Max Orlan said he had never seen the sea."),
    ("a question", "Did the firm tell the town? The mayor says it didn't."),
    ("no way to do it", "The lawyer, Max Roth, is looking for the legal basis of the sale, which he thinks will take years. “We found no legal way to sell,” Ida Lund said."),
    ("a request is denied", "The firm wants to sell the request of the town to the state, a clerk said. The judge, Ada Marsh, denied the request."),
    ("what others did not", "Ada Marsh said that the vote had been called in May. “My brother has never voted,” said Jo Holt, a baker."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), [c[1:] for c in CLASH], ids=[c[0] for c in CLASH])
def test_what_is_answered_clashes(clashes, text, words):
    assert any(words in part for members in clashes(text, "") for part in members)


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_what_answers_nothing_does_not(clashes, text):
    assert clashes(text, "") == []


def test_a_quoted_claim_stands_with_the_sentence_that_leads_to_it(clashes):
    text = (
        "The secretary, Rosa Lindt, told the paper that she had known nothing before the sale was on the screens. "
        "“I saw it at breakfast,” she said. The buyer disputes this. Its chief, Jon Adler, said that she had had the terms since May."
    )
    (members,) = clashes(text, "")
    assert members[0].startswith("that she had known nothing")


FLAT = [
    ("a warning", "The firm that looked after the boilers warned the Astra plant in April that two of them were foul.",
     "The Astra plant has a new lawyer. “There was never a warning,” said the lawyer, Conrad Hale."),
    ("a resignation", "President Ida Corve said that the treasurer, Max Renn, had handed in his resignation at breakfast.",
     "The treasurer, Max Renn, was called to the tower at six. “He did not resign,” a friend said."),
    ("a meeting", "Vera Cole, who leads the harbour council, said nobody in the council had spoken to a builder about the harbour field.",
     "The builder, Lyn Parr, says that he had two meetings with officers of the harbour council about the field."),
    ("in another way", "The mayor of Westhaven, Tom Reik, whose town owns the terminals, said he had not been consulted.",
     "The ministry said two meetings on the terminals were held with the mayor's office in Westhaven."),
]  # fmt: skip
NOT_FLAT = [
    ("the best he met", "“She is the kindest I have ever met,” Jo Lund said of Ada Marsh.", "“I never met him,” Ben Lowe said."),
    ("a talk", "The owners accepted the plan with thanks, the town clerk said.", "The mayor, Ida Holt, spoke of “a talk, not an agreement”."),
    ("who may speak", "An official who was not authorised to discuss the harbour plan said that it was late.", "The state approved the harbour plan in May."),
    ("being asked", "“We are not requesting it,” the coach, Paul Roth, said.", "The club is asking its members for a song, the coach's office said."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in FLAT], ids=[c[0] for c in FLAT])
def test_a_flat_denial_means_what_the_story_tells(clashes, one, other):
    assert clashes(one, other)


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in NOT_FLAT], ids=[c[0] for c in NOT_FLAT])
def test_what_is_no_act_is_not_meant(clashes, one, other):
    assert clashes(one, other) == []

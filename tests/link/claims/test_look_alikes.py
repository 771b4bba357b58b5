"""What looks like a conflict and is none, beside what looks much alike and is one; family by family."""

from __future__ import annotations

import pytest

# Both deny the matter, in whatever words; or one speaker says one thing twice.
BOTH_DENY = [
    ("no such, and none", "The owner of the mill, Karl Brandt, dismissed it, saying no such letter had ever come to his office.", "Karl Brandt, the owner of the mill, said on Monday that no letter had come to his office."),
    ("denied by its object", "The union says that nothing is agreed before the drivers are back at the depot.", "The union's leader, Ada Marsh, said that she had agreed to nothing at the depot."),
    ("nobody, by its object", "Inspector Jo Lund said she had spoken to nobody at the brewery.", "Inspector Jo Lund said that she had not spoken to anyone at the brewery."),
    ("neither", "The clinic said that neither doctor had signed the form.", "The doctors' lawyer, Nina Brandt, said no form had been signed by the doctors of the clinic."),
    ("without", "The bridge was opened without being inspected, Ben Lowe said.", "The bridge had never been inspected, an engineer, Rolf Haas, said."),
    ("one speaker twice", "Mayor Ida Holt said that hardly anybody had warned the town hall of the flood at the quay.", "Mayor Ida Holt said the town hall had not been warned of the flood at the quay."),
]  # fmt: skip
BOTH_DENY += [
    ("few", "Few residents had been warned of the fire at the quay, the sheriff said.", "Residents had not been warned of the fire at the quay, a teacher said."),
    ("not true that", "It is not true that the dam at Aldring was inspected, an engineer said.", "The dam at Aldring was not inspected, the county said."),
    ("denies having", "The union denies having called for the strike at the mill.", "The union said it had not called for a strike at the mill."),
    ("nothing decided", "The minister said nothing had been decided on the tunnel.", "No decision has been taken on the tunnel, her office said."),
    ("another who met", "The ministry said that no one had been told of the leak.", "The ministry said nobody was informed of the leak before Monday."),
]  # fmt: skip
ONE_DENIES = [
    ("agreed, and to nothing", "The ministry said that the union had agreed to talks on the depot on Monday.", "The union said it had agreed to nothing and would hold no talks on the depot."),
    ("a letter came", "Ada Marsh said a letter had reached the office of the mill in May.", "The mill said that no such letter had ever reached its office."),
    ("warned or not", "The town hall was warned of the flood at the quay in May, a clerk said.", "The mayor, Ida Holt, said the town hall had not been warned of the flood at the quay."),
    ("inspected or never", "The bridge at Aldring had been inspected in March, the county said.", "The bridge at Aldring had never been inspected, an engineer, Rolf Haas, said."),
]  # fmt: skip

# A word or two in common, of others.
OTHERS = [
    ("people here and there", "The warden, Jo Lund, has a list of 90 people nobody had seen since the fire.", "“The lamps were lit, but in the smoke people have not seen them,” said Rolf Haas."),
    ("those who heard nothing", "Ben Lowe named a dozen residents who had been told of the sale.", "“The bell rang, but in the storm residents were not told of the tide,” said Ada Marsh."),
    ("two crews", "The people of the upper village had received food by Friday, the prefect said.", "People queueing at the port said they had not received their visas."),
    ("two who left", "“People left the hall before the vote,” Ida Holt said.", "“My people did not leave the boat,” the skipper, Kurt Sand, said."),
]  # fmt: skip
SAME_PEOPLE = [
    ("the same village", "The people of Norhill had received food by Friday, the prefect said.", "The people of Norhill have not received food, their priest, Jon Adler, said."),
    ("the same man", "Kurt Sand left the boat before midnight, the coastguard said.", "Kurt Sand did not leave the boat before midnight, his mate said."),
    ("the same sirens", "The sirens at the quay were sounded at two, the port said.", "The sirens at the quay did not sound, a baker, Ada Marsh, said."),
    ("the same sale", "The council approved the sale of the mill in June, a clerk said.", "The council never approved the sale of the mill, Ben Lowe said."),
]  # fmt: skip

# A plea turns down a charge, and nothing else that was said before it.
PLEAS = [
    "Ms Adler agreed that she had been sent a reminder. “I kept the tapes because I feared for them,” she said. The bank and its director, Kurt Sand, deny all the charges.",
    "“I have heard that from every owner,” the inspector, Jo Lund, said. The brewery declined to come on the programme. It denies all charges.",
    "The nurse, Ida Holt, told the court that the ward had been short of beds. Mr Haas denies both charges.",
    "A clerk said the ledger had been kept in a blue binder. The firm and two of its managers deny any wrongdoing.",
    "The jury heard that the ferry left at nine. The captain, Sven Dahl, has pleaded not guilty and denies the allegations.",
    "Two prosecutors resigned in May. The mayor, Ben Lowe, denies all the accusations.",
    "Ada Marsh said that the trial would last until May. Paul Roth denies all allegations against him.",
]
CHARGES = [
    "Prosecutors accused Mr Haas of having stolen the fund's reserves. He denies the charges.",
    "The state alleges that the bank bribed two inspectors. The bank denies all the charges.",
    "Ms Holt said that Mr Haas had taken money from the fund. He denied the allegation.",
    "The captain, Sven Dahl, was charged on Friday with fraud. He denies any wrongdoing.",
]

# No record of that: of what was said right before it, or of nothing.
RECORDS = [
    "MARSH: It counts differently. It counts people who open the door.\n\nHOST: Where was the van? The office says it has no record of that.",
    "A porter, Jo Lund, said the lift had stopped twice in June. The house has nine floors and was built in 1931. It is painted every spring. The landlord says he has no trace of it.",
    "Ben Lowe said he had sent the samples by train. The laboratory opens at eight and closes at five. It has no record of that, a clerk, Ida Holt, said.",
    "“I knew her from school,” Rolf Haas said. The road to the abbey is steep. Buses stop at the gate. The abbey says it has no record of that.",
]
RECORDED = [
    "A porter, Jo Lund, said the lift had stopped twice in June. The landlord says he has no record of that.",
    "Ben Lowe said he had sent the samples by train. The laboratory has no trace of it, its head said.",
    "HOST: The company says it telephoned the office in July and told somebody. The office says it has no record of that.",
    "“I handed it to the porter myself,” Ms Adler said. The abbey says it has no record of that.",
]

# Headlines and teasers claim nothing: the article does.
HEADS = [
    "* Farmers say the well was poisoned, county says it dried up\n\n* Paper reports sale of quarry; council denies it\n\n* Choir to sing at fair",
    "• Union says forty posts will go at the mill\n\n• Mill calls it an invention",
    "Baker says oven was tested, inspectors deny it\n\nGuild says that flour was mixed with chalk\n\nMillers deny this",
    "- Captain says buoy was lit\n- Harbour office denies that\n- Tide was high",
]
TOLD = [
    "Farmers say the well was poisoned. The county denies it.",
    "The union said that forty posts would go at the mill. The mill called it an invention.",
    "- The captain said that the buoy had been lit. The harbour office denied that.",
]

# Two lengths are of one thing where they reach from and to the same, or measure the same side of it.
LENGTHS = [
    ("how far, and how wide", "The battery stands at Colmar Point, which lies 14 km from the bay's main ferry lane.", "Between the two shores lie 19 km of grey water, a customs post and one ferry lane."),
    ("inside two lines", "The coastguard says the trawler was three nautical miles inside its fishing zone.", "The owners say the trawler was two miles inside the waters of Dalmark when it was stopped."),
    ("from two towns", "The fire is 12 km from the town of Aldring, the prefect said.", "The fire is 30 km from the airport, the ministry said."),
    ("long, and deep", "The tunnel at Aldring is 900 metres long.", "The tunnel at Aldring lies 140 metres below the river."),
]  # fmt: skip
ONE_LENGTH = [
    ("from one town", "The fire was 12 km from the town of Aldring, the prefect said.", "The fire was 20 km from the town of Aldring, the ministry said."),
    ("the width of one strait", "The width of the strait is 22 km, the navy said.", "The width of the strait is 26 km, the port said."),
    ("a mast so high", "The mast at Aldring has a height of 62 metres, the county said.", "The mast at Aldring has a height of 71 metres, the builder said."),
    ("a crack so long", "The crack in the Aldring viaduct was 4 metres long, the county said.", "The crack in the Aldring viaduct was 7 metres long, the builder said."),
]  # fmt: skip

# A number told to dispute it agrees with nobody.
DISPUTED = [
    ("a fairy tale", "Inspectors found 45 tonnes of herring on the boat at Nordvik.", "The skipper's lawyer called the claim about 45 tonnes of herring “a fairy tale”."),
    ("in the next sentence", "The minister said a quake of magnitude 5.3 had struck the dam at Aldring.", "The minister spoke of a quake of magnitude 5.3 at the dam in Aldring. That is false, the observatory said."),
    ("denied", "The tip at Nordvik holds 4,700 drums of solvent, a driver said.", "The firm denied that the tip at Nordvik held 4,700 drums of solvent."),
    ("the figure of", "Some 2,340 calves were lost at Nordvik, a breeder said.", "The county rejected the figure of 2,340 calves lost at Nordvik."),
]  # fmt: skip
AGREED = [
    ("told twice", "Inspectors found 45 tonnes of herring on the boat at Nordvik.", "There were 45 tonnes of herring on the boat at Nordvik, the coastguard said."),
    ("something else is denied", "The tip at Nordvik holds 4,700 drums of solvent, a driver said.", "The tip at Nordvik holds 4,700 drums of solvent. The firm has paid the fine."),
    ("one quake", "The observatory recorded a quake of magnitude 5.3 at the dam in Aldring.", "A quake of magnitude 5.3 shook the dam in Aldring, the office said."),
    ("granted", "The union says 1,350 welders walked out at Nordvik.", "The yard confirmed that 1,350 welders had walked out at Nordvik."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in BOTH_DENY + OTHERS + LENGTHS], ids=[c[0] for c in BOTH_DENY + OTHERS + LENGTHS])  # fmt: skip
def test_two_articles_that_do_not_clash(clashes, one, other):
    assert clashes(one, other) == []


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in ONE_DENIES + SAME_PEOPLE + ONE_LENGTH], ids=[c[0] for c in ONE_DENIES + SAME_PEOPLE + ONE_LENGTH])  # fmt: skip
def test_two_articles_that_clash(clashes, one, other):
    assert len(clashes(one, other)) == 1


@pytest.mark.parametrize("text", PLEAS + RECORDS + HEADS)
def test_what_is_not_answered(clashes, text):
    assert clashes(text, "") == []


@pytest.mark.parametrize("text", CHARGES + RECORDED + TOLD)
def test_what_is_answered(clashes, text):
    assert len(clashes(text, "")) == 1


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in DISPUTED], ids=[c[0] for c in DISPUTED])
def test_a_number_that_is_disputed_agrees_with_nobody(agreements, one, other):
    assert agreements(one, other) == []


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in AGREED], ids=[c[0] for c in AGREED])
def test_a_number_that_two_tell(agreements, one, other):
    assert agreements(one, other)


def test_another_number_of_what_has_just_been_told(clashes):
    one = "The minister announced that a quake of magnitude 5.3 had struck the dam at Aldring."
    other = "The minister announced a quake of magnitude 5.3 at the dam in Aldring. His own observatory recorded one of 2.9."
    assert clashes(one, other) == [["5.3", "5.3", "2.9"]]

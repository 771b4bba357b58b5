"""What stage a decision has reached, how far a permission goes, and what was allowed before: what clashes, and what only looks alike."""

from __future__ import annotations

import pytest

# Approved in the open by one report, in private by another.
IN_PRIVATE = [
    ("a runway", "The province has already approved the use of the second runway by night freighters, according to the Herald.", "The Herald reported that provincial sources indicated there had been a decision made in private to let night freighters use the second runway."),
    ("a reef", "Norland has granted the trawlers a licence to fish at the outer reef, the Post said.", "Norland's ministers have decided behind closed doors to give the trawlers a licence to fish at the outer reef, three officials said."),
    ("a vaccine", "The regulator has authorised the malaria vaccine for infants, the Courier reported.", "The regulator has privately decided to authorise the malaria vaccine for infants, aides told the Mail."),
    ("a sale", "The bank has now approved the sale of its branches in the valley, its chairman said.", "The bank has secretly agreed to the sale of its branches in the valley, a director said."),
    ("a pipe", "Estmark has formally approved the gas pipe under the strait, the agency said.", "Sources said that Estmark had decided to approve the gas pipe under the strait but would not announce the decision before March."),
]  # fmt: skip
NOT_PRIVATE = [
    ("another thing", "The province has already approved the budget for the container port.", "Provincial sources indicated there had been a decision made in private to let night freighters use the second runway."),
    ("another one who decides", "Norland has granted the trawlers a licence to fish at the outer reef.", "Estmark's ministers have decided behind closed doors to give the dredgers a licence to dig at the quay."),
    ("both in private", "The bank has secretly agreed to the sale of its branches in the valley.", "The bank decided in private to approve the sale of its branches in the valley."),
    ("talks in private", "The regulator has authorised the malaria vaccine for infants.", "The regulator met the makers of the malaria vaccine in private before the decision."),
    ("who left", "The council has approved the use of the hall for weddings.", "In private the mayor has decided to leave the council over the hall."),
]  # fmt: skip

# Not to be expected by one report, being prepared or decided by another.
AWAITED = [
    ("a ban at night", "Norland is not expected to lift the curbs on night fishing before the summit in May, the Post reported.", "Norland is preparing to lift the curbs on night fishing, the fisheries minister hinted on Friday."),
    ("tolls", "It is unlikely that the ministry will scrap the tunnel tolls before the election, the Mail notes.", "The ministry is finalising a plan to abolish the tunnel tolls, the Herald reported."),
    ("players", "The league is not expected to relax its rules on foreign players this season.", "The league has already decided to loosen its rules on foreign players, club sources said."),
    ("a mine", "The owner is unlikely to close the copper mine at Orn before June, the union said.", "The owner is about to close the copper mine at Orn, two managers told the Post."),
    ("key rate", "The central bank is not expected to cut its key rate before autumn, analysts say.", "The central bank is ready to lower its key rate, the Courier reported."),
]  # fmt: skip
NOT_AWAITED = [
    ("the other way", "The ministry is not expected to raise the tunnel tolls this year.", "The ministry is preparing to lower the tunnel tolls, the Herald reported."),
    ("another country", "Estmark is not expected to lift the curbs on night fishing before the summit.", "Norland is preparing to lift the curbs on night fishing, the minister hinted."),
    ("other curbs", "Norland is not expected to lift the curbs on travel this year.", "Norland is preparing to lift the curbs on timber exports, the minister hinted."),
    ("neither", "The owner is unlikely to close the copper mine at Orn before June.", "The owner is not preparing to close the copper mine at Orn, a manager said."),
    ("wishes", "The league is not expected to relax its rules on foreign players.", "Club owners want the league to relax its rules on foreign players."),
]  # fmt: skip

# Flatly no further than here by one report, flatly everywhere by another.
SCOPE = [
    ("limited or nationwide", "The ban on watering lawns is limited to the Orn valley, the water board said.", "The water board's ban on watering lawns applies across the whole country, the Herald reported."),
    ("all or some", "The recall covers only kettles made in March, the maker said.", "The recall of kettles covers all of the kettles ever made, the regulator said."),
    ("anywhere or in one valley", "The army may use the drones only in the Orn valley, officials said of the permission.", "The permission lets the army use the drones anywhere in the country, the Herald reported."),
    ("a curfew", "The curfew for under-eighteens is confined to the harbour district, the mayor said.", "The mayor's curfew for under-eighteens applies throughout the entire city, the Courier reported."),
    ("visas", "The visa waiver for fruit pickers applies only to Estmark, the ministry said.", "The ministry's visa waiver for fruit pickers applies to every country, the Post wrote."),
]  # fmt: skip
NO_SCOPE = [
    ("a region, elsewhere perhaps", "The army may use the drones only in the Orn valley, officials said of the permission.", "The minister could permit the use of the drones elsewhere in the country, officials said."),
    ("limited, then widened", "Use of the drones by the army will initially be limited to the harbour, the Post said.", "The scope of the drones’ use by the army could be expanded if necessary, sources told the Mail."),
    ("first here, all later", "The smoking ban will first apply only to Vell's beaches, the council said.", "The council's smoking ban applies across the whole province from 2027, the Mail wrote."),
    ("widened by its own article", "The fishing ban is limited to the inner bay, the board said. It may be extended to the outer bay in June.", "The board's fishing ban applies throughout the entire region, the Herald reported."),
    ("for now", "For now the strike is limited to two depots, the drivers' union said.", "The strike of the drivers' union applies to all depots, the Herald reported."),
    ("a trial", "The trial of the cash cards is limited to three towns, the ministry said.", "The ministry's cash cards will be used nationwide, the Courier reported."),
    ("so far", "The recall of the baby milk has so far been restricted to two batches, the maker said.", "The recall of the baby milk may cover all batches, the regulator said."),
    ("elsewhere too, unsure", "The curfew is confined to the old town, police said.", "Police might extend the curfew nationwide, the mayor said."),
    ("another ban", "The ban on burning garden waste is limited to the Orn valley, the board said.", "The board's ban on garden hoses in the Orn valley applies across the whole summer, and nationwide in August."),
    ("asked for", "Sick pay covers only full-time drivers, the firm said.", "The union wants the firm's sick pay for drivers to apply to all."),
    ("a fire and its inquiry", "The fire was confined to the roof of the mill.", "The inquiry into the fire at the mill could be extended, police said."),
    ("a law and a pay rise", "The law covers only nurses in state hospitals.", "A pay rise for nurses in state hospitals covers all grades from May."),
    ("one teller, now and later", "According to the Post, hunting of wolves will at first focus on the upper valley. However, according to sources, the area could be extended if necessary.", "The council met on Friday."),
    ("strike and fire", "The drivers' strike is limited to two depots.", "The fire could spread elsewhere in the port, the chief said."),
    ("recall and factory", "The recall of kettles is limited to two batches.", "The kettle factory could be expanded in May, the maker said."),
    ("both narrow", "The army may use the drones only in the Orn valley.", "Use of the drones by the army is limited to the Orn valley."),
    ("seats", "Seats are limited to eighty in the small hall.", "The hall could be extended if the choir finds the money."),
    ("limited company", "The army bought the drones from a limited company in the harbour.", "The army could use its drones elsewhere, an officer said."),
]  # fmt: skip

# Firmly against it until now by one report, allowed long before by another.
BANNED = [
    ("drones", "Until recently the ministry was staunchly opposed to letting the company use drones over Orn.", "The news came months after the ministry gave the company the green light to use drones in the outskirts of Orn."),
    ("trams", "The city had always refused to let agency crews drive the trams.", "Last year the city allowed agency crews to drive the trams in the suburbs."),
    ("land", "The board has long banned the sale of harbour land to developers.", "Last spring the board permitted the sale of harbour land by the river to developers."),
    ("referees", "The league has so far barred women from refereeing its matches, the Mail wrote.", "In 2019 the league authorised women to referee some of its matches."),
]  # fmt: skip
NOT_BANNED = [
    ("banned since", "Norland imposed a ban on using deep nets inside the bay.", "Earlier Norland gave its fleet the green light to use deep nets in the outer bay."),
    ("lifted", "The ministry lifted its ban on drones over Orn on Friday.", "The ministry allowed the company to use drones over Orn."),
    ("another thing", "The board has long banned the sale of harbour land.", "Last spring the board permitted a summer fair at the mill."),
    ("others are against", "Farmers were staunchly opposed to letting the company use drones over Orn.", "Months ago the ministry gave the company the green light to use drones over Orn."),
    ("both against", "Until recently the ministry was staunchly opposed to letting the company use drones over Orn.", "The ministry had banned the company from using drones over Orn."),
    ("asked to", "The league has so far barred women from refereeing its matches.", "Clubs asked the league to allow women to referee its matches."),
]  # fmt: skip

CLASH = [*IN_PRIVATE, *AWAITED, *SCOPE, *BANNED]
ALIKE = [*NOT_PRIVATE, *NOT_AWAITED, *NO_SCOPE, *NOT_BANNED]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in CLASH], ids=[c[0] for c in CLASH])
def test_what_clashes(one: str, other: str, clashes) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in ALIKE], ids=[c[0] for c in ALIKE])
def test_what_only_looks_alike(one: str, other: str, clashes) -> None:
    assert clashes(one, other) == []

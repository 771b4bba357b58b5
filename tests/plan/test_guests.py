from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import NO_CAMP, Dossier, Guest
from briefings.plan import guests

CASES = [  # role, affiliation, class, camp, certain
    ("Defense Policy Expert", "ABC News", "analyst", None, True),
    ("Former Russian Diplomat", "Al Jazeera News", "former_official", "Russia", False),
    ("Foreign Policy Analyst", "The Wall Street Journal", "analyst", None, True),
    ("Professor of East Asian Studies", "Harvard University", "expert", None, True),
    ("Military Strategist", "CNN", "analyst", None, True),
    ("Director of European Affairs", "The White House", "official", "United States", True),
    ("UN Security Council Representative", "France", "official", "France", True),
    ("Russian Foreign Ministry Spokesperson", "TASS News Agency", "spokesperson", "Russia", True),
    ("Chief Executive", "Northmoor Rail plc", "company", "Northmoor Rail plc", True),
    ("lawyer for the families", "Harrow Chambers", "counsel", "families", True),
    ("Professor of Law", None, "expert", None, True),
    ("General Secretary", "Dockers’ Union", "union", "Dockers’ Union", True),
    ("General Secretary of the Dockers’ Union", None, "union", "Dockers’ Union", True),
    ("General Secretary", "RMT", "union", "RMT", True),
    ("General Secretary", "Fire Officers’ Association", "union", "Fire Officers’ Association", True),
    ("General Secretary", "Vell Federation of Bakers", "union", "Vell Federation of Bakers", True),
    ("Secretary", "Vell Teachers’ Federation", "union", "Vell Teachers’ Federation", True),
    ("President", "Guild of Screenwriters", "union", "Guild of Screenwriters", True),
    ("Branch Secretary", "Prison Officers Association", "union", "Prison Officers Association", True),
    ("Regional Organiser", "Transport Workers’ Union", "union", "Transport Workers’ Union", True),
    ("Chair", "British Medical Association", "union", "British Medical Association", True),
    ("Union General Secretary", None, "union", None, False),
    ("General Secretary", "Communist Party", "politician", "Communist Party", True),
    ("General Secretary", "African Union", "official", "African Union", True),
    ("President", "European Union Council", "official", "European Union", True),
    ("Chief Executive", "Vell Credit Union", "company", "Vell Credit Union", True),
    ("Union Minister", "India", "official", "India", True),
    ("Chairwoman", "Tenants’ Association", "campaigner", "Tenants’ Association", True),
    ("Economist", "Dockers’ Union", "expert", None, True),
    ("Senator", "Brazil", "politician", "Brazil", True),
    ("Republican Member", "House Budget Committee", "politician", "House Budget Committee", True),
    ("Brazilian Senator", None, "politician", "Brazil", True),
    ("Survivor", None, "victim", None, True),
    ("Political Editor", "BBC News", "journalist", None, True),
    ("Campaigner", "Clean Rivers Action Group", "campaigner", "Clean Rivers Action Group", True),
    ("Ex-Minister of Finance", "Portugal", "former_official", "Portugal", False),
    ("Head of Communications", "Food Standards Authority", "spokesperson", "Food Standards Authority", True),
    ("Bystander", None, "witness", None, True),
    ("Chief Engineer", "Teal Harbour Authority", "regulator", "Teal Harbour Authority", True),
    ("Engineer", "Teal University", "expert", None, True),
    ("Head of the Teal Integrity Board", None, "regulator", "Teal Integrity Board", True),
    ("Deputy Director of the Harbour Ministry", None, "official", "Harbour Ministry", True),
    ("Agent of Ada Marsh", None, "counsel", "Ada Marsh", True),
    ("Mother of a victim", None, "victim", None, True),
    ("Former Chief Executive", "Northmoor Rail plc", "company", "Northmoor Rail plc", False),
    ("Former sprinter", "BBC News", "analyst", None, False),
    ("Juggler", None, "unknown", None, False),
]


@pytest.mark.parametrize(("role", "affiliation", "guest_class", "camp", "certain"), CASES, ids=[c[0] for c in CASES])
def test_class_and_camp(role: str, affiliation: str | None, guest_class: str, camp: str | None, certain: bool) -> None:
    text = f"{role}, {affiliation}" if affiliation else role
    found = guests.profile(Guest(1, text, role=role, affiliation=affiliation), Dossier(()))
    assert (found.guest_class, found.camp, found.certain) == (guest_class, camp, certain)


def test_reason_quotes_the_guest_line() -> None:
    found = guests.profile(Guest(1, "x", role="Russian Foreign Ministry Spokesperson", affiliation="TASS"), Dossier(()))
    assert "‘Spokesperson’" in found.because
    assert "‘Russian’" in found.because


def test_government_role_beside_an_outlet_is_to_be_confirmed() -> None:
    found = guests.profile(Guest(1, "x", role="Russian Foreign Ministry Spokesperson", affiliation="TASS"), Dossier(()))
    assert found.confirm is not None
    assert "TASS" in found.confirm
    assert "state" in found.confirm


def test_producer_overrules_class_and_camp() -> None:
    guest = Guest(1, "x", role="Juggler", guest_class="campaigner", camp="Circus Union")
    found = guests.profile(guest, Dossier(()))
    assert (found.guest_class, found.camp, found.certain) == ("campaigner", "Circus Union", True)
    assert found.because == "set by the producer"


SIDES = (
    "The Dockers’ Union accused Halden Ports of lying on Monday. “They lied to us,” said Ines Prado of the Dockers’ Union.\n\n"
    "Halden Ports rejected the charge. “Nobody lied,” said Rui Tavares, the chief executive of Halden Ports.\n"
)


@pytest.mark.parametrize(
    ("camp", "expected", "remark"),
    [
        ("Halden Ports", "Halden Ports", None),
        ("halden ports", "Halden Ports", None),
        ("the dockers’ union", "Dockers’ Union", None),
        (
            "Docker’s Union",
            "Docker’s Union",
            "(have Dockers’ Union, Halden Ports); did you mean 'Dockers’ Union'?; for a guest of no side write 'camp: none'",
        ),
        ("Circus", "Circus", "(have Dockers’ Union, Halden Ports); for a guest"),
        (NO_CAMP, None, None),
    ],
)
def test_a_side_that_a_producer_sets(
    dossier_of: Callable[..., Dossier], camp: str, expected: str | None, remark: str | None
) -> None:
    dossier = dossier_of(SIDES)
    guest = Guest(1, "Chairman, Halden Ports", role="Chairman", affiliation="Halden Ports", camp=camp)
    found = guests.profile(guest, dossier)
    assert (found.camp, found.certain, found.because) == (expected, True, "set by the producer")
    said = guests.camp_remark(guest, dossier)
    assert remark in said.message if remark and said else (remark, said) == (None, None)


def test_an_agency_that_is_a_side_of_its_own_is_not_its_country(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        "The Kenyan Food Safety Board accused North Mills of lying on Monday. “They lied to us,” said Ines Prado, the chief "
        "executive of the Kenyan Food Safety Board. Kenya imports flour. Kenya paid. Kenya voted.\n\n“Nobody lied,” said Rui Tavares, the chief executive of North Mills.\n"
    )
    body = "Kenyan Food Safety Board"
    guest = Guest(1, f"Spokesperson, {body}", role="Spokesperson", affiliation=body)
    assert guests.profile(guest, dossier).camp == body


TRUST = (
    "Halden plc makes valves. The Halden Family Foundation, which was set up in 1974, holds 26% of the shares. The foundation said it had "
    "taken note of the bid.\n\nHalden said on Monday that its board was in favour. “Nobody lied,” said Rui Tavares, the chief executive of Halden plc.\n"
)
THINKERS = "“Foundations are patient,” said Ines Prado of the Teal Foundation. The Teal Foundation said shares in Halden plc fell.\n"


@pytest.mark.parametrize(
    ("affiliation", "guest_class", "camp"),
    [("Halden Family Foundation", "company", "Halden Family Foundation"), ("Teal Foundation", "expert", None)],
)
def test_the_chair_of_a_foundation_that_owns_is_no_scholar(
    dossier_of: Callable[..., Dossier], affiliation: str, guest_class: str, camp: str | None
) -> None:
    dossier = dossier_of(TRUST, THINKERS)
    guest = Guest(1, f"Chair, {affiliation}", role="Chair", affiliation=affiliation)
    found = guests.profile(guest, dossier)
    assert (found.guest_class, found.camp) == (guest_class, camp)


def test_a_firm_is_not_the_foundation_of_its_name(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(TRUST.replace("Halden plc makes valves. ", "").replace(" of Halden plc", ""))
    said = {a.speaker for f in dossier.findings for a in f.attributions}
    assert "Halden" in said
    assert "Halden Family Foundation" not in dossier.actor("Halden").aliases if dossier.actor("Halden") else True


@pytest.mark.parametrize(
    ("role", "affiliation", "camp"),
    [
        ("Owner", "Dunmore City", "Dunmore City"),
        ("Chair", "Dunmore City Supporters' Trust", "Dunmore City Supporters' Trust"),
        ("Chair", "Supporters' Trust", "Dunmore City Supporters' Trust"),
    ],
)
def test_a_club_is_not_the_trust_of_its_supporters(
    role: str, affiliation: str, camp: str, dossier_of: Callable[..., Dossier]
) -> None:
    dossier = dossier_of(
        "The sale\nDunmore City Supporters' Trust says it has been told nothing about the sale of the club.\n"
        "Owner Karl Voss told the Gazette that the delay was a disgrace. Dunmore City have lost four games."
    )
    assert guests.profile(Guest(1, f"{role}, {affiliation}", role=role, affiliation=affiliation), dossier).camp == camp


@pytest.mark.parametrize(
    ("affiliation", "camp"),
    [
        ("Ministry of Energy", "government"),
        ("Department of Energy", "government"),
        ("Office of the Energy Minister", "government"),
        ("Ministry of Health", "Ministry of Health"),
    ],
)
def test_a_ministry_is_of_the_side_of_its_minister(
    affiliation: str, camp: str, dossier_of: Callable[..., Dossier]
) -> None:
    dossier = dossier_of(
        "The dam\nEnergy Minister Ada Marsh ordered an inquiry. “Somebody let that dam fill in a wet year,” she said.\n"
        "A spokesperson for the ministry said it had received one letter. The government said it would rebuild the dam."
    )
    guest = Guest(1, f"Spokesperson, {affiliation}", role="Spokesperson", affiliation=affiliation)
    assert guests.profile(guest, dossier).camp == camp


def test_a_club_is_not_the_town_of_its_name(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        "The sale\nDunmore Council paid for the ground. Dunmore said it would sell. Owner Karl Voss told the Gazette that the "
        "delay was a disgrace. The players of Dunmore City went home to Dunmore City."
    )
    guest = Guest(1, "Owner, Dunmore City", role="Owner", affiliation="Dunmore City")
    assert guests.profile(guest, dossier).camp == "Dunmore City"

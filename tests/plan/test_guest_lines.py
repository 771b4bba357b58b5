"""Class and principal of whole guest lines, as producers write them: with or without a name, in any order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan import guests
from briefings.plan.identity import bare_name, identify
from briefings.read.guests import guest_of

CASES = [  # line, class, camp (None: none; "": not asked)
    ("Minister of Health, Portugal", "official", "Portugal"),
    ("Ada Marsh, sister of the murdered reporter", "victim", None),
    ("Widow of the pilot", "victim", None),
    ("Tom Ash, the driver's older brother", "victim", None),
    ("Younger son of the mayor", "victim", None),
    ("Partner of Halden & Cole, Halden & Cole", "unknown", None),
    ("Founding father of the party", "politician", ""),
    ("Portuguese Health Minister", "official", "Portugal"),
    ("Ambassador of Kenya to the United Nations", "official", "Kenya"),
    ("Kenyan Ambassador, United Nations", "official", "Kenya"),
    ("Deputy Foreign Minister, Georgia", "official", "Georgia"),
    ("Chief of Staff, The White House", "official", "United States"),
    ("Press Secretary, The White House", "spokesperson", "United States"),
    ("Mayor of Ostfurt", "official", "Ostfurt"),
    ("Chief Constable, Marrow Police", "official", "Marrow Police"),
    ("State Prosecutor, Ostfurt", "official", "Ostfurt"),
    ("NATO Deputy Secretary General", "official", "NATO"),
    ("Spokesperson, European Commission", "spokesperson", "European Union"),
    ("Commander, Polish Air Force", "official", "Poland"),
    ("Head of Mission, French Embassy", "official", "France"),
    ("Permanent Representative of Japan, United Nations", "official", "Japan"),
    ("Trade Negotiator, Government of Canada", "official", "Canada"),
    ("Former Prime Minister of Italy", "former_official", "Italy"),
    ("Ex-Ambassador of Spain", "former_official", "Spain"),
    ("Retired General, German Army", "former_official", "Germany"),
    ("Former Governor, Bank of Orland", "former_official", "Bank of Orland"),
    ("Former Minister, Al Jazeera News", "former_official", None),
    ("Governor, Bank of Orland", "regulator", "Bank of Orland"),
    ("Central Bank Governor", "regulator", ""),
    ("Director, River Safety Board", "regulator", "River Safety Board"),
    ("Rail Safety Regulator", "regulator", ""),
    ("Chief Inspector, Mines Inspectorate", "regulator", "Mines Inspectorate"),
    ("Commissioner, Competition Authority", "regulator", "Competition Authority"),
    ("Spokesperson, Electoral Commission", "spokesperson", "Electoral Commission"),
    ("Coroner, Marrow County", "regulator", "Marrow County"),
    ("Ombudsman for Patients", "regulator", ""),
    ("Chief Executive, Halden Group", "company", "Halden Group"),
    ("CEO of Halden Group", "company", "Halden Group"),
    ("Anna Lindgren, Chief Executive, Halden Group", "company", "Halden Group"),
    ("Chief Executive Anna Lindgren, Halden Group", "company", "Halden Group"),
    ("Halden Group Chief Executive", "company", "Halden Group"),
    ("Chief Medical Officer, Corvane Pharma", "company", "Corvane Pharma"),
    ("Spokesperson, Halden Group", "spokesperson", "Halden Group"),
    ("Halden Group spokeswoman", "spokesperson", "Halden Group"),
    ("Finance Director, Northmoor Rail plc", "company", "Northmoor Rail plc"),
    ("Owner, Harbour Café", "company", "Harbour Café"),
    ("Founder of Brightwater Energy", "company", "Brightwater Energy"),
    ("Chair, Ostwell Holdings", "company", "Ostwell Holdings"),
    ("Head coach, Harbour Rovers", "company", "Harbour Rovers"),
    ("Team principal, Castellan Racing", "company", "Castellan Racing"),
    ("Captain, Harbour Rovers", "company", "Harbour Rovers"),
    ("Sporting Director, Castellan FC", "company", "Castellan FC"),
    ("Goalkeeper, Harbour Rovers", "company", "Harbour Rovers"),
    ("Shareholder, Ostwell Holdings", "company", "Ostwell Holdings"),
    ("Lawyer for Tomas Reik", "counsel", "Tomas Reik"),
    ("Counsel for the defendant", "counsel", "defendant"),
    ("Defence lawyer, Tomas Reik", "counsel", "Tomas Reik"),
    ("Lawyer for the families", "counsel", "families"),
    ("Attorney representing the tenants", "counsel", "tenants"),
    ("Solicitor for the victims, Harrow Chambers", "counsel", "victims"),
    ("Maria Keller, lawyer for the victims", "counsel", "victims"),
    ("King's Counsel, Harrow Chambers", "counsel", "Harrow Chambers"),
    ("Prosecutor, City of Ostfurt", "official", "City of Ostfurt"),
    ("Union leader, Transport Workers' Union", "union", "Transport Workers' Union"),
    ("General Secretary, Dockers' Union", "union", "Dockers' Union"),
    ("Chairman, Union of Railway Workers", "union", "Union of Railway Workers"),
    ("Shop steward, Halden Group", "union", ""),
    ("Spokesperson, Teamsters", "spokesperson", "Teamsters"),
    ("Campaigner, Clean Rivers Action Group", "campaigner", "Clean Rivers Action Group"),
    ("Chair, Reik Victims' Group", "campaigner", "Reik Victims' Group"),
    ("Consumer campaigner", "campaigner", ""),
    ("Climate activist", "campaigner", ""),
    ("Founder, Justice for Anna", "campaigner", "Justice for Anna"),
    ("Founder, Hearts for Answers", "campaigner", "Hearts for Answers"),
    ("Director, Friends of the Marsh", "campaigner", "Friends of the Marsh"),
    ("Survivor of the ferry disaster", "victim", None),
    ("Mother of a victim", "victim", None),
    ("Bereaved father", "victim", None),
    ("Patient, St Anne's Hospital", "victim", None),
    ("Eyewitness", "witness", None),
    ("Resident of Marrow Street", "witness", None),
    ("Passenger", "witness", None),
    ("Neighbour", "witness", None),
    ("Senator, Brazil", "politician", "Brazil"),
    ("MP, Labour Party", "politician", "Labour Party"),
    ("Leader of the Opposition, Green Party", "politician", "Green Party"),
    ("Candidate, Orland Democrats", "politician", "Orland Democrats"),
    ("Shadow Chancellor, Labour Party", "politician", "Labour Party"),
    ("Councillor, Green Party", "politician", "Green Party"),
    ("Campaign manager for Nora Quist", "politician", "Nora Quist"),
    ("Professor of Law, Teal University", "expert", None),
    ("Dr Ada Marsh, Teal University", "expert", None),
    ("Ada Marsh, Professor of Economics, Teal University", "expert", None),
    ("Senior Fellow, Carnegie Endowment for International Peace", "expert", None),
    ("Meteorologist", "expert", None),
    ("Economist, Halden Bank", "expert", None),
    ("Historian and author", "expert", None),
    ("Cardiologist, St Anne's Hospital", "expert", None),
    ("Former Professor, Teal University", "expert", None),
    ("Legal Analyst", "analyst", None),
    ("Independent Analyst", "analyst", None),
    ("Security Analyst, CNN", "analyst", None),
    ("Political commentator", "analyst", None),
    ("Pollster, Orland Surveys", "analyst", None),
    ("Sports journalist", "journalist", None),
    ("Moscow Correspondent, BBC News", "journalist", None),
    ("Editor, The Marrow Gazette", "journalist", None),
    ("Chief Executive, Vell Food Safety Agency", "regulator", "Vell Food Safety Agency"),
    ("Chief Executive, Brook Advertising Agency", "company", "Brook Advertising Agency"),
    ("Chief Executive, Vell Credit Union", "company", "Vell Credit Union"),
    ("Chair, Parents for Clean Air", "campaigner", "Parents for Clean Air"),
    ("Chairman, FC Ostwell Union", "company", "FC Ostwell Union"),
    ("General Secretary, Orland Rowing Federation", "official", "Orland Rowing Federation"),
    ("General Secretary, Orland Footballers' Association", "union", "Orland Footballers' Association"),
    ("Former Head of the Dairy Inspectorate, Channel North", "former_official", "Dairy Inspectorate"),
    ("State health director, Marrow", "official", "Marrow"),
    ("County fire chief", "official", ""),
    ("Publishing director, Halden & Cole", "company", "Halden & Cole"),
    ("Representative of the tenants", "spokesperson", "tenants"),
    ("Representative of Japan", "official", "Japan"),
    ("Chair of the inquiry", "official", ""),
    ("Professor Ada Marsh, Vell Institute, former head of the dam", "expert", None),
    ("Nurse, Marrow Hospital", "witness", None),
    ("Juggler", "unknown", None),
    ("Anna", "unknown", None),
]


@pytest.mark.parametrize(("line", "guest_class", "camp"), CASES, ids=[c[0] for c in CASES])
def test_class_and_principal(line: str, guest_class: str, camp: str | None) -> None:
    found = guests.profile(guest_of(line, 1), Dossier(()))
    assert found.guest_class == guest_class
    if camp != "":
        assert found.camp == camp


def test_the_reason_is_words_of_the_line() -> None:
    import re

    for line, *_ in CASES:
        for quoted in re.findall("‘([^’]*)’", guests.profile(guest_of(line, 1), Dossier(())).because):
            assert all(part.strip() in line for part in quoted.split("…")), (line, quoted)


STORY = (
    "Brightwater Energy said the dam was sound.\n\nThe dockers' union said it was not, and the Dockers' Union blamed the company.\n\n"
    "Tomas Reik was jailed for fraud on Monday. His lawyer, Ada Marsh, said he would appeal.\n"
)
ONLY = [
    ("Company spokesperson", "Brightwater Energy"),
    ("Chief Medical Officer, the company", "Brightwater Energy"),
    ("Lawyer for the defendant", "Tomas Reik"),
    ("Union leader", "Dockers' Union"),
]


@pytest.mark.parametrize(("line", "camp"), ONLY, ids=[c[0] for c in ONLY])
def test_the_only_side_of_its_kind(dossier_of: Callable[..., Dossier], line: str, camp: str) -> None:
    assert guests.profile(guest_of(line, 1), dossier_of(STORY)).camp == camp


def test_one_of_two_companies_is_nobody(dossier_of: Callable[..., Dossier]) -> None:
    found = guests.profile(guest_of("Company spokesperson", 1), dossier_of(STORY + "\nNorthmoor Holdings said no.\n"))
    assert found.camp not in ("Brightwater Energy", "Northmoor Holdings")


NAMED = """Dairy Wire, 4 May 2025

Sir Tom Orr, the chairman of Vell Milk, said on Sunday that the herd was healthy. "Nobody has been ill," Orr said.

Ada Marsh, a toxicologist at Teal University, said the samples were too old. "They prove nothing," Marsh said.

Ludmil Brandt, who resigned as food minister in March, said Vell Milk had been warned. "I signed the letter myself," Brandt said.

Food minister Dr Rosa Ek said no letter was known to the ministry. "We have looked," Dr Ek said.
"""
DESCRIBED = [  # line, who it is, class, camp
    ("Chairman Sir Tom Orr, Vell Milk", "Tom Orr", "company", "Vell Milk"),
    ("Ada Marsh, Vell Forum", "Ada Marsh", "expert", None),
    ("Former food minister Ludmil Brandt", "Ludmil Brandt", "former_official", "Ludmil Brandt"),
    ("Food Minister Dr Rosa Ek", "Rosa Ek", "official", ""),
]


@pytest.mark.parametrize(("line", "name", "guest_class", "camp"), DESCRIBED, ids=[c[0] for c in DESCRIBED])
def test_whom_the_articles_describe(
    dossier_of: Callable[..., Dossier], line: str, name: str, guest_class: str, camp: str | None
) -> None:
    dossier, guest = dossier_of(NAMED), guest_of(line, 1)
    person, found = identify(guest, dossier), guests.profile(guest, dossier)
    assert (bare_name(person.name) if person else None, found.guest_class) == (name, guest_class)
    if camp != "":
        assert found.camp == camp


def test_a_class_out_of_the_articles_says_where(dossier_of: Callable[..., Dossier]) -> None:
    found = guests.profile(guest_of("Ada Marsh, Vell Forum", 1), dossier_of(NAMED))
    assert "S1 ¶3" in found.because


CALLED = """Marrow Post, 4 May 2025

The charity Brightline said on Sunday that 40 people had been harmed. Brightline, a charity for patients, asked for an inquiry.

Vistula Kestrels, the Polish club, said the player was old enough. The club Vistula Kestrels paid a fee.

The Dune Electoral Commission said on Monday that no vote was lost. The Dune Electoral Commission denied that anybody had known.

Tom Orr, a safety engineer who left Vell Cranes in March, said nobody had tested a bolt. Vell Cranes, the company, said on Monday that it had.
"""
BY_ARTICLES = [  # line, class, camp
    ("Chief Executive, Brightline", "campaigner", "Brightline"),
    ("President, Vistula Kestrels", "company", "Vistula Kestrels"),
    ("Spokesperson, Dune Electoral Commission of Peru", "spokesperson", "Dune Electoral Commission"),
    ("Founder, Stepping Stones Football Academy", "company", "Stepping Stones Football Academy"),
    ("Former Safety Engineer, Vell Cranes", "witness", None),
]


@pytest.mark.parametrize(("line", "guest_class", "camp"), BY_ARTICLES, ids=[c[0] for c in BY_ARTICLES])
def test_what_the_articles_call_a_guests_body(
    dossier_of: Callable[..., Dossier], line: str, guest_class: str, camp: str | None
) -> None:
    profile = guests.profile(guest_of(line, 1), dossier_of(CALLED))
    assert (profile.guest_class, profile.camp) == (guest_class, camp)


def test_who_left_a_post_is_its_former_holder(dossier_of: Callable[..., Dossier]) -> None:
    person = identify(guest_of("Former Safety Engineer, Vell Cranes", 1), dossier_of(CALLED))
    assert person is not None and person.name == "Tom Orr"

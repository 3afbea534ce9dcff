"""What sentences state: suppliers, terms, sources of money, routes, powers, decisions replaced, offices."""

from dataclasses import replace

import pytest

from ingest.facts import Facts
from ingest.facts.names import same_words, tidy_name
from tests.ingest.test_amounts import read


def values(words: str, name: str) -> list[str]:
    return [f.value for f in read(words).named(name)]


@pytest.mark.parametrize(
    ("words", "names"),
    (
        ("Award a contract to Larch Ltd for boats.", ["Larch Ltd"]),
        ("Approve the award of a direct call off contract to Larch, worth £2.025m.", ["Larch"]),
        ("Awards a grant of £1.25m to the Fir Trust, a registered charity.", ["Fir Trust"]),
        ("Two grants are made, to Fir Trust and to Elm CIC.", ["Fir Trust", "Elm CIC"]),
        ("To award Fir Support a grant of £250,000.", ["Fir Support"]),
        ("Extend the contract with Ash Services (UK) Ltd for a year.", ["Ash Services (UK) Ltd"]),
        ("The forces have signed a contract with Larch University.", ["Larch University"]),
        ("The system is supplied and hosted by Larch Ltd.", ["Larch Ltd"]),
        ("The programme has contracted resources from Larch Associates to help.", ["Larch Associates"]),
        ("Approve a licence from Larch Ltd for the link.", ["Larch Ltd"]),
        ("It is provided by a selected supplier, Larch, through the network.", ["Larch"]),
        ("Larch plc was chosen in a further competition.", ["Larch plc"]),
        ("The preferred bidder is Larch Ltd.", ["Larch Ltd"]),
        ("The force is an Indirect Customer to the BOATS contract and can call off from it.", []),
        ("The Deputy Mayor reserves the right to call in a contract.", []),
        ("The contract is submitted to the Police and Crime Commissioner.", []),
        ("All services must move from the contract to the Police Cloud Gateway.", []),
        ("The Council has signed an Agreement to Lease.", []),
        ("A decision is needed by May in order to move services to PCG by June.", []),
        ("Option B: award a contract to Larch Ltd.", []),
        ("Larch Ltd was among the unsuccessful bidders for the contract.", []),
    ),
)
def test_a_supplier_is_whoever_has_or_gets_a_contract_or_grant(words: str, names: list[str]) -> None:
    assert values(words, "supplier") == names


def test_a_short_name_is_the_long_one_that_begins_with_it() -> None:
    facts = read("Award a contract to Larch Marine Ltd for boats.", "The contract with Larch Marine is for a year.")
    assert [f.value for f in facts.named("supplier")] == ["Larch Marine Ltd", "Larch Marine Ltd"]


def test_whoever_has_a_contract_now_is_the_current_supplier() -> None:
    assert values("The existing contract with Larch must be bid for again.", "current supplier") == ["Larch"]
    assert values("Award a contract to Larch Ltd.", "current supplier") == []


@pytest.mark.parametrize(
    ("words", "stated"),
    (
        (
            "Award a contract to Larch Ltd for five years from 1 June 2018 at £5m.",
            {"start": "2018-06-01", "term": "five years"},
        ),
        (
            "Approve the award of a 3 year and 2 month contract from February 2020.",
            {"start": "February 2020", "term": "3 year and 2 month"},
        ),
        (
            "Award a grant to Fir Trust for the period 1 April 2023 to 31 March 2025.",
            {"start": "2023-04-01", "end": "2025-03-31"},
        ),
        ("Year 1 01/04/2025 - 31/03/2026.", {"start": "2025-04-01", "end": "2026-03-31"}),
        ("Year 2 (Optional Extension) 01/04/2026 - 31/03/2027", {"extension": "whole"}),
        (
            "Award a contract to Larch Ltd for a year, with an option to extend by up to 24 months.",
            {"term": "a year", "extension": "option to extend by up to 24 months"},
        ),
        (
            "The contract has an optional extension of 12 months allowing for 12 months of use.",
            {"extension": "optional extension of 12 months"},
        ),
        ("Award a five-year contract to Larch Ltd.", {"term": "five years"}),
        ("Enters into a collaboration agreement with Elm Constabulary for five years from 1 June 2018.", {}),
        ("That it moves the end of the contract from 30 May 2025 to 30 May 2026.", {"end": "2026-05-30"}),
        ("The existing contract expires at the end of January 2020.", {}),
        ("The contract ends on 31 March 2020.", {}),
        ("The contract has no option to extend.", {}),
        ("Recordings are kept for seven years.", {}),
        ("A saving of £5,000 a year on the contract is expected from April 2021.", {}),
        ("A decision is required from the Deputy Mayor by 14/11/19 in order to allow time.", {"by": "2019-11-14"}),
    ),
)
def test_terms_are_those_of_what_is_decided(words: str, stated: dict[str, str]) -> None:
    facts = read(words, section="3. Facts")
    names = {"start": "start", "end": "end", "term": "term", "extension": "extension", "by": "decision required by"}
    found = {key: f.value for key, name in names.items() for f in facts.named(name)}
    wanted = {key: words if value == "whole" else value for key, value in stated.items()}
    assert {k: v for k, v in found.items() if v != "a year"} == {k: v for k, v in wanted.items() if v != "a year"}


@pytest.mark.parametrize(
    ("words", "sources"),
    (
        ("It is fully funded from River MOPAC approved revenue budget.", ["River MOPAC approved revenue budget"]),
        ("Costs will be met from within the existing River Service budget.", ["existing River Service budget"]),
        ("All funding being provided by the Home Office.", ["Home Office"]),
        ("They are grant funded direct to the Boat Programme from the Home Office.", ["Home Office"]),
        ("The cost is met from the Custody budget, line CS-40.", ["Custody budget, line CS-40"]),
        ("£410,000 from the Marine Support revenue budget", ["Marine Support revenue budget"]),
        ("It is as described and provided by the Boat Programme.", []),
        ("A contribution of more than £1m from the River Fund is reserved to the Mayor.", []),
    ),
)
def test_a_source_of_money_is_what_pays(words: str, sources: list[str]) -> None:
    assert values(words, "funding source") == sources


def test_a_budget_is_a_source_that_is_called_one() -> None:
    assert values("It is met from the Custody revenue budget.", "budget") == ["Custody revenue budget"]
    assert values("It is met from the Custody Reserve.", "budget") == []


@pytest.mark.parametrize(
    ("words", "routes", "frameworks"),
    (
        ("The contract is called off from the Public Boats Framework.", ["call-off"], ["Public Boats Framework"]),
        (
            "This direct call off contract is procured from the Boats in Policing (BIP) Agreement.",
            ["direct call-off"],
            ["Boats in Policing (BIP) Agreement"],
        ),
        ("The force will directly award under the Boats Agreement to Larch.", ["direct award"], ["Boats Agreement"]),
        ("It is bought under the Boats in Policing Agreement (BIP).", [], ["Boats in Policing Agreement (BIP)"]),
        (
            "Work will be let through two existing contracts: the Boats Agreement and the Oars Tower Agreement.",
            [],
            ["Boats Agreement", "Oars Tower Agreement"],
        ),
        ("The award is made via G Cloud 14 without a competition.", ["without a competition"], ["G Cloud 14"]),
        ("Approval for the compliant award via G Cloud 14 of oars.", ["award via G Cloud 14"], ["G Cloud 14"]),
        (
            "It is procured from the Home Office's Boats in Policing(BIP) Agreement.",
            [],
            ["Boats in Policing (BIP) Agreement"],
        ),
        (
            "The procurement is via the Boats in Policing Agreement (BIP) which is a compliant route to market.",
            ["Boats in Policing Agreement (BIP)"],
            ["Boats in Policing Agreement (BIP)"],
        ),
        (
            "The procurement will be through the existing compliant commercial agreements.",
            ["existing compliant commercial agreements"],
            [],
        ),
        ("It is called off under the Boats (BS) framework RM3808.", ["call-off"], ["Boats (BS) framework RM3808"]),
        ("Wet weather led to four concerts being called off.", [], []),
        ("The Skills Framework (SF) remains a focus for all.", [], []),
        ("Option C: a further competition under the Oars Framework.", [], []),
    ),
)
def test_routes_and_frameworks_are_those_that_are_used(words: str, routes: list[str], frameworks: list[str]) -> None:
    assert (values(words, "route"), values(words, "framework")) == (routes, frameworks)


@pytest.mark.parametrize(
    ("words", "powers"),
    (
        (
            "Paragraph 4.13 of the MOPAC Scheme of Delegation and Consent provides that she decides.",
            ["Paragraph 4.13 of the MOPAC Scheme of Delegation and Consent"],
        ),
        (
            "Under paragraph 6.2 of the Scheme of Governance and Consent it is reserved to the Commissioner.",
            ["paragraph 6.2 of the Scheme of Governance and Consent"],
        ),
        ("Paragraph 4.14 reserves the right to call in a proposal.", ["Paragraph 4.14"]),
        (
            "Under the Police Reform and Social Responsibility Act 2011 MOPAC may do anything conducive to it.",
            ["Police Reform and Social Responsibility Act 2011"],
        ),
        (
            "Section 143 of the Anti-social Behaviour, Crime and Policing Act 2014 allows the PCC to make grants.",
            ["Section 143 of the Anti-social Behaviour, Crime and Policing Act 2014"],
        ),
        (
            "The award is made under regulation 32(2)(c) of the Public Contracts Regulations 2015.",
            ["regulation 32(2)(c) of the Public Contracts Regulations 2015"],
        ),
        ("The Equality Act 2010 gives the Commissioner duties and powers to authorise.", []),
        ("Waste is dealt with under section 34 of the Environmental Protection Act 1990.", []),
        ("All awards will be made in accordance with the Public Contracts Regulations 2015.", []),
        ("The Mayor's Office is a contracting authority for the purposes of the Public Contracts Regulation 2015.", []),
        ("A grant is no contract, and the Public Contracts Regulations 2015 do not apply.", []),
    ),
)
def test_an_authority_is_the_power_that_is_cited(words: str, powers: list[str]) -> None:
    assert values(words, "authority") == powers


@pytest.mark.parametrize(
    ("words", "name", "reference"),
    (
        ("This decision supersedes PCD 2274.", "supersedes", ["PCD 2274"]),
        ("This decision supersedes Decision no. 11/2020 (by telephone).", "supersedes", ["11/2020"]),
        ("It replaces recommendations 1 and 3 of PCD2058.", "supersedes", ["PCD 2058"]),
        ("It takes the place of the charges in PCD 2288.", "supersedes", ["PCD 2288"]),
        ("This form varies the grant that was approved in PCD 2058.", "varies", ["PCD 2058"]),
        ("The service was extended to May 2024 (PCD 2274).", "supersedes", []),
        ("It is used instead of 60, as Decision no. 31/2023 requires.", "supersedes", []),
        ("PCD 2058 left a night line out.", "supersedes", []),
    ),
)
def test_another_decision_is_replaced_or_varied_where_the_words_say_so(
    words: str, name: str, reference: list[str]
) -> None:
    assert values(words, name) == reference


def signed(text: str, *after: str) -> Facts:
    facts = read(text, *after, kind="signature")
    return replace(facts, items=tuple(f for f in facts.items if f.name not in ("title", "language")))


def test_every_signature_block_has_its_office_and_date_at_one_place() -> None:
    facts = signed(
        "Outcome/approval by: PCC\nThe recommendations are approved.\nDate: 28/08/2025",
        "City Treasurer: I confirm that it can be paid.\nPrinted name: Lucian Ash\nDate: 04/09/2025",
    )
    assert [(f.name, f.value, f.at.ordinal) for f in facts.items] == [
        ("signatory", "PCC", 1),
        ("decision maker", "PCC", 1),
        ("approval", "The recommendations are approved.", 1),
        ("decision date", "2025-08-28", 1),
        ("signatory", "City Treasurer", 2),
        ("officer date", "2025-09-04", 2),
    ]


def test_a_sentence_that_names_the_mayor_is_no_office() -> None:
    facts = signed("this proposal and confirm that it may be put to the Deputy Mayor.\nDate: 11/05/2020")
    assert facts.items == ()


def test_a_name_ends_at_the_company_s_form() -> None:
    assert tidy_name("Larch Marine Ltd Contract") == "Larch Marine Ltd Contract"
    assert tidy_name("Larch Ltd and Elm Ltd") == "Larch Ltd"


def test_a_name_is_found_word_by_word() -> None:
    assert same_words("larch marine") in same_words("The Larch-Marine Ltd")
    assert same_words("Lar") not in same_words("Larch Ltd")


@pytest.mark.parametrize(
    ("words", "programmes"),
    (
        ("The monies are grant funded direct to the Boats Programme.", ["Boats Programme"]),
        ("The project sits within Programme 16, Strengthening Boats.", ["Programme 16, Strengthening Boats"]),
        ("Risks are kept in the register of the Mobility Programme.", []),
        ("As part of the Oars Programme, details are given below.", []),
    ),
)
def test_a_programme_is_the_one_of_what_is_decided(words: str, programmes: list[str]) -> None:
    assert values(words, "programme") == programmes


@pytest.mark.parametrize(
    ("words", "section", "authors"),
    (
        ("Report author: Ann Larch, Boats Manager", "9. Papers", ["Ann Larch"]),
        ("Report authors: Ann Larch, Ben Elm and Cy Ash", "9. Papers", ["Ann Larch", "Ben Elm", "Cy Ash"]),
        ("Report author: Chief Inspector Ann Larch, Criminal Justice", "9. Papers", ["Chief Inspector Ann Larch"]),
        ("D/Supt Ann Larch- Boats Director DI Ben Elm- Boats DI", "Originator", ["Ann Larch", "Ben Elm"]),
        ("D/Supt Ann Larch- Boats Director", "Summary", []),
    ),
)
def test_an_author_is_whoever_is_named_as_one(words: str, section: str, authors: list[str]) -> None:
    assert [f.value for f in read(words, section=section).named("author")] == authors

import pytest

from bot.eligibility.facts import FACT_BY_ID, FACTS, checked_value
from bot.swedish.answers import answer_to
from bot.swedish.facts import facts_in
from bot.swedish.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vi är ett aktiebolag i Kalix med 7 anställda som tillverkar stugor och vill köpa en CNC-fräs för 380 000 kr",
            {
                "municipality": "Kalix",
                "applicant_type": "limited_company",
                "employees": 7,
                "sector": "manufacturing",
                "purposes": ("machinery_equipment",),
                "cost_sek": 380_000,
                "already_started": False,
            },
        ),
        (
            "ja e ensam i firman o vill köp en svetsrobot för 200 tkr i piteå",
            {
                "municipality": "Piteå",
                "employees": 1,
                "purposes": ("machinery_equipment",),
                "cost_sek": 200_000,
                "already_started": False,
            },
        ),
        (
            "Vi omsätter 12 mkr, är 14 anställda i Köping och är inte på obestånd",
            {"municipality": "Köping", "turnover_sek": 12_000_000, "employees": 14, "insolvent": False},
        ),
        (
            "vår byaförening i Vittangi har inga anställda",
            {"municipality": "Kiruna", "applicant_type": "nonprofit_association", "employees": 0},
        ),
        (
            "Lanthandel i Riddarhyttan, vi har redan beställt en kyldisk för 90.000:-",
            {
                "municipality": "Skinnskatteberg",
                "sector": "grocery_store",
                "purposes": ("machinery_equipment",),
                "already_started": True,
                "cost_sek": 90_000,
            },
        ),
        (
            "Företaget ligger i Råneå och kunderna finns i hela landet",
            {"municipality": "Luleå", "in_lulea_urban_area": False, "market_reach": "national"},
        ),
        ("Vi är tre aktörer och projektet pågår 12 månader", {"partner_count": 3, "project_months": 12}),
        (
            "medfinansieringen är 30 procent, allt kontant",
            {"cofinancing_percent": 30, "cofinancing_in_cash": True},
        ),
        ("jag bor i Västerås men företaget ligger i Sala", {"municipality": "Sala"}),
        ("vi säljer lokalt men har inga konkurrenter", {"market_reach": "local", "local_competition": False}),
        ("vårt orgnr är 5560360793", {"organisation_number": "5560360793"}),
        ("org.nr 556036-0793", {"organisation_number": "5560360793"}),
    ],
)
def test_a_message_gives_just_the_facts_it_states(text: str, expected: dict[str, object]) -> None:
    assert facts_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hej!",
        "Hur mycket får man i Mikrostöd?",
        "vi får se",
        "Vem kan söka?",
        "det här är bra",
        "",
        "???",
        "vad är det för stöd",
        "vi är ett företag",
        "tack så mycket",
        "jag vill ha 30 000 kronor i bidrag",
        "sedan 2019 har vi hållit på",
        "196001011234",
        "0920-711 52",
        "inget åkeri",
        "vi är inte ett aktiebolag",
        "Boden eller Luleå",
    ],
)
def test_a_message_that_states_nothing_certain_gives_no_facts(text: str) -> None:
    assert facts_in(text) == {}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("våra grannar driver ett åkeri", "market_reach"),
        ("slöjd till turister, enskild firma i Pajala", "in_lulea_urban_area"),
        ("butiken ligger i centrum i Kalix, inne i stan", "in_lulea_urban_area"),
        ("vi exporterar till Norge, hård konkurrens", "local_competition"),
        ("organisationsnummer 5560360794", "organisation_number"),
        ("mitt personnummer är 600101-1234", "organisation_number"),
    ],
)
def test_a_fact_is_not_read_out_of_words_about_something_else(text: str, fact: str) -> None:
    assert fact not in facts_in(text)


def test_customers_do_not_decide_the_sector() -> None:
    assert facts_in("enskild firma som säljer slöjd till turister")["sector"] == "crafts_culture"


@pytest.mark.parametrize(
    "text",
    [
        "380 000 kr till maskiner i Kalix",
        "projektet 12 månader 3 aktörer",
        "999999999999999999 kr",
        "120 procent",
        "vi är 99999999 anställda",
    ],
)
def test_whatever_is_read_is_a_valid_value(text: str) -> None:
    for fact, value in facts_in(text).items():
        assert checked_value(FACT_BY_ID[fact], value) == value


CHOICES = [(fact.id, value) for fact in FACTS if fact.values for value in fact.values]


@pytest.mark.parametrize(("fact", "value"), CHOICES)
def test_the_title_on_a_button_answers_its_question(fact: str, value: str) -> None:
    expected = (value,) if FACT_BY_ID[fact].type == "choices" else value

    assert answer_to(fact, lexicon()[fact].titles[value]) == expected


@pytest.mark.parametrize(("fact", "value"), CHOICES)
def test_the_value_that_a_client_sends_answers_its_question(fact: str, value: str) -> None:
    expected = (value,) if FACT_BY_ID[fact].type == "choices" else value

    assert answer_to(fact, value) == expected


@pytest.mark.parametrize("fact", [fact.id for fact in FACTS if fact.type == "boolean"])
@pytest.mark.parametrize(
    ("text", "value"), [("Ja", True), ("Nej", False), ("jo", True), ("nä", False), ("ja det stämmer", True)]
)
def test_yes_and_no_answer_every_yes_or_no_question(fact: str, text: str, value: bool) -> None:
    assert answer_to(fact, text) is value


@pytest.mark.parametrize("fact", [fact.id for fact in FACTS if fact.type == "boolean"])
@pytest.mark.parametrize("text", ["true", "false"])
def test_the_value_of_a_yes_or_no_button_answers_too(fact: str, text: str) -> None:
    assert answer_to(fact, text) is (text == "true")


@pytest.mark.parametrize(
    ("fact", "text", "expected"),
    [
        ("municipality", "Kalix", "Kalix"),
        ("municipality", "kalix", "Kalix"),
        ("municipality", "i kalix kommun", "Kalix"),
        ("municipality", "Råneå", "Luleå"),
        ("municipality", "jokmokk", "Jokkmokk"),
        ("municipality", "Umeå", "Umeå"),
        ("municipality", "åre", "Åre"),
        ("municipality", "mora", "Mora"),
        ("municipality", "köping", "Köping"),
        ("municipality", "västeras", "Västerås"),
        ("municipality", "Håbo", "Håbo"),
        ("applicant_type", "AB", "limited_company"),
        ("applicant_type", "ett aktiebolag", "limited_company"),
        ("applicant_type", "enskild", "sole_trader"),
        ("applicant_type", "en kommun", "municipality"),
        ("applicant_type", "kommun", "municipality"),
        ("applicant_type", "HB", "partnership"),
        ("applicant_type", "privat", "private_person"),
        ("sector", "åkeri", "haulage"),
        ("sector", "vi kör lastbil", "haulage"),
        ("sector", "bageri", "food_processing"),
        ("sector", "it", "ict"),
        ("market_reach", "hela Sverige", "national"),
        ("market_reach", "sverige", "national"),
        ("market_reach", "mest lokalt men även utomlands", "international"),
        ("market_reach", "på orten", "local"),
        ("market_reach", "länet", "regional"),
        ("purposes", "maskiner och marknadsföring", ("marketing", "machinery_equipment")),
        ("purposes", "Maskiner och inventarier, Marknadsföring", ("marketing", "machinery_equipment")),
        ("purposes", "köp en ugn", ("machinery_equipment",)),
        ("purposes", "marketing,machinery_equipment", ("marketing", "machinery_equipment")),
        ("employees", "7", 7),
        ("employees", "sju", 7),
        ("employees", "vi är sju", 7),
        ("employees", "bara jag", 1),
        ("employees", "inga", 0),
        ("employees", "en", 1),
        ("employees", "fyra heltid och två deltid", 6),
        ("employees", "tolv stycken varav två deltid", 12),
        ("cost_sek", "380 000", 380_000),
        ("cost_sek", "380tkr", 380_000),
        ("cost_sek", "en halv miljon", 500_000),
        ("cost_sek", "ca 45.000 kr", 45_000),
        ("cost_sek", "4000", 4_000),
        ("turnover_sek", "1,5 mkr", 1_500_000),
        ("turnover_sek", "12 miljoner", 12_000_000),
        ("balance_sheet_sek", "8 msek", 8_000_000),
        ("owner_work_share_percent", "60 %", 60),
        ("owner_work_share_percent", "60", 60),
        ("owner_work_share_percent", "heltid", 100),
        ("owner_work_share_percent", "halvtid", 50),
        ("owner_work_share_percent", "hundra procent", 100),
        ("owner_work_share_percent", "37,5", 37.5),
        ("de_minimis_received_sek", "0", 0),
        ("de_minimis_received_sek", "inget", 0),
        ("de_minimis_received_sek", "nej", 0),
        ("de_minimis_received_sek", "vi har aldrig fått", 0),
        ("de_minimis_received_sek", "400 000 kr", 400_000),
        ("de_minimis_received_sek", "nej, bara 30 000 kr", 30_000),
        ("partner_count", "tre", 3),
        ("partner_count", "5 st", 5),
        ("project_months", "12", 12),
        ("project_months", "ett år", 12),
        ("project_months", "två år", 24),
        ("project_months", "18 månader", 18),
        ("project_months", "ett halvår", 6),
        ("cofinancing_percent", "25", 25),
        ("cofinancing_percent", "30 procent", 30),
        ("organisation_number", "556036-0793", "5560360793"),
        ("organisation_number", "5560360793", "5560360793"),
        ("insolvent", "nej vi har god ekonomi", False),
        ("insolvent", "ja tyvärr, vi är i konkurs", True),
        ("needs_support", "det blir inte av annars", True),
        ("needs_support", "vi gör det ändå", False),
        ("permits_in_place", "inga behövs", True),
        ("permits_in_place", "det behövs inga", True),
        ("permits_in_place", "nej, det behövs inga tillstånd", True),
        ("permits_in_place", "inte än", False),
        ("local_competition", "nej, vi är ensamma", False),
        ("already_started", "nej inte än", False),
        ("already_started", "ja, jag har beställt", True),
        ("in_lulea_urban_area", "nej, i Råneå", False),
        ("cofinancing_in_cash", "nej, en del är arbetstid", False),
    ],
)
def test_an_answer_is_read_in_the_light_of_its_question(fact: str, text: str, expected: object) -> None:
    assert answer_to(fact, text) == expected


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("municipality", "hemma"),
        ("municipality", "Kalix eller Boden"),
        ("municipality", "i skogen"),
        ("municipality", ""),
        ("applicant_type", "ja"),
        ("applicant_type", "inte aktiebolag"),
        ("sector", "7"),
        ("market_reach", "nej"),
        ("purposes", "vet inte"),
        ("purposes", "ja"),
        ("employees", "ganska många"),
        ("employees", "-"),
        ("employees", "7,5 procent"),
        ("cost_sek", "dyrt"),
        ("cost_sek", "50 procent"),
        ("owner_work_share_percent", "150"),
        ("owner_work_share_percent", "ja"),
        ("cofinancing_percent", "ja"),
        ("organisation_number", "5560360794"),
        ("organisation_number", "12345"),
        ("organisation_number", "nej"),
        ("already_started", "kanske"),
        ("insolvent", "vad betyder det?"),
        ("already_started", ""),
        ("employees", "99999999999"),
    ],
)
def test_what_does_not_answer_the_question_is_never_guessed(fact: str, text: str) -> None:
    assert answer_to(fact, text) is None


def test_a_postcode_in_one_piece_is_no_cost() -> None:
    assert facts_in("97632 Luleå") == {"municipality": "Luleå"}

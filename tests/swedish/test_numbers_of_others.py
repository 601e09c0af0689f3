"""Numbers that are another's, another time's, a hope, a limit or of another thing, and the same words told of oneself."""

import pytest

from bot.swedish.facts import facts_in
from bot.swedish.normalise import cleaned
from bot.swedish.quantities import quantities_in

QUANTITIES = (
    "employees",
    "turnover_sek",
    "balance_sheet_sek",
    "cost_sek",
    "owner_work_share_percent",
    "partner_count",
    "project_months",
    "cofinancing_percent",
    "de_minimis_received_sek",
)


def numbers_told_in(text: str) -> dict[str, object]:
    """What is read of quantities alone."""
    return {fact: value for fact, value in facts_in(cleaned(text)).items() if fact in QUANTITIES}


@pytest.mark.parametrize(
    "text",
    [
        # what relatives, neighbours, customers, parent companies and those read of have
        "Grannbyns snickeri har nio anställda och fick 300 000 i stöd.",
        "Vi bemannar åt ett företag som har 45 anställda.",
        "Koncernen omsätter 900 miljoner.",
        "Min förra arbetsgivare hade 30 anställda.",
        "Jag är en av 85 anställda på sågen men driver keramikfirma vid sidan om.",
        "Jag läste i tidningen att ett bageri i Kalix fått 400 000 kronor i stöd.",
        "Ett par bekanta i Ljusdal har fått 75 000 kr av regionen.",
        "Dottern tar över snart, hon har två anställda i sitt eget bolag.",
        "Bolaget vi köpte av hade en omsättning på 15 miljoner.",
        "Grannkommunen driver ett projekt med åtta parter.",
        "Min bror arbetar heltid i bolaget, jag är bara delägare.",
        "Jag sålde mitt förra bolag, det omsatte 18 miljoner.",
        # what was, will be, would be
        "I fjol hade vi elva anställda. Sedan dess har fyra slutat.",
        "Målet är att ha femton anställda om tre år.",
        "Om vi fick stödet skulle vi kunna bli sju anställda.",
        "I år siktar vi på att omsätta 8 miljoner.",
        "När vi var som störst omsatte vi 30 miljoner.",
        "Till hösten ska jag börja jobba heltid i firman.",
        "Innan barnen kom jobbade jag heltid i företaget.",
        "Hade vi sökt 2020 hade vi fått 100 000 i stöd.",
        "För tio år sedan fick vi 300 000 i bidrag.",
        "Jag har precis sagt upp tre anställda.",
        # limits, demands, changes
        "Stödet är för företag med färre än 50 anställda, eller hur?",
        "Det krävs minst tre aktörer har jag förstått.",
        "Vi söker två partner till projektet.",
        "Vi ökade omsättningen med 500 000 förra året.",
        "Vi ligger under 10 miljoner i omsättning.",
        # what is sold, paid long ago, paid by others, one of many, no price at all
        "Vi säljer våra båtar för 320 000 kronor styck.",
        "När jag startade la jag 150 000 på utrustning.",
        "Vi har redan köpt en truck för 210 000, nu vill vi ha en ställning till.",
        "Banken ställer upp med 400 000.",
        "Vi kan lägga in 150 000 själva.",
        "Fastigheten är taxerad till 1,8 miljoner.",
        "Restaurangen omsätter 4 miljoner och hotellet 6 miljoner.",
        "Varje stuga kostar 450 000 och vi vill bygga fyra.",
        "Reparationen av den gamla skulle gå på 110 000 så det är ingen idé.",
        "Arbetet beräknas ta 600 timmar à 500 kronor.",
        # time that is no project's, shares of something else
        "Vi startade för åtta månader sedan.",
        "Pengarna räcker i tre månader till.",
        "Vi har hållit på i 18 månader redan.",
        "I förra projektet medfinansierade kommunen 40 procent.",
        "Kommunen betalar 60 procent av min hyra.",
    ],
)
def test_a_number_of_something_else_is_no_fact(text: str) -> None:
    assert numbers_told_in(text) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vi har åtta anställda och kunderna är stora gruvföretag.", {"employees": 8}),
        ("Idag är vi fem anställda, i fjol var vi tre.", {"employees": 5}),
        ("Vårt bolag har 18 anställda.", {"employees": 18}),
        ("Min fru och jag driver bolaget, vi har tre anställda.", {"employees": 3}),
        ("Sen i fjol är vi tre anställda.", {"employees": 3}),
        (
            "Butiken har tre anställda och omsätter 7 mkr.",
            {"employees": 3, "turnover_sek": 7_000_000},
        ),
        ("Jag tog över efter pappa 2018 och bolaget omsätter nu 6 miljoner.", {"turnover_sek": 6_000_000}),
        ("Vi har sedan tidigare fått 55 000 kr i försumbart stöd.", {"de_minimis_received_sek": 55_000}),
        ("Syrran fick 50 tusen av Almi, jag har inte fått ett öre i stöd.", {"de_minimis_received_sek": 0}),
        ("Vi köper in en ny linje för 2,4 miljoner till våren.", {"cost_sek": 2_400_000}),
        ("Förra svarven kostade 600 000, den nya går på 850 000.", {"cost_sek": 850_000}),
        ("Kostnaden uppskattas till 150 000 kronor, varav vi står för hälften.", {"cost_sek": 150_000}),
        ("Om vi får stöd köper vi en svarv för 900 000.", {"cost_sek": 900_000}),
        ("Jag jobbar 100 procent i bolaget sen 2020.", {"owner_work_share_percent": 100}),
        ("Partnerna bidrar med 25 procent i kontant medfinansiering.", {"cofinancing_percent": 25}),
        (
            "I projektet är vi sju parter, och det ska hålla på i två år.",
            {"partner_count": 7, "project_months": 24},
        ),
    ],
)
def test_a_number_of_ones_own_is_read_beside_such_words(text: str, told: dict[str, object]) -> None:
    assert numbers_told_in(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vi var åtta anställda före pandemin men nu är vi bara tre kvar.", {"employees": 3}),
        ("Till våren blir vi nio anställda, idag är vi sex.", {"employees": 6}),
        ("Oms 4 mkr, fel av mig, 4,4 mkr.", {"turnover_sek": 4_400_000}),
        ("Vi är tre parter... nej just ja, fyra med museet.", {"partner_count": 4}),
        ("24 månader sa jag visst, det ska vara 18.", {"project_months": 18}),
        (
            "Jag jobbar 50 procent i firman, eller det gjorde jag, nu är det 75.",
            {"owner_work_share_percent": 75},
        ),
        ("Omsättningen var 3 miljoner 2021 och i fjol 5 miljoner.", {"turnover_sek": 5_000_000}),
        ("Sju anställda. Nej förresten, Kalle slutade, så sex.", {}),
    ],
)
def test_of_two_numbers_the_one_of_today_counts(text: str, told: dict[str, object]) -> None:
    assert numbers_told_in(text) == told


def test_the_older_of_two_years_is_passed_over() -> None:
    found = quantities_in("vi omsatte 5,5 mkr i fjol och 4,8 mkr aret innan")

    assert [(one.fact, one.value) for one in found] == [("turnover_sek", 5_500_000)]


def test_a_stranger_who_is_written_for_is_the_applicant() -> None:
    told = numbers_told_in("Jag skriver åt min man, han har fyra anställda.")

    assert told == {"employees": 4}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vi är 33 anställda. Vår största konkurrent, med sina 900 anställda, pressar priserna.", {"employees": 33}),
        ("Plåtslageri, AB, 6 anställda. En verkstad med tolv anställda öppnade i fjol.", {"employees": 6}),
        ("Pensionat, AB. 11 anst. (Systerbolaget i Boden, 40 anst, är inte med.)", {"employees": 11}),
        ("Handelsbolag, 4 anställda. Konkurrenten i Boden, 20 anst, växer.", {"employees": 4}),
        ("AB i Luleå. Anst: 14.", {"employees": 14}),
        ("Dotterbolag till en gruva, 12 anställda.", {"employees": 12}),
        ("Jag själv är den enda anställda.", {"employees": 1}),
        ("En smed jag känner i Falun har sex anställda.", {}),
        ("Jag är inte den enda anställda, vi är tre.", {"employees": 3}),
        ("Jag driver ett hotell med 14 anställda.", {"employees": 14}),
        ("Omsättningen sjönk till 3,1 mkr i fjol.", {"turnover_sek": 3_100_000}),
        ("Omsättningen ska öka till 5 mkr.", {}),
        ("Jag jobbar 70 procent med detta och resten på skolan.", {"owner_work_share_percent": 70}),
        ("Jag jobbar 60 procent med att sälja detta åt andra.", {}),
        ("Ca 30 % av en heltid jobbar jag på lasarettet.", {}),
        ("Projekt. Fyra parter fanns det, men en del hoppade av.", {}),
        ("Vi var fem parter i förra ansökan.", {}),
        ("Projekt. Var fem parter men en hoppade av, nu 4.", {"partner_count": 4}),
        ("Vår systerfirma i Kiruna har 14 anställda.", {}),
        ("Projekt. Parter: vi, kommunen och Almi, dvs tre. Tre års tid.", {"partner_count": 3}),
        ("Projekt. Hälften betalar övriga parter.", {"cofinancing_percent": 50}),
        ("Projekt. Hälften betalar vi.", {}),
        ("45 500 landar offerten på.", {"cost_sek": 45_500}),
    ],
)
def test_where_one_number_is_surely_ones_own_it_is_read(text: str, told: dict[str, object]) -> None:
    assert numbers_told_in(text) == told

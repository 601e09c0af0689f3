"""What is in doubt is left out: two prices, two plans that nobody joins, guesses, others' matters, a tag that asks."""

import pytest

from bot.swedish.doubts import without_doubts
from bot.swedish.facts import facts_in
from bot.swedish.normalise import cleaned
from bot.swedish.statements import contradicted


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # plans: one that is wished for beside a word that only stands there
        ("Vi är ett litet bryggeri. Vi ska starta ett projekt och utveckla ett nytt samarbete", "purposes"),
        ("Vi vill utveckla en ny metod för intervjuer", "purposes"),
        ("Vi är certifierade enligt ISO", "purposes"),
        # the trade of others
        ("Vi hjälper hotell med bokningen, ab i Gällivare", "sector"),
        ("Vi servar sågverk i hela länet", "sector"),
        ("Vi målar om åt skolor och hotell", "sector"),
        ("Vi ska leverera till åkeriernas lastbilar", "sector"),
        ("Säljer ni kläder? Nej, inte vi", "sector"),
        ("Hotellboken AB i Sala", "sector"),
        ("Vi söker pengar till en film och en broschyr", "sector"),
        # places
        ("Vår filial ligger bra men dotterbolaget i Umeå går dåligt", "municipality"),
        ("Vi sitter i Arboga nu men flyttar till Köping i vår", "municipality"),
        ("Projektet drivs av oss och Visit Kiruna", "municipality"),
        ("Vi har fått pris av en leverantör i Luleå", "municipality"),
        ("ab strax nära Sala", "municipality"),
        # money
        ("Vi vill ha en skylt för 18 000 kr och en monter 44 000 kr", "cost_sek"),
        ("Jag har 90 000 sparat", "cost_sek"),
        ("Medlemsföretagen har 12 000 anställda", "cost_sek"),
        ("Har inte råd utan bidrag", "own_financing"),
        ("Utan stöd har vi inte råd", "own_financing"),
        ("Projekt. Kommunen och banken går in med 25 procent vardera i medfinansiering", "cofinancing_percent"),
        ("Medlemmarna har samlat ihop 60 000 till egen insats", "cost_sek"),
        ("Vi har köpt en gammal skola", "applicant_type"),
        # heads
        ("Föreningen samlar 30 företag med sammanlagt 700 anställda", "employees"),
        ("Kommunen och regionen, vi är två. Kommunen söker projektmedel.", "employees"),
        ("Dotterbolaget i Luleå med 35 anställda", "employees"),
        ("Kursen i bokföring, 7 personer, kostar 30 000", "employees"),
        # yes or no
        ("Bygglov behövs inte va?", "permits_in_place"),
        ("Jag tror att inga tillstånd behövs", "permits_in_place"),
        ("Kollektivavtal har vi kanske", "collective_agreement_terms"),
        ("Hyundai har redan beställt tio av oss", "already_started"),
        ("Vi har bokat montern men inte resan", "already_started"),
        ("Har köpt lokalen i byn", "already_started"),
        ("Vi gör det även utan stöd fast då senare", "needs_support"),
        ("Projekt. Medfinansieringen är i pengar. En del är arbetstid.", "cofinancing_in_cash"),
    ],
)
def test_what_is_in_doubt_is_left_out(text: str, fact: str) -> None:
    assert fact not in facts_in(cleaned(text))


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Vi ska köpa en kapsåg och gå en svetskurs", "purposes", ("skills_development", "machinery_equipment")),
        ("Energispar: ny torkfläkt + konsult", "purposes", ("consulting", "energy_environment")),
        ("Vi vill köpa en stockvändare för 185 000 kronor", "purposes", ("machinery_equipment",)),
        ("Stockvändare 185 000 kr, vill köpa.", "purposes", ("machinery_equipment",)),
        ("Vi vill utveckla en ny cykelställ", "purposes", ("product_development",)),
        ("Vi vill ta fram ett exporterbjudande för småföretag", "purposes", ("export_collaboration",)),
        ("ab som röker sik och säljer den", "sector", "fishing"),
        ("Vi framställer tvål i Boden", "sector", "manufacturing"),
        ("Museum i Sala. Digital guide 80 tkr.", "sector", "crafts_culture"),
        ("kör grävmaskin i Pajala", "sector", "contracting"),
        ("Fjällbröd AB i Kiruna, vi bakar tunnbröd", "sector", "food_processing"),
        ("Kommunen här (Arboga), vi vill driva ett projekt", "applicant_type", "municipality"),
        ("Haparanda stad (alltså kommunen) söker medel", "applicant_type", "municipality"),
        ("Jag arbetar på Bodens kommun med ett projekt som genomförs i Jokkmokk", "municipality", "Jokkmokk"),
        ("Snickeri i Heby, vi ligger nära Sala", "municipality", "Heby"),
        ("verkstad i Kalix, offert av en leverantör i Luleå", "municipality", "Kalix"),
        ("aktiebolag i Norberg med stora motorer", "municipality", "Norberg"),
        ("firma i fagersta. polarens firma i sala fick 70 000", "municipality", "Fagersta"),
        ("Kostnad: film 20 000 och annonser 15 000, totalt 35 000", "cost_sek", 35_000),
        ("AB, 4 anställda. Ica bredvid har 20 anställda.", "employees", 4),
        ("Några anställda har vi inte", "employees", 0),
        ("Föreningen har en anställd verksamhetsledare", "employees", 1),
        ("jobbar me det på 75 procent, enskild firma", "owner_work_share_percent", 75),
        ("ensk firma. jobbar heltid här", "owner_work_share_percent", 100),
        ("Projekt. Parter: vi + 1 partner (totalt 2).", "partner_count", 2),
        ("Projekt. Medlemmarna skjuter till 40 procent i kontanter", "cofinancing_percent", 40),
        ("Projekt. Medfinansieringen är i rena pengar och inget i arbetstid", "cofinancing_in_cash", True),
        ("frisör, konkurrens saknas inte direkt på orten", "local_competition", True),
        ("Vi har inte skrivit kontrakt med dem än", "already_started", False),
        ("Vi har hunnit betala handpenning", "already_started", True),
        ("Vi började gräva för grunden i tisdags", "already_started", True),
        ("Köpet görs bara om vi får stöd", "needs_support", True),
        ("Utan stöd lär det dröja", "needs_support", True),
        ("Vi har aldrig tagit emot något försumbart stöd", "de_minimis_received_sek", 0),
        ("Bara norrmän som köper", "market_reach", "international"),
        ("Vi skickar över hela Europa", "market_reach", "international"),
        ("Vi har lagt undan pengar men det räcker inte", "own_financing", False),
    ],
)
def test_what_is_beyond_doubt_is_read(text: str, fact: str, value: object) -> None:
    assert facts_in(cleaned(text)).get(fact) == value


def test_a_fact_that_is_both_denied_and_stated_is_contradicted() -> None:
    assert contradicted("collective_agreement_terms", "kollektivavtal har vi inte. vi foljer kollektivavtal")
    assert not contradicted("already_started", "den ar annu inte bestalld")


def test_plans_of_one_breath_are_kept_and_others_left_out() -> None:
    found = {"purposes": ("marketing", "machinery_equipment"), "employees": 3}
    assert without_doubts(found, "en ny ugn och en ny hemsida", {}) == found
    assert without_doubts(found, "vi har en ugn. hemsidan ar gammal", {}) == {"employees": 3}

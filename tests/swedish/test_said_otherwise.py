"""The same facts said in other ways: negations, changed plans, forms, telegrams and learners of Swedish."""

import pytest

from bot.swedish.answers import answer_to
from bot.swedish.facts import facts_in
from bot.swedish.sought import sought_purposes


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        # neither – nor, and other ways of not having begun
        ("vi har varken köpt eller beställt maskinen", "already_started", False),
        ("vi har vare sig skrivit avtal eller påbörjat arbetet", "already_started", False),
        ("ordern är inte lagd", "already_started", False),
        ("Inga avtal är tecknade.", "already_started", False),
        ("Kursen är inte bokad och ingen är anmäld.", "already_started", False),
        ("Maskinen är ej upphandlad.", "already_started", False),
        ("Beställt? Nej.", "already_started", False),
        # begun, told in the past without *har*
        ("köpte ny motor till båten i måndags", "already_started", True),
        ("vi la beställningen i förrgår", "already_started", True),
        ("betalade kursen för två veckor sedan", "already_started", True),
        ("vi har redan betalat fakturan", "already_started", True),
        ("avtalet är redan underskrivet", "already_started", True),
        ("skrev på kontraktet förra veckan", "already_started", True),
        # a plan that has changed, a number that is put right
        ("Projektet var först tänkt till 15 månader, men vi har kortat ner det till 12.", "project_months", 12),
        ("en kran för 390 tusen, nä förresten han sa 410 tusen", "cost_sek", 410_000),
        ("en fräs för 80 tkr, nej jag menar 90 tkr", "cost_sek", 90_000),
        ("först räknade vi med 500 000 kr men nu blir det 620 000 kr", "cost_sek", 620_000),
        ("Pris runt 400 000 och ett halvår i projekttid", "cost_sek", 400_000),
        # turnover
        ("omsättningen e 4,4 miljoner ungefär", "turnover_sek", 4_400_000),
        ("Omsättningen uppgick under räkenskapsåret till 3,8 miljoner", "turnover_sek", 3_800_000),
        ("vi säljer för 2,5 miljoner om året", "turnover_sek", 2_500_000),
        # people
        ("vi har två chaufförer anställda", "employees", 2),
        ("Antalet anställda uppgår till fem.", "employees", 5),
        ("Hur många anställda? 7", "employees", 7),
        ("vi har varken anställda eller lokal", "employees", 0),
        # what the owner works
        ("Det är mitt heltidsarbete.", "owner_work_share_percent", 100),
        ("Enskild firma / frisör / jobbar 60 % i salongen / Kungsör", "owner_work_share_percent", 60),
        ("Ägarens arbetstid i företaget: 50 %", "owner_work_share_percent", 50),
        ("jobbar 40 % på sjukhuset och 60 % i egna firman", "owner_work_share_percent", 60),
        # what others pay
        ("kommunen å banken står för 20 procent av projektet", "cofinancing_percent", 20),
        ("Projektet: 35 procent av kostnaden står andra för.", "cofinancing_percent", 35),
        ("hälften, 50 procent, får vi i medfinansiering", "cofinancing_percent", 50),
        ("Övriga finansiärer svarar för 30 procent.", "cofinancing_percent", 30),
        ("Projektets partner svarar för en fjärdedel.", "cofinancing_percent", 25),
        ("kommunen står för 20 procent av projektet å de e rena pengar", "cofinancing_in_cash", True),
        ("Medfinansieringen är 25 procent men består av personalens arbetstid.", "cofinancing_in_cash", False),
        ("Medfinansiering 30 %. Kontant: nej", "cofinancing_in_cash", False),
        ("Andra betalar 50 procent av projektet, inte allt i pengar.", "cofinancing_in_cash", False),
        # who takes part
        ("Projekt. Parter: 5 med oss", "partner_count", 5),
        ("ett projekt ihop med en förening i Kolari, så vi e två i projektet", "partner_count", 2),
        ("vi är fyra stugvärdar runt Riddarhyttan som vill gå ihop", "partner_count", 4),
        ("Partners: 4 inkl. oss.", "partner_count", 4),
        # money for the rest, need, permits, competition
        ("Egna pengar till resten: nej", "own_financing", False),
        ("den del som stödet inte täcker har vi redan i kassan", "own_financing", True),
        ("Egenfinansieringen är säkrad", "own_financing", True),
        ("resten fixar vi med sparpengar", "own_financing", True),
        ("resten lånar banken ut", "own_financing", True),
        ("får vi inget stöd så blir det inget av", "needs_support", True),
        ("blir de int nå stöd så blir de int nåt av de", "needs_support", True),
        ("jag genomför det i precis samma omfattning även utan stöd", "needs_support", False),
        ("Bygglovet för den nya hallen är inte beviljat än.", "permits_in_place", False),
        ("Bygglov är sökt.", "permits_in_place", False),
        ("tillstånd från kommunen har jag", "permits_in_place", True),
        ("alla tillstånd har vi färdiga", "permits_in_place", True),
        ("det finns tre åkerier till som slåss om samma jobb", "local_competition", True),
        ("konkurrens har jag gott om", "local_competition", True),
        ("vi är enda butiken i hela byn", "local_competition", False),
        ("konkurrens finns inte", "local_competition", False),
        ("Konkurrens? Ja, flera.", "local_competition", True),
        ("Några bidrag har vi inte fått de senaste åren.", "de_minimis_received_sek", 0),
        ("Tidigare stöd: inga", "de_minimis_received_sek", 0),
        ("vi konkurrerar inte med någon", "local_competition", False),
        ("På obestånd: nej", "insolvent", False),
        ("Nya arbetssätt: nej", "develops_new_methods", False),
        # who applies, where and in which trade
        ("Stiftelse. Projekt i Fagersta, hälften är ideell tid.", "applicant_type", "foundation"),
        ("Kommunalt bolag (näringsliv), Kalix. Samverkan skola/industri.", "applicant_type", "municipal_company"),
        ("Kommun: Kalix kommun. Interregprojekt.", "applicant_type", "municipality"),
        ("Undertecknad arbetar med kompetensfrågor vid Skogsstyrelsen i Pajala.", "applicant_type", "public_agency"),
        ("Min enskilda firma ligger i Kalix", "applicant_type", "sole_trader"),
        ("Jag äger ett båthus i Byske", "municipality", "Skellefteå"),
        ("hej, är från Umeå. syrran i Piteå tipsade", "municipality", "Umeå"),
        ("Jag har uppfunnit en sak. Inget företag. Bor i Skultuna.", "municipality", "Västerås"),
        ("enskild firma, trimmar hundar", "sector", "services"),
        ("vi är möbeltapetserare, ett gammalt hantverk", "sector", "crafts_culture"),
        ("han har en verkstad där han lagar bilar", "sector", "services"),
        ("min skogsfirma är ab, jag är skogsentreprenör", "sector", "contracting"),
        ("frisör, ska köpa två frisörstolar", "purposes", ("machinery_equipment",)),
        ("snöskoterverkstad, vi vill gå en kurs", "purposes", ("skills_development",)),
        ("salong med fem stolar, behöver hjälp med hyran och lönerna", "purposes", ("operating_costs",)),
    ],
)
def test_what_is_said_in_another_way_is_read(text: str, fact: str, value: object) -> None:
    assert facts_in(text).get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # numbers and places of others
        ("Firman tvärs över gatan, som vi ofta förväxlas med, har 60 anställda", "employees"),
        ("dotterbolag till en koncern med 2 000 anställda", "employees"),
        ("en utbildning för två medarbetare, 24 000 kr", "employees"),
        ("min bror bor i Luleå", "municipality"),
        ("60 procent av gästerna i projektet kommer från utlandet", "cofinancing_percent"),
        ("vi är fyra i styrelsen, föreningen är ideell", "employees"),
        # what has not begun, and what has nothing to do with the plan
        ("vi köpte firman i våras", "already_started"),
        ("la ner firman i våras", "already_started"),
        ("om vi la beställningen i måndags, får vi stöd då?", "already_started"),
        ("vi har redan betalat skatten", "already_started"),
        ("vi har varit igång sedan 1998", "already_started"),
        # words that look like others
        ("en massa papper och en massa frågor", "purposes"),
        ("företaget ligger i Arjeplog och kör buss", "purposes"),
        ("har redan skrivit på avtalet", "collective_agreement_terms"),
        ("Söker bara ersättning för egen arbetstid: 120 000. Luleå kommun.", "cofinancing_in_cash"),
        ("vi har fått kännedom om innovationsstödet", "purposes"),
        ("samverkan mellan skola och industri", "sector"),
        ("jag arbetar 50 procent och min kollega heltid i projektet", "cofinancing_percent"),
        ("det tog ett halvår att få svar", "project_months"),
        ("om nio månader öppnar vi", "project_months"),
        ("vi har 100 000 i kassan", "cost_sek"),
        ("elfirman räknade på det", "sector"),
        ("tillståndet från kommunen har kommit", "applicant_type"),
        # doubtful needs and means
        ("blir det inget stöd får vi se", "needs_support"),
        ("har du egna pengar till resten?", "own_financing"),
        ("konkurrensen vet jag inget om", "local_competition"),
        ("vi har kunder som tävlar om priser", "local_competition"),
        ("vad krävs för bygglov?", "permits_in_place"),
        ("vilka partner finns det?", "partner_count"),
    ],
)
def test_what_only_looks_like_it_is_left_out(text: str, fact: str) -> None:
    assert fact not in facts_in(text)


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("Järnhandel, Skultuna. 6 anst. Söker konsultstöd, 85 tkr.", {"consulting"}),
        ("Ärende: konsultstöd", {"consulting"}),
        ("Gäller: miljö- och energistöd", {"energy_environment"}),
        ("vi vill ha innovationsstöd", {"innovation"}),
        ("Innovationsstöd sökes. 600 tkr", {"innovation"}),
        ("hur söker man konsultstöd?", set()),
        ("gäller konsultstödet även oss?", set()),
        ("grannen söker konsultstöd", set()),
    ],
)
def test_a_support_that_is_sought_tells_its_purpose(text: str, purposes: set[str]) -> None:
    assert sought_purposes(text) == purposes


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("de_minimis_received_sek", "nä men jag är silversmed", None),
        ("de_minimis_received_sek", "nej, vad menas med det?", None),
        ("de_minimis_received_sek", "nä", 0),
        ("de_minimis_received_sek", "nej inget alls", 0),
        ("cost_sek", "300 000 för hela uppdraget, första delen är 50 000", 300_000),
        ("cost_sek", "80 000 för alltihop, varav 20 000 till frakten", 80_000),
        ("employees", "två anställda utöver oss två, så fyra sammanlagt", 4),
        ("needs_support", "nej den blir inte av annars", True),
        ("needs_support", "nä, annars blir det inget", True),
        ("needs_support", "nej vi gör det ändå", False),
        ("needs_support", "nej", False),
        ("needs_support", "mindre", True),
        ("needs_support", "den blir mindre utan stödet", True),
        ("already_started", "nä men kontraktet är påskrivet", True),
        ("already_started", "nej fast ugnen är beställd", True),
        ("already_started", "nej men vi har tagit in en offert", False),
        ("collective_agreement_terms", "nej men lönerna följer kollektivavtalet", True),
        ("permits_in_place", "ja när bygglovet är klart", None),
        ("permits_in_place", "ja, bygglovet är klart", True),
        ("sector", "en mekanisk grej till skogsmaskiner, tillverkning", "manufacturing"),
    ],
)
def test_an_answer_is_read_with_what_stands_around_it(fact: str, text: str, value: object) -> None:
    assert answer_to(fact, text) == value


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("vi är inget företag, vi är en förening", {}),
        ("Gör gärna en bedömning ändå.", {}),
        ("vi fick 60 000 av er i fjol", {"de_minimis_received_sek": 60_000}),
        ("vi vill utveckla en app", {}),
        ("som vill driva ett projekt", {}),
        ("projektet blir inte av utan pengarna från er", {"needs_support": True}),
        ("kör skogsmaskin", {"sector": "contracting"}),
        ("närmsta butik ligger fem mil bort", {}),
        ("vi är 41 person nu", {"employees": 41}),
        ("Påverkas vi av de 200 000 vi redan fått?", {}),
        ("vi fick 200 000 förra året av Tillväxtverket", {}),
        ("vi är bara ideella", {"applicant_type": "nonprofit_association"}),
        ("jobbar halvtid på ica", {}),
        ("redan i drift", {}),
        ("anlita en extern konsult för en digital strategi", {}),
        ("lokala kunder med konkurrens", {"market_reach": "local", "local_competition": True}),
        ("om vi vore fler än 50 då?", {"employees": 51}),
        ("om vi vore 60 stycken?", {"employees": 60}),
    ],
)
def test_only_what_was_said_is_a_fact(text: str, facts: dict[str, object]) -> None:
    assert {fact: value for fact, value in facts_in(text).items() if fact != "purposes"} == facts


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("nya produktbilder till webben", None),
        ("en ny produkt", ("product_development",)),
        ("provaren är redan i drift", None),
    ],
)
def test_pictures_of_a_product_and_a_thing_in_use_are_no_purpose(text: str, purposes: object) -> None:
    assert facts_in(text).get("purposes") == purposes

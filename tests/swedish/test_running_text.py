"""What running text says and does not say, class by class: one phrase each."""

import pytest

from bot.swedish.facts import facts_in


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        # a cue belongs to the number beside it
        ("maskinen kostar 1 050 000 kronor", "cost_sek", 1_050_000),
        ("820 mkr oms, 400 mkr balans, en ugn för 5 mkr", "turnover_sek", 820_000_000),
        ("820 mkr oms, 400 mkr balans, en ugn för 5 mkr", "balance_sheet_sek", 400_000_000),
        ("820 mkr oms, 400 mkr balans, en ugn för 5 mkr", "cost_sek", 5_000_000),
        ("oms 31 mkr. Ny ugn, 1,25 mkr", "cost_sek", 1_250_000),
        ("600 tkr/år i omsättning", "turnover_sek", 600_000),
        ("omsättning 41 miljoner och balansomslutning 17 miljoner", "balance_sheet_sek", 17_000_000),
        ("vi omsätter bra men behöver 50 000 till en kamera", "cost_sek", 50_000),
        ("0 kr de minimis", "de_minimis_received_sek", 0),
        # a slip of the tongue is taken back
        ("vi omsatte 900 tkr, nej förlåt, 960 tkr", "turnover_sek", 960_000),
        ("en ugn för 45 tusen nä vänta 54 tusen", "cost_sek", 54_000),
        ("en press, en halv miljon?? nej 50 000", "cost_sek", 50_000),
        ("en ugn för 45 tusen, nej 54", "cost_sek", 54_000),
        ("vi är fyra, nej fem", "employees", 5),
        ("fyra anställda, nej vänta fem anställda", "employees", 5),
        # numbers as they are said
        ("vi omsätter en å en halv miljon", "turnover_sek", 1_500_000),
        ("det kostar en kvarts miljon", "cost_sek", 250_000),
        ("vi ä 6 anstälda", "employees", 6),
        ("28 anst", "employees", 28),
        ("föreningen har en anställd", "employees", 1),
        # shares
        ("Kommunen går in med hälften av pengarna i projektet", "cofinancing_percent", 50),
        ("projektet görs ihop med kommunen, som betalar 25 procent", "cofinancing_percent", 25),
        ("Medfin 25 %", "cofinancing_percent", 25),
        ("vi är tre anställda och jag jobbar 75 % i firman", "owner_work_share_percent", 75),
        ("Jobbar 50 %.", "owner_work_share_percent", 50),
        ("folk lägger egen tid som medfinansiering", "cofinancing_in_cash", False),
        ("ett tvåårigt utvecklingsprojekt", "project_months", 24),
        ("ett utvecklingsprojekt. Budget 5 mkr, tre år.", "project_months", 36),
        ("tillsammans med två grannkommuner", "partner_count", 3),
        # told ahead of a question
        ("jag har redan skrivit på ordern, så frågan är om det är kört?", "already_started", True),
        ("har redan köpt en skopa kan man få nåt i efterhand??", "already_started", True),
        ("Har redan lagt ordern", "already_started", True),
        ("en maskin beställd i oktober", "already_started", True),
        ("Inget igång.", "already_started", False),
        ("har inte lagt ordern", "already_started", False),
        ("Ordern är inte lagd.", "already_started", False),
        ("jag har inte anlitat någon", "already_started", False),
        ("Behöver en portabel svarv, det är inte köpt.", "already_started", False),
        # money for the rest, permits, competition, dialogue, need
        ("det tar vi ur bolagets kassa", "own_financing", True),
        ("vi har sparat ihop vår egen del", "own_financing", True),
        ("medlemmarna skjuter till resten", "own_financing", True),
        ("egna pengar har jag tyvärr inte", "own_financing", False),
        ("har lite eget men resten finns inte än", "own_financing", False),
        ("strandskyddsdispensen e inte klar", "permits_in_place", False),
        ("konkurrensen är hård", "local_competition", True),
        ("det finns hur många salonger som helst", "local_competition", True),
        ("två andra uthyrare här", "local_competition", True),
        ("någon konkurrent på orten har jag inte", "local_competition", False),
        ("vi deltog i Almis hållbarhetsdialog", "sustainability_dialogue", True),
        ("vi kör på ändå om vi inte får nåt", "needs_support", False),
        ("ett arbetssätt som inte har prövats här", "develops_new_methods", True),
        # who applies
        ("vi är tre kompisar med ett HB", "applicant_type", "partnership"),
        ("en enskillfirma", "applicant_type", "sole_trader"),
        ("yrkesfiskare på Seskarö med enskild firma", "applicant_type", "sole_trader"),
        ("jag är ensam ägare till ett AB", "applicant_type", "limited_company"),
        ("Jag jobbar på Region Västmanland och undrar om vi kan söka", "applicant_type", "region"),
        ("jag skriver från näringslivskontoret på Kalix kommun", "applicant_type", "municipality"),
        ("Arbetsförmedlingen Gällivare, ett projekt", "applicant_type", "public_agency"),
        ("IF Metalls avdelning i Kiruna vill söka", "applicant_type", "trade_union"),
        # trades, purposes, markets
        ("jag syr skinnväskor", "sector", "crafts_culture"),
        ("vi guidar på fjället", "sector", "tourism"),
        ("vi bygger små fritidsbåtar", "sector", "manufacturing"),
        ("säljer inredning på nätet", "sector", "retail"),
        ("vi testar bilar på is", "sector", "car_testing"),
        ("vi vill utbilda montörerna", "purposes", ("skills_development",)),
        ("ta fram en ny sommarprodukt", "purposes", ("product_development",)),
        ("Fjäderhammare 85 000 kr", "purposes", ("machinery_equipment",)),
        ("de e bara stammisar härifrån stan", "market_reach", "local"),
        ("vi testar bilar åt tyska biltillverkare", "market_reach", "international"),
        ("Export: nej, bara Sverige", "market_reach", "national"),
        ("Ligger i Sala. Kunderna finns i Sala.", "market_reach", "local"),
        ("Luleå, Porsön, AB", "in_lulea_urban_area", True),
        ("ett projekt i Sala med företag runt Sala och Heby", "municipality", "Sala"),
    ],
)
def test_running_text_is_read(text: str, fact: str, value: object) -> None:
    assert facts_in(text).get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # others' facts
        ("vår systerfabrik i Borås har 140 anställda", "employees"),
        ("vår systerfabrik i Borås har 140 anställda", "municipality"),
        ("konkurrenten i Luleå har 40 anställda", "employees"),
        ("grannen fick 30000 till sin verkstad", "cost_sek"),
        ("grannen har redan köpt en svarv", "already_started"),
        ("resten är jag anställd hos Saab (flera tusen anställda)", "employees"),
        ("grannföretaget gick i konkurs", "insolvent"),
        # a number that counts something else
        ("närmaste affär ligger 4 mil bort", "cost_sek"),
        ("en hall på 5 000 kvm", "cost_sek"),
        ("hyran är 12 000 kr i månaden", "cost_sek"),
        ("en ugn för 300-400 tkr", "cost_sek"),
        ("kommunen hjälper till med 10 000", "cost_sek"),
        ("vi vill anställa två personer", "employees"),
        ("projektet ska nå alla 14 kommuner", "partner_count"),
        ("jag äger 100 procent av aktierna i företaget", "owner_work_share_percent"),
        ("min fru jobbar 50 procent i företaget", "owner_work_share_percent"),
        # what is asked or supposed is not told
        ("får jag stöd om jag redan har köpt?", "already_started"),
        ("om jag redan har beställt en ugn, kan jag få stöd då?", "already_started"),
        ("säg att jag har köpt en fräs, går det då?", "already_started"),
        ("går det ändå?", "needs_support"),
        ("jag vill göra en bedömning", "already_started"),
        ("hur mycket eget kapital krävs det", "own_financing"),
        ("jag är ensam i firman, enskild firma", "local_competition"),
        ("ihop med två andra företag i byn", "local_competition"),
        # names and other people's trades
        ("i samarbete med Svenskt Näringsliv och IF Metall", "sector"),
        ("vi säljer lampor till hotell och restauranger", "sector"),
        ("vi får annat stöd också", "sector"),
        ("vi samarbetar med Utbildning Nord", "purposes"),
        ("vi är AI-konsulter", "purposes"),
        ("maskinuthyrning? nej", "purposes"),
        ("vi hyr ut maskiner", "purposes"),
        ("en hyra på nya lokaler, kunderna hittar dit", "market_reach"),
        ("vi vill börja exportera till Norge", "market_reach"),
        ("en mässa i Norge för våra kunder", "market_reach"),
        ("kommunen har beviljat bygglov", "applicant_type"),
        ("vi är i Kalix kommun och gör stolar", "applicant_type"),
        ("jag jobbar på kommunen men vill starta eget", "applicant_type"),
    ],
)
def test_what_is_not_said_of_the_writer_is_left_out(text: str, fact: str) -> None:
    assert fact not in facts_in(text)

"""The same facts in polite, plain, spoken and telegram style, and what only looks like them."""

import pytest

from bot.swedish.facts import facts_in


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        # where customers are
        ("Beställarna finns i hela riket, från Malmö till Luleå.", "market_reach", "national"),
        ("ostarna går mest till Österrike å Schweiz", "market_reach", "international"),
        ("vi far omkring å spolar avlopp inom hela länet", "market_reach", "regional"),
        ("Marknaden är helt lokal.", "market_reach", "local"),
        ("Kunder: franska och belgiska resebyråer.", "market_reach", "international"),
        # pay and terms
        ("kollektivavtal har vi ju, de e klart", "collective_agreement_terms", True),
        ("Löner enl. kollektivavtal.", "collective_agreement_terms", True),
        ("vi har inget kollektivavtal, men lönerna följer avtalet", "collective_agreement_terms", True),
        # not begun, begun
        ("Slipmaskinen är ännu obeställd.", "already_started", False),
        ("ha itne beställt nå", "already_started", False),
        ("Vi avvaktar med beställningen tills vi fått besked.", "already_started", False),
        ("än har inget satts i gång", "already_started", False),
        # permits, dialogue, need
        ("Serveringstillstånd klart.", "permits_in_place", True),
        ("Dispensen har kommunen ännu inte godkänt.", "permits_in_place", False),
        ("hållbarhets dialogen ha vi redan gjort", "sustainability_dialogue", True),
        ("I höstas genomförde vi Almis hållbarhetsdialog.", "sustainability_dialogue", True),
        ("får vi inget bidrag skjuter vi på det ett par år", "needs_support", True),
        ("utan bidrag stänger vi", "needs_support", True),
        # who, how much, with whom
        ("kör taxi, enskil firma", "applicant_type", "sole_trader"),
        ("Campingen drivs genom ett aktiebolag med sju anställda.", "employees", 7),
        ("På lönelistan finns elva personer.", "employees", 11),
        ("Jag lägger omkring 70 procent av en heltid på firman.", "owner_work_share_percent", 70),
        ("vi fakturerar runt 2,6 milj om året", "turnover_sek", 2_600_000),
        ("vi omsätter en bit över tre miljoner", "turnover_sek", 3_000_000),
        ("Försumbart stöd de senaste tre åren: 55 000 kr", "de_minimis_received_sek", 55_000),
        ("ett projekt tillsammans med två kommuner och ett universitet", "partner_count", 4),
        ("Kanotuthyrare + hotell + guide = 3 företag i projektet", "partner_count", 3),
        ("Regionprojekt. Kommunen har lovat 25 procent, hälften i natura.", "cofinancing_in_cash", False),
        ("utan stöd klarar vi oss också", "needs_support", False),
        ("Vi har lagt undan pengar men det räcker inte", "own_financing", False),
        ("Robotsvets. Avtal skrivet i oktober.", "already_started", True),
        # what is planned, where and in which trade
        ("Ny smörgåspackare 180 tkr", "purposes", ("machinery_equipment",)),
        ("vi ska stå på en hantverksmässa med egen monter", "purposes", ("marketing",)),
        ("det är bara löpande drift, vi ska inte köpa någon ny traktor", "purposes", ("operating_costs",)),
        ("Vi tänker ta fram en ny mössmodell", "purposes", ("product_development",)),
        ("Åkeri i Sala, nej fel av mig, i Heby sedan i våras.", "municipality", "Heby"),
        ("målare från Pajala, jobbar i Kiruna å Gällivare", "municipality", "Pajala"),
        ("Reklambyrå med egen filmutrustning", "sector", "services"),
        ("Vi har en glashytta", "sector", "crafts_culture"),
    ],
)
def test_a_fact_is_read_however_it_is_put(text: str, fact: str, value: object) -> None:
    assert facts_in(text).get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("vi har inga kunder i Finland", "market_reach"),
        ("vårt systerbolag i Norge hjälper oss med kunder", "market_reach"),
        ("räknas det om vi säljer till Tyskland?", "market_reach"),
        ("Kunderna finns från Ystad till Haparanda", "municipality"),
        ("bussen går från Boden till Jokkmokk", "municipality"),
        ("projektet gör vi med Kalix och Överkalix", "municipality"),
        ("Kunder i Sala och Heby", "market_reach"),
        ("vi måste väl följa avtalet med hyresvärden", "collective_agreement_terms"),
        ("måste lönerna följa kollektivavtalet?", "collective_agreement_terms"),
        ("jag har snart beställt allt", "already_started"),
        ("miljötillståndet är ännu inte beviljat", "already_started"),
        ("hållbarhetsdialogen har jag redan gjort", "already_started"),
        ("tillståndet blir klart i vår", "permits_in_place"),
        ("får vi ingen hjälp att fylla i ansökan?", "needs_support"),
        ("en produkt som ingen annan gör i dag", "local_competition"),
        ("kunderna har i snitt fyra anställda", "employees"),
        ("svågerns åkeri har 30 anställda", "employees"),
        ("polarens butik omsätter 9 miljoner", "turnover_sek"),
        ("vi omsätter kanske eller kanske inte riktigt fyra miljoner", "cost_sek"),
        ("vi fick nej på ett bidrag på 60 000", "de_minimis_received_sek"),
        ("kan man jobba 50 procent i firman?", "owner_work_share_percent"),
        ("jag jobbar 80 procent av en heltid på lasarettet", "owner_work_share_percent"),
        ("min fru lägger halva sin tid, 50 procent av en heltid, på gården", "owner_work_share_percent"),
        ("räcker det med tre parter i projektet?", "partner_count"),
        ("projektet gör vi tillsammans med en högskola, tre kommuner och grannen", "partner_count"),
        ("vi driver krogen tillsammans med ett bryggeri", "partner_count"),
        ("fyra månader har vi väntat på svar", "project_months"),
        ("krävs det 25 procent i medfinansiering?", "cofinancing_percent"),
        ("60 procent lägger jag i den, resten kör ja buss", "own_financing"),
        ("jag är med i facket", "applicant_type"),
        ("vi vill göra en film om bygden", "sector"),
        ("taket för försumbart stöd är 3 300 000 kronor", "de_minimis_received_sek"),
        ("grannbyn fick bidrag på 400 000", "de_minimis_received_sek"),
        ("maskinen kostar 30 000 euro", "cost_sek"),
        ("mellan 5 och 7 anställda", "employees"),
        ("banken lovar 20 procent ränta på projektet", "cofinancing_percent"),
        ("jag och två anställda sköter projektet", "purposes"),
        ("vi hyr ut kanoter och kajaker", "purposes"),
        ("marknadsföring till turister från Tyskland", "market_reach"),
        ("jag läser på er sida om bankens kalkyler", "purposes"),
    ],
)
def test_what_is_not_told_is_left_out(text: str, fact: str) -> None:
    assert fact not in facts_in(text)

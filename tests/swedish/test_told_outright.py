"""Facts that are told outright in words of their own, and the same words where they mean something else."""

import pytest

from bot.swedish.facts import facts_in
from bot.swedish.normalise import cleaned


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        # how much the owner works
        ("Jag har enskild firma i Töre och jobbar sedan i våras heltid med keramiken", "owner_work_share_percent", 100),
        ("Det är min firma och jag lägger hela arbetsveckan på den.", "owner_work_share_percent", 100),
        ("numera lägger jag full arbetstid på verksamheten", "owner_work_share_percent", 100),
        ("Ensam i firman och arbetar heltid.", "owner_work_share_percent", 100),
        ("Har nagelsalong i Sala, enskild firma, jobbar där på heltid.", "owner_work_share_percent", 100),
        ("Halva arbetstiden går åt till firman, resten är jag lärare", "owner_work_share_percent", 50),
        ("jag lägger halva min arbetsvecka på företaget", "owner_work_share_percent", 50),
        ("det är ungefär 40 procent av en heltid som jag lägger på bolaget", "owner_work_share_percent", 40),
        # customers
        ("Vi lagar fioler åt orkestrar över hela landet", "market_reach", "national"),
        ("Hotell i hela landet beställer.", "market_reach", "national"),
        ("Kyrkor i hela Sverige skickar sina textilier till oss", "market_reach", "national"),
        ("Hovslagare, åker land och rike runt.", "market_reach", "national"),
        ("Butiker i Danmark och Norge köper av oss", "market_reach", "international"),
        ("kunderna bor runt hörnet", "market_reach", "local"),
        ("stammisarna bor i kvarteret", "market_reach", "local"),
        ("i byn är vi fem om samma kunder", "local_competition", True),
        ("det ligger tre salonger till på samma gata", "local_competition", True),
        # begun or not
        ("Köpeavtal undertecknat i måndags.", "already_started", True),
        ("Ombyggnaden är nu i gång.", "already_started", True),
        ("Någon beställning är inte lagd.", "already_started", False),
        ("Köpet är inte gjort", "already_started", False),
        ("utan bidrag får vi vänta ett år med investeringen", "already_started", False),
        # money of one's own, support got, need
        ("Den del vi ska stå för finns undansatt", "own_financing", True),
        ("Vi har pengarna på kontot till vår egen del", "own_financing", True),
        ("Pengar till resten tar vi från kassan", "own_financing", True),
        ("vi har inte fått en enda krona i bidrag", "de_minimis_received_sek", 0),
        ("Utan bidrag: bara en tredjedel.", "needs_support", True),
        # people, money, partners
        ("Sju anställda och kollektivavtal.", "collective_agreement_terms", True),
        ("Nystartat aktiebolag, ännu ingen omsättning.", "turnover_sek", 0),
        ("Kompetensprojekt i Kalix. Inga andra parter med.", "partner_count", 1),
        ("Fyra kommuner inberäknat oss.", "partner_count", 4),
        ("Vi är två små turistfirmor (kajak och bad) som vill slå ihop våra turer", "partner_count", 2),
        (
            "Projektet i Boden. Region Norrbotten går in och betalar. Kommunen är med och betalar 30 procent.",
            "cofinancing_percent",
            30,
        ),
        ("projektet prövar nya former för rekrytering", "develops_new_methods", True),
        # what the money is for
        ("Vi vill ta fram en ny, lättare version av släden, aktiebolag", "purposes", ("product_development",)),
        ("Handelsbolag, vi ska utveckla en ny modell för hästar", "purposes", ("product_development",)),
        ("Planen är att ta vara på värmen från ugnarna", "purposes", ("energy_environment",)),
        ("funderar på en ny spolanläggning till hallen, skulle kosta 210 000", "purposes", ("machinery_equipment",)),
        ("vi är tre stugägare i turismen som vill slå ihop våra paket", "purposes", ("tourism_cooperation",)),
        # where and what
        ("Smed i Karbenning. Mina knivar säljs hos handlare i Lund, Umeå och Falun.", "municipality", "Norberg"),
        ("Snickerifabrik, AB, Skellefteå. Bara fem mil från Piteå.", "municipality", "Skellefteå"),
        ("Min svägerska i Gävle har åtta anställda. Själv har jag en affär i Arboga.", "municipality", "Arboga"),
        ("jag drejar muggar och har en liten butik", "sector", "crafts_culture"),
        ("Jag blåser glas och har butik i ladan", "sector", "crafts_culture"),
        ("jag är massör med enskild firma", "sector", "services"),
        ("vi driver en campingplats", "sector", "tourism"),
        ("vi utvecklar programvara för sågverk", "sector", "ict"),
        ("jag har en keramikverkstad, en verkstad till finns i byn", "sector", "crafts_culture"),
        ("Jag har silversmide och säljer smycken i presentbutiker", "sector", "crafts_culture"),
        ("vi bygger fiskebåtar i aluminium", "sector", "manufacturing"),
        ("AB som reparerar lastbilar", "sector", "services"),
        ("bageri, 3 anställda nä vänta 4 me nya killen", "employees", 4),
        ("Hembygdsgård, ideell förening. Inga anst.", "employees", 0),
        ("Jag är näringslivschef i Norberg. Kommunen vill driva ett projekt.", "applicant_type", "municipality"),
        ("Vi representerar IF Metall i länet", "applicant_type", "trade_union"),
        ("Ingen order är lagd och egna pengar finns.", "own_financing", True),
        ("Inga pengar till egen insats", "own_financing", False),
        ("Påbörjas först efter beslut.", "already_started", False),
        ("Ordern är inte skriven", "already_started", False),
        ("Utan stöd gör vi det nästa år i stället.", "needs_support", True),
        ("Tillstånd för utsläpp väntar vi på", "permits_in_place", False),
        ("medfinansiering 25 %, i arbetstid, inga kontanter", "cofinancing_in_cash", False),
        ("det går inte att säga annat än att konkurrensen är hård", "local_competition", True),
        ("vi ska skicka tre av montörerna på solcellsutbildning", "purposes", ("skills_development",)),
        ("Kommunen + sparbanken ger 60 % av projektet", "cofinancing_percent", 60),
        ("firman på deltid, ungefär 30 procent", "owner_work_share_percent", 30),
        ("Bygdeföreningen i Lauker (ideell). Vi väntar på kommunen.", "applicant_type", "nonprofit_association"),
    ],
)
def test_what_is_told_outright_is_read(text: str, fact: str, value: object) -> None:
    assert facts_in(cleaned(text)).get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # work of others, elsewhere, or only wished for
        ("Jag har en dotter som jobbar heltid med keramiken", "owner_work_share_percent"),
        ("Jag vill kunna jobba heltid med slöjden", "owner_work_share_percent"),
        ("Enskild firma, anställd på sjukhuset, jobbar där på heltid.", "owner_work_share_percent"),
        ("jag lägger halva arbetsveckan på det andra jobbet", "owner_work_share_percent"),
        ("Hon är ensam i bolaget och jobbar heltid hos en kund", "owner_work_share_percent"),
        ("20 procent som jag har i bolaget", "owner_work_share_percent"),
        # no customers
        ("Folk i hela landet köper mindre kläder", "market_reach"),
        ("Vi hoppas att hotell i hela landet beställer.", "market_reach"),
        ("Jag åker landet runt på mässor och letar tyger", "market_reach"),
        ("En fabrik i Finland skickar garn till oss", "market_reach"),
        ("Kunderna bor inte runt hörnet", "market_reach"),
        ("vi är tre om jobben i verkstaden", "local_competition"),
        ("är vi fler som söker?", "local_competition"),
        # not told, only asked or still to come
        ("Måste köpekontrakt vara påskrivet?", "already_started"),
        ("Firman är i gång sedan 2018", "already_started"),
        ("köpekontrakt påskrivet först när ni sagt ja", "already_started"),
        ("Har ni pengar till resten av kommunerna?", "own_financing"),
        ("Pengar till resten kommer från stödet", "own_financing"),
        ("han har inte fått en enda krona av kunden", "de_minimis_received_sek"),
        ("Utan stöd från mormor hade jag inte börjat sticka", "own_financing"),
        ("Kan man söka med ingen omsättning alls?", "turnover_sek"),
        ("ingen omsättning i Norge", "turnover_sek"),
        ("Hos konkurrenten är det tolv anställda och inget kollektivavtal.", "collective_agreement_terms"),
        ("Fem företag inklusive oss konkurrerar om jobben.", "partner_count"),
        ("inga andra parter har fått läsa avtalet", "partner_count"),
        ("vi behöver nya former till gjuteriet", "develops_new_methods"),
        ("Vi vill utveckla en ny modell för hästar, handelsbolag", "develops_new_methods"),
        # no such plan
        ("Vi vill ta fram en ny version av vårt samarbete", "purposes"),
        ("Kommun. Vi ska utveckla en ny modell för elever", "purposes"),
        ("Vår pump kan ta vara på värmen i ventilationen", "purposes"),
        ("vi funderar på en ny lokal i stan, skulle kosta 210 000", "purposes"),
        ("jag vill slå ihop mina paket till ett kollinummer", "purposes"),
        # another trade or place
        ("Jag är snickare i grunden men har startat en restaurang", "sector"),
        ("Vi syr tält och presenningar i en ateljé, åtta anställda", "sector"),
        ("Vi har massor av papper", "sector"),
        ("butiker i Lund, Umeå och Falun säljer mina knivar, jag säljer till Lund, Umeå och Falun", "municipality"),
        ("Min svägerska i Gävle har åtta anställda. Själv har jag en affär i Arboga.", "employees"),
        ("Sitter i en skidklubb. Skidklubben i Västerås har ju 25 anställda.", "employees"),
        ("Vi väntar på kommunen", "applicant_type"),
        ("Vi har ett stort nätverk av företag som köper av oss", "applicant_type"),
        ("Jag är redovisningskonsult och hjälper en kund med svetsverkstad", "sector"),
        ("vill starta eget med svetskurser i Fagersta", "purposes"),
        ("Vi är 9 anställda på sommaren och tre året runt", "employees"),
        ("Jag vill köpa lanthandeln, en lanthandel kostar en miljon", "purposes"),
        ("kommunen ger 20 % rabatt", "cofinancing_percent"),
        ("vi jobbar på en solcellsutbildning för andra", "purposes"),
    ],
)
def test_the_same_words_of_something_else_tell_nothing(text: str, fact: str) -> None:
    assert fact not in facts_in(cleaned(text))


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        # a number behind which a sentence ends is no headcount
        ("Ny trål och plog, de blir 240 000. Jag fiskar på heltid och har inga anställda.", "employees", 0),
        ("Ny trål och plog, de blir 240 000. Jag fiskar på heltid.", "employees", None),
        ("Företaget har 1 200 anställda.", "employees", 1200),
        ("Koncernen har 1 200 anställda.", "employees", None),
        # whoever is named at the beginning applies, not those with whom it works
        ("Kalix kommun. Projekt tillsammans med Norra lärcentrum, 3 parter.", "applicant_type", "municipality"),
        ("Vi är en folkhögskola och söker ihop med kommunen.", "applicant_type", "education_provider"),
        # where competitors are
        ("Tvätteri i Malmberget. Det finns ett i Luleå som vi slåss med.", "municipality", "Gällivare"),
        ("Gatukök i Pajala, det finns ju två i Kiruna men de är dyra.", "municipality", "Pajala"),
        ("Vi finns i Luleå.", "municipality", "Luleå"),
    ],
)
def test_what_stands_close_by_is_not_taken_for_it(text: str, fact: str, value: object):
    assert facts_in(cleaned(text)).get(fact) == value

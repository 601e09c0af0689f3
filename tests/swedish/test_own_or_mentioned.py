"""What is the writer's own and sure, told from what is only mentioned, supposed, asked or somebody else's."""

import pytest

from bot.swedish.facts import facts_in


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("Vi vill ta vara på värmen från kompressorerna, en energibesparing för 200 tkr.", ("energy_environment",)),
        ("Ugnen drar för mycket ström, vi vill spara energi.", ("energy_environment",)),
        ("Byta till LED i verkstaden där svarven står.", ("energy_environment",)),
        ("Innovationsprojekt: vi tar fram en ny styrning till robotar.", ("innovation",)),
        ("Patent på en ny vagn, vi söker pengar för innovation.", ("innovation",)),
        ("Vi tar fram en prototyp till en ny snöslunga.", ("product_development",)),
        ("Vi ska bygga en app till våra kassasystem.", ("product_development",)),
        ("Vi gör släpvagnar och skulle vilja anlita en konsult för 90 000 kr.", ("consulting",)),
        ("Vi söker konsulthjälp för att välja rätt robot.", ("consulting",)),
        ("Kurs för två som kör grävmaskin, 30 000 kr.", ("skills_development",)),
        ("Skylt till släpvagnen, 12 000 kr.", ("marketing",)),
        ("Vi vill stå på mässan med vår nya vedklyv.", ("marketing",)),
        ("Vi har en ny ugn och vill marknadsföra brödet.", ("marketing",)),
        ("Vi vill fräscha upp hemsidan, allt är lugnt annars.", ("marketing",)),
        ("Hemsida + kamera, 45 tkr", ("marketing", "machinery_equipment")),
        ("Vi behöver en ny ugn och en ny hemsida.", ("marketing", "machinery_equipment")),
        ("Pengarna ska gå till en svets och en kurs i svetsning.", ("skills_development", "machinery_equipment")),
        ("Svarven är slut och måste bytas, och vi vill gå en kurs.", ("skills_development", "machinery_equipment")),
        ("vill hyra en skylift å göra reklam", ("marketing", "machinery_equipment")),
        ("Energibesparing: ny kompressor 210 tkr.", ("machinery_equipment", "energy_environment")),
        ("Jag vill köpa tio par skidor för att kunna hyra ut dem.", ("machinery_equipment",)),
        ("Vi tänkte gå en kurs och köpa en fuktmätare.", ("skills_development", "machinery_equipment")),
        ("Vi vill gå en kurs och köpa en plats på mässan.", ("marketing", "skills_development")),
        ("Ledarutbildning för personalen, 36 000 kr.", ("skills_development",)),
    ],
)
def test_a_thing_that_is_only_mentioned_is_not_to_be_bought(text: str, purposes: tuple[str, ...]) -> None:
    assert facts_in(text).get("purposes") == purposes


@pytest.mark.parametrize(
    ("text", "started"),
    [
        ("Handpenningen är betald så nu väntar vi bara.", True),
        ("Handpenning betald, resten vid leverans.", True),
        ("Vi vill bygga ut. Leveransen är bokad till vecka 14.", True),
        ("Vi har bokat leverans till maj.", True),
        ("Vi har fått orderbekräftelse.", True),
        ("Vi har inte börjat bygga men materialet är betalt.", True),
        ("Maskinen är inte levererad än men den är beställd.", True),
        ("Kontraktet är påskrivet men inget har hänt än.", True),
        ("Köpekontraktet undertecknade vi i torsdags.", True),
        ("första fakturan är betald", True),
        ("hantverkarna är bokade", True),
        ("Vi vill sätta solceller. Avtal med installatören är tecknat.", True),
        ("Kylen la av och är utbytt sen i mars.", True),
        ("Avtal med installatören är inte tecknat.", False),
        ("Vi har inte lagt någon handpenning.", False),
        ("Vi har bara fått offert, ingen handpenning är betald.", False),
        ("Inget avtal är skrivet och ingen handpenning är lagd.", False),
        ("Jag har medvetet väntat med att skriva på.", False),
        ("När handpenningen är betald kan vi boka leverans.", None),
        ("Måste handpenningen vara betald?", None),
        ("Leveransen är bokad först när vi fått besked.", None),
        ("Kunden har betalat handpenningen för båten.", None),
        ("våra kunder har redan beställt tio stycken", None),
        ("vi har redan beställt tid hos banken", None),
        ("Vi har skrivit köpekontrakt på fastigheten.", None),
        ("vi har redan köpt en gård", None),
    ],
)
def test_a_sign_of_an_order_counts_before_signs_of_none(text: str, started: bool | None) -> None:
    assert facts_in(text).get("already_started") is started


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("en minigrävare för 480 tusen, näe va säg ja 460", 460_000),
        ("Kostar 480 000, eller rättare sagt 460 000 kr.", 460_000),
        ("en svarv för 210 000 kr, oj ljuger, 240 000 kr", 240_000),
        ("Kostnad 300 tkr (rättelse: 330 tkr)", 330_000),
        ("Offerten var på 95 000 men vi prutade ner den till 88 000.", 88_000),
        ("den kostar 95 000 kr, efter rabatt 88 000 kr", 88_000),
        ("offerten jag fått ligger på 56 000 kronor", 56_000),
        ("en svarv för 210 000 kr. Nej, vi har inte köpt den.", 210_000),
        ("en svarv för 210 000 kr och en fräs för 90 000 kr", None),
        ("grannen prutade sin från 480 000 till 460 000", None),
    ],
)
def test_the_amount_that_stands_at_last_counts(text: str, cost: int | None) -> None:
    assert facts_in(text).get("cost_sek") == cost


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Jag arbetar på Kungsörs kommun och vi vill göra ett projekt ihop med Köping och Arboga.", "Kungsör"),
        ("Vi på Gällivare kommun vill stärka företagen utmed Strömsholms kanal ihop med Jokkmokk.", "Gällivare"),
        ("Skriver från Arjeplogs kommun, näringslivsenheten. Projekt med Arvidsjaur och Sorsele.", "Arjeplog"),
        (
            "Jag är privatperson, bor i Svanstein i Övertorneå kommun. En kompis med aktiebolag i Boden fick 25 000.",
            "Övertorneå",
        ),
        (
            "En vän med enskild firma i Arvidsjaur fick 25 000, jag själv är privatperson och bor i Arjeplog.",
            "Arjeplog",
        ),
        ("Jag bodde i Kalix förut men kör nu kafé i Haparanda.", "Haparanda"),
        ("Tidigare hade vi butik i Boden, nu ligger vi i Luleå.", "Luleå"),
        ("vi har butik i Sala å en konkurrent i Heby", "Sala"),
        ("Jag har firma i Arboga ihop med en kompis i Köping.", "Arboga"),
        ("Firman ligger i Älvsbyn, min affärspartner i Piteå sköter bokföringen.", "Älvsbyn"),
        ("Vi är tre kompisar med ett HB i Surahammar.", "Surahammar"),
        ("min kompis firma i Boden fick 30 000", None),
        ("Jag arbetar på Volvo i Köping men har min firma i Arboga.", None),
    ],
)
def test_ones_own_municipality_comes_before_that_of_others(text: str, town: str | None) -> None:
    assert facts_in(text).get("municipality") == town


@pytest.mark.parametrize(
    ("text", "permits"),
    [
        ("Varken bygglov eller något annat tillstånd krävs.", True),
        ("Det krävs varken bygglov eller miljötillstånd.", True),
        ("Kommunen säger att det inte behövs något lov.", True),
        ("Kommunen har bekräftat att bytet är tillståndsfritt.", True),
        ("Bytet är bygglovsbefriat.", True),
        ("Vi slipper söka bygglov för det här.", True),
        ("Tillståndspliktigt är det inte.", True),
        ("Inga tillstånd erfordras.", True),
        ("Varken bygglov eller miljötillstånd är klart.", False),
        ("Vi har varken sökt bygglov eller tillstånd.", False),
        ("Vi har inte fått det bygglov som krävs.", False),
        ("tillståndet från länsstyrelsen har vi int fått än", False),
        ("De säger att det inte krävs tillstånd men vi är osäkra.", None),
        ("Krävs det inget bygglov?", None),
        ("Om det inte krävs bygglov börjar vi i vår.", None),
        ("grannen behövde inget bygglov", None),
    ],
)
def test_no_permit_needed_is_as_good_as_one_granted(text: str, permits: bool | None) -> None:
    assert facts_in(text).get("permits_in_place") is permits


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Den arbetar jag med 60 procent, resten vikarierar jag.", 60),
        ("firman jobbar jag i ungefär 80 procent", 80),
        ("jobbar bara kvällar å helger me de så typ 20 procent", 20),
        ("Vi delägare arbetar 75 procent vardera i bolaget.", 75),
        ("jag jobbar själv full tid alla dagar", 100),
        ("jobbar heltid me de å ingen anställd", 100),
        ("kör det här på heltid sen 2019", 100),
        ("Jag lägger tre fjärdedelar av en heltid på firman.", 75),
        ("I verkstaden står jag ungefär en fjärdedel av vad en heltid skulle vara.", 25),
        ("vi två delägare jobbar heltid", 100),
        ("Jag syr gardiner. Halvtid i firman, resten på skolan.", 50),
        ("min man jobbar heltid med det", None),
        ("hon driver det på heltid", None),
        ("den anställda jobbar med det 50 procent", None),
        ("jag jobbar heltid på ICA å kör detta på helgerna", None),
        ("lokalen delar vi, den står de för med 50 procent", None),
        ("Måste jag jobba heltid med det?", None),
        ("Om jag jobbar heltid med det, får jag mer?", None),
    ],
)
def test_the_owners_share_is_read_of_the_own_company_only(text: str, share: int | None) -> None:
    assert facts_in(text).get("owner_work_share_percent") == share


@pytest.mark.parametrize(
    ("text", "applicant"),
    [
        ("Jag är privatperson och har inget företag, bor i Norbergs kommun.", "private_person"),
        ("inget företag har jag, bara en idé", "private_person"),
        ("Jag är privatperson, min syster har ett aktiebolag.", "private_person"),
        ("Drog i våras igång ett aktiebolag, en app för skoterklubbar.", "limited_company"),
        (
            "Jag företräder en branschorganisation. Med är vi, ett fackförbund och en yrkeshögskola.",
            "industry_organisation",
        ),
        ("Jag har ingen firma utan ett aktiebolag.", "limited_company"),
        ("Är man privatperson får man väl inget?", None),
        ("Min kund är privatperson.", None),
        ("Jag jobbar på regionen men har en firma i Kalix.", None),
        ("Partner: högskolan + kommunen, totalt 3 inkl oss.", None),
    ],
)
def test_who_applies_is_told_from_whom_is_only_spoken_of(text: str, applicant: str | None) -> None:
    assert facts_in(text).get("applicant_type") == applicant


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Anställda har vi inga än så länge.", "employees", 0),
        ("Anställda har vi inga problem med.", "employees", None),
        ("ingen e anställd, alla pluggar", "employees", 0),
        ("ingen är anställd på heltid", "employees", None),
        ("Gruvföretagen står för 25 procent av projektet i kontanter.", "cofinancing_percent", 25),
        ("Vi är tolv anställda och vill låta tre medarbetare gå en svetskurs.", "employees", 12),
        ("Omsättningen låg senast på 41 miljoner kronor.", "turnover_sek", 41_000_000),
        ("Lönerna ligger på kollektivavtalets nivå.", "collective_agreement_terms", True),
        ("Vi ligger inte på kollektivavtalets nivå.", "collective_agreement_terms", False),
        ("Utan bidrag ingen satsning.", "needs_support", True),
        ("Utan stöd inga problem, vi kör ändå.", "needs_support", False),
        ("Får vi inget besked så blir det ingen semester.", "needs_support", None),
        ("hållbarhetssnacket me almi har ja int gjort", "sustainability_dialogue", False),
        ("Upplägget är nytt i ett projekt.", "develops_new_methods", True),
        ("Finns väl tre frisörer till i byn.", "local_competition", True),
        ("Det finns två chefer till i bolaget.", "local_competition", None),
        ("Arbetsgivarnas insats i projektet är 20 procent.", "cofinancing_percent", 20),
        ("Företagens andel av marknaden är 20 procent.", "cofinancing_percent", None),
        ("Projekt med två skolor och fyra företag, sju parter med oss.", "partner_count", 7),
        ("Vi svarvar detaljer åt verkstäder runt om i landet.", "market_reach", "national"),
        ("Vi handlas av folk i bygden.", "market_reach", "local"),
        ("Jag kommer från Norge men bor i Boden.", "market_reach", None),
        ("vi bygger skotersläp", "sector", "manufacturing"),
        ("Vi testar en ny sorts pump till fiskebåtar.", "sector", None),
    ],
)
def test_other_facts_are_told_from_their_lookalikes(text: str, fact: str, value: object) -> None:
    assert facts_in(text).get(fact) == value

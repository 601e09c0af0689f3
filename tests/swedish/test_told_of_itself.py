"""What one is, makes or is about gives no purpose; totals of parties, shares, competitors and need said anyhow."""

import pytest

from bot.swedish.facts import facts_in
from bot.swedish.normalise import cleaned


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        # only what is wanted is a purpose
        ("Vi gör skyltar och dekaler i Sala och ska köpa en ny plotter", "purposes", ("machinery_equipment",)),
        ("Vi är ett skyltföretag. Vi behöver anlita en konsult", "purposes", ("consulting",)),
        ("Behöver en jurist och konsult som kan patent, 80 000 kr", "purposes", ("consulting",)),
        ("Isolering ugnshallen, energibesparing 900 tkr", "purposes", ("energy_environment",)),
        (
            "Nätverk. Regionalt utvecklingsprojekt om robotar i jordbruket",
            "purposes",
            ("regional_development_project",),
        ),
        ("vi vill byta lamporna i hallen till led för att spara ström", "purposes", ("energy_environment",)),
        ("vi måste lära upp folk på den nya linjen", "purposes", ("skills_development",)),
        ("vi vill ta in en ekonomikonsult för 70 000 kronor", "purposes", ("consulting",)),
        # how many take part
        ("Projekt ihop med två finska kommuner, vi blir alltså tre parter", "partner_count", 3),
        ("Projektet: vi går ihop med en skola, så vi är fyra parter allt som allt", "partner_count", 4),
        ("Projekt. Parter: vi + 3 kommuner = 4.", "partner_count", 4),
        ("Kompetensförsörjningsprojekt. Vi + Kalix kommun + 2 företag.", "partner_count", 4),
        ("projekt som drivs av oss och två parter till", "partner_count", 3),
        ("ett projekt med museet, vi är fem som går in", "partner_count", 5),
        ("vi ä tre föreningar som går ihop om ett projekt", "partner_count", 3),
        # shares of a working week
        ("Enskild firma, 60 % av heltid. Säljer garn.", "owner_work_share_percent", 60),
        ("så det blir bara 30 procent i firman", "owner_work_share_percent", 30),
        ("jag kör firman på 70 procent", "owner_work_share_percent", 70),
        ("Enskild firma, Sala. Heltid. Keramik.", "owner_work_share_percent", 100),
        # competitors
        ("lokal marknad, konkurrens från två andra salonger", "local_competition", True),
        ("vi är inte ensamma på orten", "local_competition", True),
        ("det finns minst femton frisörer till i stan som vi slåss med", "local_competition", True),
        # terms, need, money, support
        ("inget kollektivavtal men samma löner och villkor som i avtalet", "collective_agreement_terms", True),
        ("Ingen av oss klarar det själv utan stöd", "needs_support", True),
        ("en maskin för 95 000, om vi inte får stöd blir det ingen maskin", "needs_support", True),
        ("Den egna insatsen är ordnad", "own_financing", True),
        ("har inte pengar själv till resten", "own_financing", False),
        ("syrrans firma fick stöd men vi har aldrig fått nåt", "de_minimis_received_sek", 0),
        ("omsätter inte så mycket än, kanske 300 tusen", "turnover_sek", 300_000),
        ("Totalt 4,1 mkr", "cost_sek", 4_100_000),
        ("skrivit på har vi inte", "already_started", False),
        ("Hållbarhetsdialogen har vi tyvärr ännu inte hunnit med", "sustainability_dialogue", False),
        # places
        ("aktiebolag i Örebro, vi planerar att öppna en verkstad i Fagersta", "municipality", "Fagersta"),
        ("museum i Norberg, Fagersta kommun betalar hälften", "municipality", "Norberg"),
        ("Vi bygger hus i hela länet. Hela Sverige.", "market_reach", "national"),
    ],
)
def test_what_is_said_outright_is_read_however_it_is_said(text: str, fact: str, value: object) -> None:
    assert facts_in(cleaned(text)).get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Vi trycker kataloger och broschyrer åt andra", "purposes"),
        ("Vår patenterade metod säljs i hela landet", "purposes"),
        ("Vi har patent på ett lås", "purposes"),
        ("Jag är skyltmakare i Boden", "purposes"),
        ("Vi är ett solcellsföretag i Piteå", "purposes"),
        ("symaskinen har jag redan så den behövs inte", "permits_in_place"),
        ("Jag äger 40 procent i firman", "owner_work_share_percent"),
        ("Min sambo jobbar 40 procent i firman", "owner_work_share_percent"),
        ("Får man jobba 60 % av heltid?", "owner_work_share_percent"),
        ("vi gör ett paket, jag och två andra guider i trakten", "local_competition"),
        ("Är vi inte ensamma om att söka?", "local_competition"),
        ("kompisen fick jobb men vi har aldrig fått nåt", "de_minimis_received_sek"),
        ("vi har aldrig fått nåt svar om stödet", "de_minimis_received_sek"),
        ("Räcker det med tre parter i ett projekt?", "partner_count"),
        ("Banken har inte lovat något", "needs_support"),
        ("i vår ska vi öppna", "municipality"),
        ("Vi har inte avtal med någon kund", "collective_agreement_terms"),
        ("Facket hjälper folk till jobb i Norrbotten, vi är ett fackförbund", "market_reach"),
        ("kollat med veterinären att allt är klart", "sector"),
        ("grannsågen, som har 60 anställda, fick stöd", "employees"),
        ("hellre än så vill jag inte svara", "already_started"),
        ("hur länge måste man ha haft ett museum i Norberg?", "already_started"),
        ("skulle kommunen betala hälften?", "cofinancing_percent"),
        ("Måste resten vara lovad av banken?", "own_financing"),
        ("måste vi ha samma löner som i avtalet?", "collective_agreement_terms"),
    ],
)
def test_nothing_is_read_where_a_thing_is_only_told_asked_or_others(text: str, fact: str) -> None:
    assert fact not in facts_in(cleaned(text))

"""What people tell in passing: corrections, negations behind the words, totals, shares, money for the rest."""

import pytest

from bot.swedish.facts import facts_in


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        # taken back, also behind the noun, and *inte … utan …*
        ("12 anstälda, nej vänta 13 blev vi i måndags", "employees", 13),
        ("12 anställda, nej 13 månader", "employees", 12),
        ("kostnaden är inte 480 000 utan 530 000 kronor", "cost_sek", 530_000),
        ("ab i heby, nej sala menar jag", "municipality", "Sala"),
        # a negation behind the words
        ("beprövad metod, så något nytt arbetssätt är det inte", "develops_new_methods", False),
        ("vi har ett nytt arbetssätt, det är inte svårt", "develops_new_methods", True),
        ("Arbetssättet är helt nytt för regionen", "develops_new_methods", True),
        ("kyldiskar för 250 000, inge e beställt", "already_started", False),
        ("å inte e vi igång", "already_started", False),
        ("Jag har inte anmält mig än", "already_started", False),
        ("Upphandling klar, avtal påskrivet.", "already_started", True),
        ("inget avtal är påskrivet", "already_started", False),
        ("Vi har inte tackat ja ännu", "already_started", False),
        ("ja köft en klippare förra veckan", "already_started", True),
        # who cooperates
        ("vi å två andra campingar, vi e tre totalt, vill samarbeta", "partner_count", 3),
        ("Vi är tre främjare som gör detta ihop", "partner_count", 3),
        ("Vi är fyra stugbyar och hotell i Surahammar som vill samarbeta om turismen", "partner_count", 4),
        ("ett nätverk av företag, 11 företag sammanlagt", "partner_count", 11),
        # the owner's share
        ("jag har extrajobb å jobar bara 30 procent i firman", "owner_work_share_percent", 30),
        ("Jag lägger halva min arbetstid, 50 procent, i bolaget", "owner_work_share_percent", 50),
        ("enskild firma i Jokkmokk och arbetar halvtid i den", "owner_work_share_percent", 50),
        ("jobbar heltid i firman", "owner_work_share_percent", 100),
        # others' share
        ("partnernas andel på 40 procent är kontanta medel", "cofinancing_percent", 40),
        ("Almis del, 30 procent, är arbetstid", "cofinancing_percent", 30),
        ("ett projekt, Almis del, 30 procent, är arbetstid", "cofinancing_in_cash", False),
        # sums
        ("omsätter runt 9 miljonr", "turnover_sek", 9_000_000),
        ("drygt 200 000 kostar de", "cost_sek", 200_000),
        ("solceller 650' exkl moms", "cost_sek", 650_000),
        # money for the rest, need, dialogue, competition, permits
        ("egna besparingar som räcker till resten", "own_financing", True),
        ("egna besparingar räcker inte", "own_financing", False),
        ("Kommunen har resten av pengarna avsatta", "own_financing", True),
        ("vi kan genomföra det ändå men det skulle ta flera år längre utan stöd", "needs_support", True),
        ("utan pengana blir de inte av", "needs_support", True),
        ("Görs oavsett stöd.", "needs_support", False),
        ("Hållbarhetsdialogen med Almi hade jag i våras", "sustainability_dialogue", True),
        ("almis hållbarhetsdialog va ja på i september", "sustainability_dialogue", True),
        ("Hållbarhetsdialogen är bokad men inte gjord", "sustainability_dialogue", False),
        ("det finns åtta andra salonger att konkurrera med", "local_competition", True),
        ("bygglovet kom i fredags", "permits_in_place", True),
        # who applies
        ("ett jordbruk i form av ett aktiebolag", "applicant_type", "limited_company"),
        ("jag är en av tre grundare till ett aktiebolag", "applicant_type", "limited_company"),
        ("Region Västmanland, egen ansökan. Utvecklingsprojekt.", "applicant_type", "region"),
        ("Skinnskattebergs kommun. Kommersiell service, 450 tkr.", "applicant_type", "municipality"),
        ("Min dotter jobbar på kommunen. Målerifirma, handelsbolag.", "applicant_type", "partnership"),
        ("Skriver för Sala kommuns räkning.", "applicant_type", "municipality"),
        ("Konsulten är inte kontrakterad.", "already_started", False),
        ("24 mån, 3 mkr", "project_months", 24),
        # where, and for whom
        ("AB, Storfors industriområde Piteå", "municipality", "Piteå"),
        ("frisör i Luleå, vill gå en färgkurs i Göteborg", "municipality", "Luleå"),
        ("kundra e bara köpingsbor", "market_reach", "local"),
        ("snickare i norberg, bygger altaner åt folk i norberg", "market_reach", "local"),
        # trades and plans
        ("målar tavlor å konst", "sector", "crafts_culture"),
        ("hyr ut skotrar till turister", "sector", "tourism"),
        ("svetsar båttrailrar", "sector", "manufacturing"),
        ("vi tillverkar tunnbröd", "sector", "food_processing"),
        ("vi har ica, butiken ligger i Kolsva", "sector", "grocery_store"),
        ("liten verkstadsfirma, tio man", "employees", 10),
        ("lönerna å hyran e de som behövs", "purposes", ("operating_costs",)),
        ("vi vill samarbeta om turismen", "purposes", ("tourism_cooperation",)),
        ("Ny såglinje 2,7 mkr", "purposes", ("machinery_equipment",)),
        ("Patentansökan inlämnad. Söker för enbart egna timmar.", "purposes", ("own_work",)),
        ("energianvändningen i härdugnarna", "purposes", ("energy_environment",)),
    ],
)
def test_what_is_told_in_passing_is_read(text: str, fact: str, value: object) -> None:
    assert facts_in(text).get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("vi ligger inte i Köping", "already_started"),
        ("vi finns redan i Köping", "already_started"),
        ("vi har inga köpare än", "already_started"),
        ("vi har inte varit igång så länge", "already_started"),
        ("kollektivavtal har vi inte tecknat", "already_started"),
        ("avtal påskrivet med kommunen om medfinansiering", "already_started"),
        ("bolaget är köpt i våras av min svärfar", "already_started"),
        ("jag och två andra i firman, vi är tre totalt", "partner_count"),
        ("vi är fyra kompisar som gör detta ihop", "partner_count"),
        ("vi konkurrerar med 11 företag sammanlagt", "partner_count"),
        ("vi är fem butiker totalt i kedjan", "partner_count"),
        ("min fru arbetar heltid i den", "owner_work_share_percent"),
        ("jag är anställd på heltid på gruvan", "owner_work_share_percent"),
        ("jag jobbar heltid på sjukhuset", "owner_work_share_percent"),
        ("vår del, 40 procent, är klar", "cofinancing_percent"),
        ("ordernr 450000", "cost_sek"),
        ("Patentansökan nr 2230417", "cost_sek"),
        ("liten verkstadsfirma, tio man", "project_months"),
        ("vi är certifierade enligt ISO 14001", "cost_sek"),
        ("hans bolag har tolv anställda", "employees"),
        ("utan pengar är jag inte", "needs_support"),
        ("hållbarhetsdialogen hade jag gärna gått", "sustainability_dialogue"),
        ("bygglovet kom i retur", "permits_in_place"),
        ("kunderna är inte köpingsbor", "market_reach"),
        ("vi vill digitalisera lagret", "sector"),
        ("Gällivare kommun. Vill köpa en svarv till firman.", "applicant_type"),
        ("Region Norrbotten, en fråga om stöd", "applicant_type"),
        ("vi arbetar med näringslivsutveckling", "purposes"),
        ("vill inte ha hjälp med lönerna", "purposes"),
    ],
)
def test_what_only_looks_like_it_is_left_out(text: str, fact: str) -> None:
    assert fact not in facts_in(text)

"""Whose a place, a trade, an organisation or a market is: the writer's, or that of others who are only spoken of."""

import pytest

from bot.swedish.facts import facts_in
from bot.swedish.normalise import cleaned


@pytest.mark.parametrize(
    "text",
    [
        # helpers and offices
        "Arbetsförmedlingen i Boden har hjälpt mig med papperen.",
        "Jag ringde Almi i Luleå och de skickade mig vidare hit.",
        "Länsstyrelsen i Luleå avslog min förra ansökan.",
        "Banken i Gällivare vill ha besked från er först.",
        "Revisorn sitter i Hallstahammar.",
        "Gymnasieskolan i Hallstahammar skickar praktikanter till oss.",
        # what is heard or read of
        "Såg en artikel om ett snickeri i Älvsbyn som fått 30 000. Kan vi också få det?",
        "Har sett på nätet att ett hotell i Kiruna fick två miljoner.",
        "Tidningen skrev att Surahammars kommun satsar på småföretag.",
        # whence somebody or something comes, and whither it goes
        "Bussen från Kalix går bara två gånger om dagen, så personalen behöver bil.",
        "Transporten hit från Köping kostar 12 000, räknas den?",
        "Arrendet går till en bonde i Sala.",
        "vi köpte begagnat från ett konkursbo i piteå sist",
        # one's own life, relatives, earlier owners, meetings
        "Jag gick snickarlinjen i Kalix på nittiotalet.",
        "Jag vikarierar på förskolan i Älvsbyn tills firman bär sig.",
        "Vi har sommarstuga i Arjeplog.",
        "Vår dotter öppnar snart eget i Boden.",
        "Det gamla ägarparet höll till i Sala.",
        "Kursen hålls i Kiruna i november och kostar 14 000 per person.",
        # what might have been
        "Hade vi funnits i Luleå hade kunderna stått i kö.",
    ],
)
def test_a_place_of_others_is_not_that_of_the_plan(text: str):
    assert "municipality" not in facts_in(cleaned(text))


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Vi har huvudkontoret i Umeå, men det är vår nya verkstad i Harads som ska få svetsroboten.", "Boden"),
        ("Vi bygger upp en filial i Sundsvall men stödet gäller kontoret i Köping.", "Köping"),
        ("Min bror bor i Luleå. Själv kör jag timmer från Pajala.", "Pajala"),
        ("Målare från Arvidsjaur, jobbar åt folk i byarna.", "Arvidsjaur"),
        ("Hälsningar från Kalix, där vi har vår syateljé.", "Kalix"),
        ("Vi arrangerar hundspannsturer från Jukkasjärvi.", "Kiruna"),
        ("Gymnasieskolan i Hallstahammar vill driva ett projekt för kompetensförsörjning.", "Hallstahammar"),
        ("Min hustru och jag har gym i Sala.", "Sala"),
        ("Ägare till ett hotell i Övertorneå undrar om stöd.", "Övertorneå"),
        ("Verkstaden i Roknäs behöver ny fräs.", "Piteå"),
    ],
)
def test_the_place_of_the_plan_is_read_beside_or_in_the_words_of_others(text: str, town: str):
    assert facts_in(cleaned(text)).get("municipality") == town


@pytest.mark.parametrize(
    "text",
    [
        # hired, asked or dealt with
        "Elektrikern från Norberg har räknat på jobbet: 84 000.",
        "Min revisor tycker att vi borde söka.",
        "vi vill ta in en snickare som bygger om",
        "En it-konsult ska sätta upp kassasystemet åt oss.",
        "Vår ekonomi sköts av en redovisningsbyrå.",
        "Vi lejer ut schaktningen till en grävfirma.",
        "Fick ert namn av en fiskare i Haparanda.",
        "Vår granne, som är elektriker, drar kablarna gratis.",
        # beside the premises, or what they were
        "Vi ligger bredvid en bensinmack.",
        "Lokalen har tidigare varit hotell.",
        "Vi delar kontor med en redovisningsbyrå och en mäklare.",
        # what one was, dreamt of or asks about
        "Efter tjugo år som taxichaufför vill jag göra något annat.",
        "Jag utbildade mig till fotograf men det blev aldrig något av det.",
        "Revisorn tycker att vi ska bli tillverkande.",
        "Söker ni bara tillverkande företag eller kan vi andra också få?",
        "När jag var liten hade farfar fiskebåt.",
        # customers and competitors
        "Vi vill marknadsföra oss mot byggbranschen och åkerierna.",
        "Bagare i hela länet köper våra appar.",
        "Gästerna är mest fiskare. Vi har sex rum.",
        "Det finns ju redan fem frisörer i stan, så det är inte det vi ska göra.",
    ],
)
def test_a_trade_of_others_is_not_the_writers(text: str):
    assert facts_in(cleaned(text)).get("sector") in (None, "ict")


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Snickaren här igen! Jag bygger altaner i Köping.", "construction"),
        ("Jag är rörmokaren i byn och har enskild firma.", "construction"),
        ("Efter tjugo år som frisör har jag nu egen salong i Övertorneå.", "services"),
        ("Lokalen var förut ett bageri. Nu syr jag kläder där.", "crafts_culture"),
        ("Pappa var fiskare. Jag driver en webbyrå.", "ict"),
        ("Har barbershop, det finns sju andra salonger i stan.", "services"),
        ("Kan en fotvårdare i Hakkas få stöd till en ny stol?", "services"),
    ],
)
def test_the_writers_own_trade_is_read_in_like_words(text: str, sector: str):
    assert facts_in(cleaned(text)).get("sector") == sector


@pytest.mark.parametrize(
    "text",
    [
        "Offerten från Nordverk AB ligger på 90 000.",
        "Leverantören heter Maskinia AB.",
        "Måste det vara ett aktiebolag?",
        "Advokaten rekommenderar handelsbolag.",
        "Två av våra kunder är kommuner, resten aktiebolag.",
        "Föreningen som äger huset är ideell.",
        "En stiftelse har skänkt 50 000 till oss.",
        "Coompanion hjälpte oss starta.",
        "Facket har inga synpunkter.",
        "Högskolan har testat vår produkt.",
        "Privatpersoner köper mest.",
    ],
)
def test_an_organisation_of_others_does_not_apply(text: str):
    assert "applicant_type" not in facts_in(cleaned(text))


@pytest.mark.parametrize(
    ("text", "applicant"),
    [
        ("Skriver från Nordtimmer AB i Älvsbyn.", "limited_company"),
        ("Företaget heter Arctic Wood AB och ligger i Överkalix.", "limited_company"),
        ("tja, åkeri med fem bilar. de e ab.", "limited_company"),
        ("En ideell förening äger huset, vi som hyr är ett handelsbolag.", "partnership"),
        ("Arbetsförmedlingen i Boden söker till ett kompetensförsörjningsprojekt.", "public_agency"),
        ("Coompanion här! Vi vill hjälpa småföretag ut på export.", "business_promoter"),
    ],
)
def test_the_applicants_own_kind_is_read_in_like_words(text: str, applicant: str):
    assert facts_in(cleaned(text)).get("applicant_type") == applicant


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("Än så länge bara kunder i byn, målet är hela Sverige.", "local"),
        ("Kinesiska kopior säljs i hela Europa.", None),
        ("Leverantören har återförsäljare i hela landet.", None),
        ("Kunder över hela landet anlitar oss. Redovisningsbyrå i Kungsör.", "national"),
    ],
)
def test_a_market_of_others_or_one_hoped_for_is_not_the_one_there_is(text: str, reach: str | None):
    assert facts_in(cleaned(text)).get("market_reach") == reach


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Vi kör taxi i Köping, aktiebolag. Taxibolaget i Arboga har fyra bilar.", "Köping"),
        ("Jag är snickare i Ramnäs med enskild firma. En målare jag känner i Sala har tre anställda.", "Surahammar"),
        ("AB Hallstahammar. Tillverkar grindar. Konkurrenten i Västerås fick exportstöd.", "Hallstahammar"),
        ("Restaurang i Fagersta, HB. Krogen i Norberg har gamla ugnar.", None),
        ("Åkeri i Boden, AB. Terminalen i Luleå ska få laddstolpar.", None),
        ("Bageri i Sala, AB. Vårt andra bageri i Heby har tre anställda och behöver ny ugn.", None),
        ("Hotell i Kiruna, AB. Satsningen gäller vårt hotell i Gällivare.", "Gällivare"),
    ],
)
def test_the_place_named_beside_the_own_trade_is_the_own_one_where_another_is_told_of_others(
    text: str, town: str | None
):
    assert facts_in(cleaned(text)).get("municipality") == town


@pytest.mark.parametrize(
    ("text", "applicant"),
    [
        ("hej keramiker i Pajala, enskild firma. morbror ha hb borti Kalix men de e hans.", "sole_trader"),
        ("Enskild firma, nej vänta, aktiebolag är det sen i våras.", "limited_company"),
        ("Ateljé i Malå som enskild firma, resten av veckan är jag anställd på en skola.", "sole_trader"),
        ("Vi är en skola i Kalix som vill söka pengar.", "education_provider"),
        (
            "Jag hade enskild firma, den är nedlagd. Nu har dottern aktiebolag och det gäller hennes bolag.",
            "limited_company",
        ),
        ("Är vi ideell förening eller ekonomisk förening? Det vet jag inte.", None),
    ],
)
def test_a_corrected_ended_or_others_form_is_not_the_applicants(text: str, applicant: str | None):
    assert facts_in(cleaned(text)).get("applicant_type") == applicant


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Jag är revisor och skriver för en kund, ett aktiebolag i Sala som tillverkar fönster.", "manufacturing"),
        ("Redovisningsbyrå i Sala, vi skriver bokslut för våra kunder.", "services"),
        ("Vi torkar och mal lingon i Pajala.", "food_processing"),
        ("Tvätteri i Kalix. Kunderna finns i Kalix, mest hotell.", "services"),
        ("Vi behöver verktyg för att laga våra egna cyklar.", None),
    ],
)
def test_the_profession_of_one_who_writes_for_a_client_is_not_the_clients(text: str, sector: str | None):
    assert facts_in(cleaned(text)).get("sector") == sector


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("Hela Norrbotten kör vi i.", "regional"),
        ("Vi hyr ut testbanor till japanska däcktillverkare.", "international"),
        ("Vi vill hyra ut maskiner över hela Sverige.", None),
        ("Vi hoppas att folk kommer hit från hela landet.", None),
    ],
)
def test_where_one_works_is_the_market_and_where_one_would_like_to_is_not(text: str, reach: str | None):
    assert facts_in(cleaned(text)).get("market_reach") == reach


@pytest.mark.parametrize(
    ("text", "competition"),
    [
        ("Konkurrens så det räcker och blir över.", True),
        ("Det finns ingen annan frisör kvar i byn.", False),
        ("Det finns ingen annan lokal i byn att hyra.", None),
        ("Det är konkurrens med många andra om personalen.", None),
    ],
)
def test_competition_is_for_customers_not_for_rooms_or_staff(text: str, competition: bool | None):
    assert facts_in(cleaned(text)).get("local_competition") is competition


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Sala kommun här. Kommunens fastighetsbolag har 40 anställda men det är kommunen som ska söka.", "applicant_type", "municipality"),
        ("Sala kommun här. Kommunens fastighetsbolag har 40 anställda men det är kommunen som ska söka.", "employees", None),
        ("Det är kommunen som söker folk till hemtjänsten. Vi är ett aktiebolag.", "applicant_type", "limited_company"),
        ("Snickeri i Arboga, vi bygger moduler till kök.", "sector", "manufacturing"),
        ("Snickeri i Arboga, vi bygger om kök hemma hos folk.", "sector", "construction"),
        ("Vi har ett boende i trakten av Sala.", "market_reach", None),
        ("Våra kunder är ateljéer i Göteborg, Hamburg och Milano.", "market_reach", "international"),
    ],
)  # fmt: skip
def test_a_place_a_trade_and_a_form_are_read_with_what_stands_beside_them(text: str, fact: str, value: object):
    assert facts_in(cleaned(text)).get(fact) == value

import pytest

from bot.swedish.elsewhere import is_about_support, names_other_region, whose_matter


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hur deklarerar jag momsen?", "Skatteverket"),
        ("kan jag få rotavdrag", "Skatteverket"),
        ("söka pengar från vinnova", "Vinnova"),
        ("hur får jag ett almi lån", "Almi"),
        ("när kommer gårdsstödet", "Jordbruksverket"),
        ("kan man söka klimatklivet", "Naturvårdsverket"),
        ("hur söker man nystartsjobb", "Arbetsförmedlingen"),
        ("sjukpenning som företagare", "Försäkringskassan"),
        ("få a-kassa", "a-kassa"),
        ("studiemedel från csn", "CSN"),
        ("registrera aktiebolag", "Bolagsverket"),
        ("boka tid på vårdcentralen", "vården"),
        ("förnya körkortet", "Transportstyrelsen"),
        ("uppehållstillstånd", "Migrationsverket"),
        ("korttidspermittering", "Tillväxtverket"),
        ("söka hos Leader", "leader"),
        ("ESF-projekt", "EU-programmets"),
    ],
)
def test_a_matter_of_others_is_sent_to_those_who_answer_for_it(text: str, who: str) -> None:
    assert who.casefold() in whose_matter(text).casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Hur mycket kan man få i Mikrostöd?",
        "ledare för projektet",
        "vi är ett aktiebolag i Kalix",
        "passar det mig",
        "vi vill köpa en maskin",
        "hållbarhetsdialogen med almi",
        "måste bygglovet vara klart?",
        "kommersiell service",
        "projektledarens lön",
        "",
    ],
)
def test_matters_of_the_catalogue_belong_to_nobody_else(text: str) -> None:
    assert whose_matter(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "region skåne",
        "stöd från Region Västerbotten",
        "Västra Götalandsregionen",
        "region Stockholms stöd",
        "länsstyrelsen i Uppsala",
        "Region Dalarna",
        "Jämtlands län",
        "VGR",
        "Gotlands region",
    ],
)
def test_another_region_is_recognised(text: str) -> None:
    assert names_other_region(text)


@pytest.mark.parametrize(
    "text",
    [
        "Region Norrbotten",
        "region västmanland",
        "våra kunder finns i Stockholm",
        "vi säljer till Skåne",
        "regionalt stöd",
        "",
        "mässa i Jönköping",
    ],
)
def test_home_regions_and_customers_elsewhere_are_no_other_region(text: str) -> None:
    assert not names_other_region(text)


@pytest.mark.parametrize(
    "text", ["får vårt företag bidrag", "söka pengar", "när betalas projektmedlen ut", "va finns de för stöd"]
)
def test_what_has_a_word_from_the_world_of_supports_is_about_it(text: str) -> None:
    assert is_about_support(text)


@pytest.mark.parametrize(
    "text", ["vad blir det för väder", "recept på pannkakor", "", "vem vann matchen", "berätta en historia"]
)
def test_what_has_no_such_word_is_not(text: str) -> None:
    assert not is_about_support(text)

import pytest

from bot.eligibility.municipalities import COUNTY_OF
from bot.swedish.normalise import folded
from bot.swedish.places import county_in, places_in


def towns(text: str) -> list[str]:
    return [place.municipality for place in places_in(text)]


@pytest.mark.parametrize("town", sorted(set(COUNTY_OF) - {"Håbo"}))
def test_every_municipality_is_found_when_written_out(town: str) -> None:
    assert towns(f"Företaget ligger i {town} kommun.") == [town]


def test_two_municipalities_that_differ_in_a_ring_alone_are_told_apart() -> None:
    assert towns("i Håbo kommun") == ["Håbo"]


@pytest.mark.parametrize(
    "town",
    sorted(town for town, county in COUNTY_OF.items() if county in ("Norrbottens län", "Västmanlands län")),
)
def test_a_home_municipality_is_found_without_capitals_and_diacritics(town: str) -> None:
    assert towns(f"vi håller till i {folded(town)} sen länge") == [town]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("vi finns i Kirunas centrum", "Kiruna"),
        ("KIRUNA", "Kiruna"),
        ("verkstad i jokmokk", "Jokkmokk"),
        ("i Jokkmok", "Jokkmokk"),
        ("gälivare", "Gällivare"),
        ("gellivare", "Gällivare"),
        ("överkallix", "Överkalix"),
        ("övertorne", "Övertorneå"),
        ("ett bolag i hapranda", "Haparanda"),
        ("arvidsjaurs kommun", "Arvidsjaur"),
        ("i västeras", "Västerås"),
        ("vesterås", "Västerås"),
        ("surahamar", "Surahammar"),
        ("halstahammar", "Hallstahammar"),
        ("skinskatteberg", "Skinnskatteberg"),
        ("i fagersta", "Fagersta"),
        ("kungsörs kommun", "Kungsör"),
    ],
)
def test_bent_and_misspelt_home_municipalities_are_found(text: str, town: str) -> None:
    assert towns(text) == [town]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("en butik i Vittangi", "Kiruna"),
        ("vi bor i Råneå", "Luleå"),
        ("fabrik i Öjebyn", "Piteå"),
        ("i korpilombolo", "Pajala"),
        ("Malmberget", "Gällivare"),
        ("slöjd från Porjus", "Jokkmokk"),
        ("i Skultuna", "Västerås"),
        ("Kolsva", "Köping"),
        ("Riddarhyttan", "Skinnskatteberg"),
        ("ransta", "Sala"),
        ("hotell i Övre Soppero", "Kiruna"),
    ],
)
def test_a_village_stands_for_its_municipality_and_is_named(text: str, town: str) -> None:
    (place,) = places_in(text)

    assert (place.municipality, bool(place.village)) == (town, True)


@pytest.mark.parametrize(
    "text",
    [
        "vi vill vara med",
        "kan det vara så",
        "gå över berg och dal",
        "mark och anläggning",
        "ed och löfte",
        "köpa en maskin",
        "vi har köpt en bil",
        "en ny bod",
        "boende för turister",
        "sallad och soppa",
        "kalas på lördag",
        "i vår lokala butik",
        "nora är min syster",
        "har vi rätt att söka?",
        "en kil mellan stockarna",
        "boken om bolag",
        "säker på sin sak",
        "kunder i norr",
        "en kalkyl",
        "sedan i våras",
        "pitepalt",
        "kirurgen",
        "en salamander",
        "enköpingsbon",
        "köpning av utrustning",
    ],
)
def test_ordinary_words_that_look_like_places_are_not_places(text: str) -> None:
    assert towns(text) == []


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("företaget finns i Vara", "Vara"),
        ("vi är från Berg", "Berg"),
        ("i mora kommun", "Mora"),
        ("i Åre", "Åre"),
    ],
)
def test_a_municipality_that_is_also_a_word_counts_where_the_text_means_a_place(text: str, town: str) -> None:
    assert towns(text) == [town]


def test_several_municipalities_come_in_the_order_of_the_text() -> None:
    assert towns("vi finns i Boden, Luleå och Kalix") == ["Boden", "Luleå", "Kalix"]


def test_a_match_holds_the_place_in_the_text_as_typed() -> None:
    text = "Vi finns i Övertorneå sedan 1998"
    (place,) = places_in(text)

    assert text[place.start : place.end] == "Övertorneå"


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("region norrbotten", "Norrbottens län"),
        ("i norbotten", "Norrbottens län"),
        ("norrbottens län", "Norrbottens län"),
        ("västmanland", "Västmanlands län"),
        ("vestmanland", "Västmanlands län"),
        ("region vesmanland", "Västmanlands län"),
        ("västmannland", "Västmanlands län"),
    ],
)
def test_a_home_county_is_found_by_its_name(text: str, county: str) -> None:
    assert county_in(folded(text)) == county


@pytest.mark.parametrize(
    "text",
    [
        "",
        "vilket län?",
        "region västerbotten",
        "norrland",
        "norr om botten",
        "västra götaland",
        "norrbotten eller västmanland",
    ],
)
def test_no_home_county_is_found_where_none_or_both_are_named(text: str) -> None:
    assert county_in(folded(text)) is None


@pytest.mark.parametrize("text", ["vi ska börja sälja på nätet", "säljer mer", "saldo", "sal"])
def test_a_short_name_is_never_guessed_from_another_word(text: str) -> None:
    assert places_in(text) == []


@pytest.mark.parametrize(
    ("text", "town"), [("Norbergstrakten", "Norberg"), ("i Kalixbygden", "Kalix"), ("bodentrakten", "Boden")]
)
def test_surroundings_name_their_place(text: str, town: str) -> None:
    assert [place.municipality for place in places_in(text)] == [town]


@pytest.mark.parametrize("text", ["region vstmanland", "i Vesmanland", "västmanlnd"])
def test_a_misspelt_county_is_recognised(text: str) -> None:
    assert county_in(folded(text)) == "Västmanlands län"

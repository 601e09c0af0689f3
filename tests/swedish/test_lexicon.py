import pytest

from bot.eligibility.facts import FACTS
from bot.swedish.lexicon import lexicon, pattern_of, title_of
from bot.swedish.normalise import folded

CHOICES = [(fact.id, value) for fact in FACTS if fact.values for value in fact.values]


@pytest.mark.parametrize(("fact", "value"), CHOICES)
def test_the_title_of_a_choice_names_just_that_choice(fact: str, value: str) -> None:
    assert lexicon()[fact].titled(folded(title_of(fact, value))) == value


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("applicant_type", "vi är ett AB", "limited_company"),
        ("applicant_type", "ett familjeägt aktiebolag", "limited_company"),
        ("applicant_type", "enskid firma", "sole_trader"),
        ("applicant_type", "mitt kommanditbolag", "partnership"),
        ("applicant_type", "ekonomisk förening", "economic_association"),
        ("applicant_type", "byaföreningen", "nonprofit_association"),
        ("applicant_type", "en stiftelse", "foundation"),
        ("applicant_type", "kommunalt bolag", "municipal_company"),
        ("applicant_type", "universitetet", "education_provider"),
        ("applicant_type", "fackförbundet", "trade_union"),
        ("applicant_type", "branschorganisationen", "industry_organisation"),
        ("applicant_type", "nyföretagarcentrum", "business_promoter"),
        ("sector", "vi kör lastbil, ett åkeri", "haulage"),
        ("sector", "gräventreprenad", "contracting"),
        ("sector", "yrkesfiskare", "fishing"),
        ("sector", "bageri", "food_processing"),
        ("sector", "mjölkbonde", "agriculture"),
        ("sector", "byns enda butik", "grocery_store"),
        ("sector", "webbyrå", "ict"),
        ("sector", "frisörsalong", "services"),
        ("sector", "snickare", "construction"),
        ("sector", "silversmed", "crafts_culture"),
        ("sector", "vinterbiltest, testbana för bilar", "car_testing"),
        ("sector", "arbetsintegrerande socialt företag", "social_enterprise"),
        ("purposes", "ny hemsida", "marketing"),
        ("purposes", "laserskärmaskin", "machinery_equipment"),
        ("purposes", "en keramikugn", "machinery_equipment"),
        ("purposes", "anlita en konsult", "consulting"),
        ("purposes", "solceller på taket", "energy_environment"),
        ("purposes", "prototyp", "product_development"),
        ("purposes", "interregprojekt", "cross_border_project"),
        ("purposes", "kompetensförsörjningsprojekt", "skills_supply_project"),
        ("purposes", "hemsändning av varor", "commercial_service"),
    ],
)
def test_everyday_words_name_a_choice(fact: str, text: str, value: str) -> None:
    assert [match.value for match in lexicon()[fact].matches(folded(text))][:1] == [value]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("applicant_type", "abborre"),
        ("applicant_type", "snabbt"),
        ("applicant_type", "regionala stöd"),
        ("sector", "hur mycket får man?"),
        ("sector", "vi får inte söka"),
        ("sector", "det är en bra affärsidé"),
        ("sector", "tjänsten kostar"),
        ("sector", "en kopp kaffe"),
        ("purposes", "hyran"[:3]),
        ("purposes", "frånvaro"),
    ],
)
def test_words_that_only_look_like_a_choice_name_none(fact: str, text: str) -> None:
    assert lexicon()[fact].matches(folded(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "inte aktiebolag",
        "inte ett aktiebolag",
        "int nåt aktiebolag",
        "inget aktiebolag",
    ],
)
def test_a_negated_choice_is_marked_as_such(text: str) -> None:
    (match,) = lexicon()["applicant_type"].matches(folded(text))

    assert match.negated


def test_the_longest_of_overlapping_words_wins() -> None:
    matches = lexicon()["applicant_type"].matches(folded("kommunalt bolag"))

    assert [match.value for match in matches] == ["municipal_company"]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["kurs"], "kurserna", True),
        (["kurs$"], "kurserna", False),
        (["kurs$"], "en kurs", True),
        (["*ugn"], "keramikugn", True),
        (["ugn"], "keramikugn", False),
        (["egen lon"], "egen-lon", True),
        (["köp"], "kopa", True),
        (["a.b"], "axb", False),
    ],
)
def test_the_marks_of_a_word_say_which_part_must_match(words: list[str], text: str, found: bool) -> None:
    assert bool(pattern_of(words).search(text)) is found


def test_an_unknown_choice_has_no_title() -> None:
    with pytest.raises(KeyError):
        title_of("sector", "banking")

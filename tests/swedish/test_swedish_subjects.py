import pytest

from bot.catalogue.loading import catalogue
from bot.catalogue.nlu_data import names_of
from bot.swedish.subjects import SubjectMatcher

ALIASES = {
    "micro": ["mikrostöd", "mikrostödet", "lilla företagsstödet"],
    "consult": ["konsultstöd", "konsultcheck"],
    "project_north": ["projektmedel"],
    "project_south": ["projektmedel"],
}


@pytest.fixture(scope="module")
def matcher() -> SubjectMatcher:
    return SubjectMatcher(ALIASES)


@pytest.fixture(scope="module")
def whole() -> SubjectMatcher:
    """The matcher with every name of the catalogue."""
    return SubjectMatcher({subject.id: names_of(subject) for subject in catalogue().subjects.values()})


@pytest.mark.parametrize(
    "text",
    [
        "Mikrostöd",
        "hur mycket får man i mikrostöd?",
        "MIKROSTÖDET",
        "mikrostod",
        "mikro stöd",
        "mikrostödets villkor",
        "mikrostödsansökan",
        "mirkostöd",
        "mikrostöt",
        "mikrostö d"[:8],
        "det lilla företagsstödet",
    ],
)
def test_a_support_is_found_bent_compounded_split_or_misspelt(matcher: SubjectMatcher, text: str) -> None:
    assert [mention.ids for mention in matcher.mentions(text)] == [("micro",)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "vilket stöd passar mig",
        "konsult",
        "konsulten var dyr",
        "projekt",
        "mikrofon",
        "mikrovågsugn",
        "stöd",
        "konsumtion",
        "projektor",
    ],
)
def test_words_that_look_like_a_support_are_none(matcher: SubjectMatcher, text: str) -> None:
    assert matcher.mentions(text) == []


def test_a_name_that_fits_several_supports_keeps_them_all(matcher: SubjectMatcher) -> None:
    (mention,) = matcher.mentions("projektmedel")

    assert set(mention.ids) == {"project_north", "project_south"}


def test_mentions_come_in_order_with_their_places(matcher: SubjectMatcher) -> None:
    text = "Skillnaden mellan Konsultstöd och Mikrostöd?"

    assert [text[one.start : one.end] for one in matcher.mentions(text)] == ["Konsultstöd", "Mikrostöd"]


def test_the_longer_of_two_overlapping_names_counts() -> None:
    matcher = SubjectMatcher({"short": ["företagsstöd"], "long": ["stora företagsstöd i norr"]})

    assert [mention.ids for mention in matcher.mentions("stora företagsstöd i norr")] == [("long",)]


@pytest.mark.parametrize("call", [call.id for call in catalogue().calls])
def test_every_support_of_the_catalogue_is_found_by_its_own_name(whole: SubjectMatcher, call: str) -> None:
    name = catalogue().subjects[call].name
    found = {subject for mention in whole.mentions(f"Hur mycket kan man få i {name}?") for subject in mention.ids}

    assert call in found


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("mikrobidrag i västmanland", "mikrobidrag-vastmanland"),
        ("konsult stöd", "konsultstod-vastmanland"),
        ("invisteringsbidrag", "investeringsbidrag-vastmanland"),
        ("inovationsstöd", "innovationsstod-vastmanland"),
        ("exportutlysningen", "exportsamverkan-tillvaxtverket-2021"),
        ("stöd till sociala företag", "sociala-foretag-vastmanland"),
        ("miljö- och energibesparingar", "miljo-energi-vastmanland"),
        ("kompetensförsörjningsutlysningen", "kompetensforsorjning-norrbotten-2019"),
        ("mikrostöd", "mikrostod-norrbotten"),
    ],
)
def test_supports_of_the_catalogue_are_found_as_people_write_them(whole: SubjectMatcher, text: str, call: str) -> None:
    found = {subject for mention in whole.mentions(text) for subject in mention.ids}

    assert call in found


@pytest.mark.parametrize(
    "text",
    [
        "Hej, hur mår du?",
        "vi är ett aktiebolag i Kalix med sju anställda",
        "vi vill köpa en CNC-fräs",
        "recept på pannkakor",
        "jag arbetar heltid",
        "det finns inga konkurrenter",
        "en kopp kaffe i Boden",
        "ring mig på måndag",
        "jag vill prata med en människa",
    ],
)
def test_ordinary_sentences_name_no_support_of_the_catalogue(whole: SubjectMatcher, text: str) -> None:
    assert whole.mentions(text) == []

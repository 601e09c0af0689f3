import pytest

from bot.swedish.facts import facts_in
from bot.swedish.normalise import folded
from bot.swedish.statements import says_dont_know, says_skip, statements_in, yes_or_no


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("already_started", "Jag har redan beställt maskinen", True),
        ("already_started", "vi har köpt in utrustningen", True),
        ("already_started", "Vi köpte den i våras", True),
        ("already_started", "beställningen är lagd", True),
        ("already_started", "Vi har inte beställt något än", False),
        ("already_started", "jag har int köpt na än", False),
        ("already_started", "ingenting är beställt", False),
        ("already_started", "vi planerar att köpa en fräs", False),
        ("already_started", "vi har inte kommit igång", False),
        ("own_financing", "Vi har eget kapital till resten", True),
        ("own_financing", "banken har lovat lån", True),
        ("own_financing", "vi saknar finansiering", False),
        ("own_financing", "jag har inga egna pengar", False),
        ("needs_support", "det blir inget utan stöd, vi behöver stödet", True),
        ("needs_support", "vi klarar oss inte utan bidrag", True),
        ("needs_support", "vi gör det ändå", False),
        ("needs_support", "vi klarar det utan stöd", False),
        ("needs_support", "vi behöver egentligen inte stödet", False),
        ("insolvent", "företaget är på obestånd", True),
        ("insolvent", "vi kan inte betala våra räkningar", True),
        ("insolvent", "vi är i konkurs", True),
        ("insolvent", "vi är inte på obestånd", False),
        ("insolvent", "ekonomin är god", False),
        ("insolvent", "vi går med vinst", False),
        ("local_competition", "det finns många konkurrenter", True),
        ("local_competition", "vi konkurrerar med två andra", True),
        ("local_competition", "vi har inga konkurrenter", False),
        ("local_competition", "vi är ensamma i byn om det", False),
        ("local_competition", "jag är den enda frisören i kommunen, ingen annan gör det", False),
        ("sustainability_dialogue", "vi har gjort hållbarhetsdialogen med Almi", True),
        ("sustainability_dialogue", "vi har inte gjort hållbarhetsdialogen", False),
        ("collective_agreement_terms", "lönerna följer kollektivavtalet", True),
        ("collective_agreement_terms", "vi har kollektivavtal", True),
        ("collective_agreement_terms", "vi har inte kollektivavtal men betalar under avtal", False),
        ("permits_in_place", "alla tillstånd är klara", True),
        ("permits_in_place", "det behövs inga tillstånd", True),
        ("permits_in_place", "vi väntar på bygglov", False),
        ("permits_in_place", "tillstånd saknas", False),
        ("develops_new_methods", "vi ska utveckla nya metoder", True),
        ("develops_new_methods", "vi använder befintliga metoder", False),
        ("cofinancing_in_cash", "allt är kontanta pengar", True),
        ("cofinancing_in_cash", "en del är arbetstid", False),
        ("in_lulea_urban_area", "vi sitter i Luleå centrum", True),
        ("in_lulea_urban_area", "kontor på Porsön", True),
        ("in_lulea_urban_area", "utanför Luleå tätort", False),
        ("in_lulea_urban_area", "inte i tätorten", False),
    ],
)
def test_a_statement_is_read_with_its_yes_or_no(fact: str, text: str, value: bool) -> None:
    assert statements_in(folded(text)).get(fact) is value


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("already_started", "får man börja innan beslutet?"),
        ("already_started", "vi startade företaget 2015"),
        ("insolvent", "vad betyder obestånd?"),
        ("insolvent", "hur är ekonomin?"),
        ("needs_support", "vilket stöd passar mig"),
        ("permits_in_place", "vilka tillstånd behövs?"),
        ("collective_agreement_terms", "måste man ha kollektivavtal?"),
        ("own_financing", "hur mycket eget kapital krävs?"),
        ("local_competition", "vad räknas som konkurrens?"),
        ("sustainability_dialogue", "vad är hållbarhetsdialogen?"),
        ("cofinancing_in_cash", "måste medfinansieringen vara kontant?"),
        ("develops_new_methods", "räknas det som nya metoder?"),
    ],
)
def test_a_question_about_a_matter_states_nothing(fact: str, text: str) -> None:
    assert fact not in facts_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "Ja!",
        "japp",
        "jajamen",
        "jo",
        "jodå",
        "jadå",
        "absolut",
        "självklart",
        "precis",
        "det stämmer",
        "mm",
        "okej",
        "ja det har vi",
        "aa",
        "jo visst",
    ],
)
def test_a_yes_is_a_yes(text: str) -> None:
    assert yes_or_no(folded(text)) is True


@pytest.mark.parametrize(
    "text",
    [
        "nej",
        "Nej.",
        "nä",
        "näe",
        "nix",
        "nope",
        "inte än",
        "int na",
        "aldrig",
        "nej det har vi inte",
        "det har vi inte",
        "knappast",
        "nej tack",
        "nej, absolut inte",
    ],
)
def test_a_no_is_a_no(text: str) -> None:
    assert yes_or_no(folded(text)) is False


@pytest.mark.parametrize(
    "text",
    [
        "kanske",
        "hur menar du?",
        "jag heter Nina",
        "naturen",
        "jakt",
        "nästan",
        "i Kalix",
        "",
        "7",
        "vet inte",
        "nationellt",
        "jamtland",
        "noga räknat",
    ],
)
def test_what_is_neither_yes_nor_no_is_left_open(text: str) -> None:
    assert yes_or_no(folded(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "vet inte",
        "vet ej",
        "jag vet int",
        "ingen aning",
        "osäker",
        "minns inte",
        "har inte koll",
        "oklart",
        "?",
        "kommer inte ihåg",
        "är inte säker",
    ],
)
def test_not_knowing_is_heard(text: str) -> None:
    assert says_dont_know(folded(text))


@pytest.mark.parametrize(
    "text", ["ja", "nej", "7", "vi vet att det behövs", "Kalix", "jag är säker", "vet du vad det kostar"]
)
def test_an_answer_is_not_heard_as_not_knowing(text: str) -> None:
    assert not says_dont_know(folded(text))


@pytest.mark.parametrize(
    "text",
    [
        "hoppa över",
        "Hoppa över frågan",
        "skippa den",
        "nästa fråga tack",
        "pass",
        "vill inte svara",
        "vill inte uppge det",
    ],
)
def test_the_wish_to_skip_is_heard(text: str) -> None:
    assert says_skip(folded(text))


@pytest.mark.parametrize("text", ["ja", "passar det mig?", "kompass", "vi hoppas på stöd", "anpassad maskin", "nej"])
def test_an_answer_is_not_heard_as_a_wish_to_skip(text: str) -> None:
    assert not says_skip(folded(text))

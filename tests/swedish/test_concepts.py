import pytest

from bot.swedish.concepts import concept_names, concepts_in
from bot.swedish.normalise import folded


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("har ni nåt telefonnummer", "contact"),
        ("vem mejlar jag", "contact"),
        ("sista dan att söka", "deadline"),
        ("hur mkt får man", "amount"),
        ("vilka får söka", "who"),
        ("hur loggar man in, behövs bankid", "apply"),
        ("ska offert bifogas", "attachments"),
        ("kan jag beställa innan beslut", "start"),
        ("när betalas det ut", "payment"),
        ("när betalas stödet ut, i efterskott?", "payment"),
        ("betala tebax", "repayment"),
        ("försumbart stöd", "de_minimis"),
        ("hur bedöms ansökan", "criteria"),
        ("hur lång är handläggningstiden", "decision"),
        ("vad betyder obestånd", "definition"),
        ("skillnaden mellan dem", "compare"),
        ("är det en allmän handling", "secrecy"),
        ("vill prata med en människa", "human"),
        ("hur vet du det", "source"),
    ],
)
def test_a_concept_is_found_however_it_is_said(text: str, concept: str) -> None:
    assert concept in concepts_in(folded(text))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("taktfast", "amount"),
        ("lånade ord", "financing"),
        ("passera", "foreign_agency"),
        ("maten var god", "everyday"),
        ("hundra kronor", "everyday"),
    ],
)
def test_a_word_that_only_begins_like_a_concept_touches_none(text: str, concept: str) -> None:
    assert concept not in concepts_in(folded(text))


def test_found_concepts_come_in_the_order_of_the_names() -> None:
    found = list(concepts_in(folded("hur mycket, när stänger det och vem kontaktar jag")))

    assert found == [name for name in concept_names() if name in found]
    assert {"amount", "deadline", "contact"} <= set(found)


def test_nothing_is_found_in_nothing() -> None:
    assert not concepts_in("")

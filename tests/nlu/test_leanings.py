"""Which question a wording speaks for, and which near ones it leaves alone."""

import pytest

from bot.nlu.leanings import LEANINGS
from bot.swedish.normalise import folded


def leant_to(text: str) -> set[str]:
    return {one.to for one in LEANINGS if one.applies(folded(text))}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Vad täcker bidraget av den summan?", "ask_amount"),
        ("En press kostar 70 000, hur mycket står ni för av det?", "ask_amount"),
        ("Vilka utgifter täcker bidraget?", "ask_costs"),
        ("Vad kan täckas?", "ask_purposes"),
        ("När ska slutrapporten lämnas?", "ask_reporting"),
        ("Finns det någon poäng med att ringa er?", "ask_who"),
        ("Är det lönt att vi kontaktar regionen?", "ask_who"),
        ("Hur följs pengarna upp när allt är utbetalt?", "ask_reporting"),
        ("Vilka krav gäller för hur vi avlönar personalen?", "ask_wages"),
        ("I vilket skede ska medgivandet finnas?", "ask_permits"),
        ("Hur länge kan vi söka exportsamverkan?", "ask_deadline"),
        ("Hur länge har man på sig att söka?", "ask_deadline"),
        ("hur länge är det öppet?", "ask_deadline"),
    ],
)
def test_the_wording_tells_what_is_asked(text: str, intent: str) -> None:
    assert intent in leant_to(text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Vad täcker bidraget inte?", "ask_purposes"),
        ("Vilka utgifter täcks inte?", "ask_costs"),
        ("Vilken dag stängde ansökan, jag menar inte slutrapporten?", "ask_reporting"),
        ("Är det någon idé att ringa i kväll?", "ask_who"),
        ("Är det lönt att söka efter sista dagen?", "ask_who"),
        ("När betalas pengarna ut?", "ask_reporting"),
        ("Kan bidraget betala mina anställda?", "ask_wages"),
        ("När ska maskinen finnas på plats?", "ask_permits"),
        ("Vad täcker ni av den ordinarie driften?", "ask_amount"),
        ("Hur länge får man vänta på beslutet?", "ask_deadline"),
        ("Hur länge kan projektet pågå?", "ask_deadline"),
    ],
)
def test_near_wordings_are_left_alone(text: str, intent: str) -> None:
    assert intent not in leant_to(text)

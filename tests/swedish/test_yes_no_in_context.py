"""Yes-or-no facts where a word near by belongs to another clause, another time or somebody else."""

import pytest

from bot.swedish.facts import facts_in
from bot.swedish.normalise import cleaned


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        # a denial ends where a clause with a verb of its own begins
        ("Bolaget har inga bekymmer och lönerna följer kollektivavtalet.", "collective_agreement_terms", True),
        ("Vi har aldrig sökt stöd och följer kollektivavtalet.", "collective_agreement_terms", True),
        ("Nej, inget är köpt, ja vi har kollektivavtal, nej ingen är på obestånd.", "collective_agreement_terms", True),
        ("Vi har inte beställt maskinen och har gjort Hållbarhetsdialogen.", "sustainability_dialogue", True),
        ("Ingen ordning på pappren men Hållbarhetsdialogen har vi gått.", "sustainability_dialogue", True),
        ("Vi har inte bråttom och bygglov är klart.", "permits_in_place", True),
        ("Inga grannar klagade och bygglovet beviljades.", "permits_in_place", True),
        ("Kompetensprojekt. Vi är inga experter men prövar nya arbetssätt.", "develops_new_methods", True),
        ("Vi är inte på obestånd och har pengar till resten.", "own_financing", True),
        ("Vi kan inte betala räkningarna och konkursen är nära, vi är på obestånd.", "insolvent", True),
        # a denial of a lack is no lack
        ("Inga tillstånd saknas och inget är beställt.", "permits_in_place", True),
        ("Inga tillstånd saknas och inget är beställt.", "already_started", False),
        ("Firman saknar inte kollektivavtal.", "collective_agreement_terms", True),
        ("Lönerna är inte under kollektivavtalet.", "collective_agreement_terms", True),
        # what was done instead of what is denied
        ("Vi har inte köpt den begagnad utan beställt en ny i förra veckan.", "already_started", True),
        ("Webbshopen är inte igång ännu men byrån har vi anlitat.", "already_started", True),
        ("Vi har redan anlitat konsulten och hon började i mars.", "already_started", True),
        # plain words of the same kinds
        ("Inget är beställt och inget är påbörjat.", "already_started", False),
        ("Byggstart blir först när ni har gett besked.", "already_started", False),
        ("Kontraktet med leverantören är inte påskrivet ännu.", "already_started", False),
        ("Anmäld är jag inte.", "already_started", False),
        ("Så fort vi får besked köper vi, inget är beställt än.", "already_started", False),
        ("Resterande medel finns hos oss.", "own_financing", True),
        ("Köpet går igenom även om ni säger nej.", "needs_support", False),
        ("Vi behöver inte mycket stöd, men utan stöd blir det inget.", "needs_support", True),
    ],
)
def test_each_clause_tells_what_it_tells_by_itself(text: str, fact: str, value: object) -> None:
    assert facts_in(cleaned(text)).get(fact) is value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # still to come, or only supposed
        ("När vi har beställt maskinen ska vi anställa en till.", "already_started"),
        ("Det blir bättre när vi har köpt in en ny ugn.", "already_started"),
        ("Jag förstår att inget får vara beställt.", "already_started"),
        ("Den som redan har köpt får inget, säger min granne.", "already_started"),
        ("Köper vi den mindre behövs inget lov, men den större kräver anmälan.", "permits_in_place"),
        ("Bygglovet väntas bli klart i maj.", "permits_in_place"),
        ("De säger att bygglovet snart är klart.", "permits_in_place"),
        ("Projekt. Hade medfinansieringen varit kontant hade det gått lättare.", "cofinancing_in_cash"),
        ("Förhandlar just nu med Unionen om kollektivavtal.", "collective_agreement_terms"),
        # somebody else's
        ("Kommunen har börjat bygga om torget utanför butiken.", "already_started"),
        ("Konsulterna vi hyr in har kollektivavtal.", "collective_agreement_terms"),
        ("Kommunen gör sin del oavsett om vi får stöd.", "needs_support"),
        ("Min kollega på det andra bolaget har gått Hållbarhetsdialogen.", "sustainability_dialogue"),
        ("Vår partner universitetet tog fram en ny metod i fjol.", "develops_new_methods"),
        ("Vi hjälper företag på obestånd.", "insolvent"),
        # another thing, or another time
        ("Vi har redan köpt en sådan, nu behövs en till.", "already_started"),
        ("Den gamla ugnen köpte vi i våras av en granne, men den räcker inte.", "already_started"),
        ("Vi köpte en press 2016.", "already_started"),
        ("Vi har köpt maskiner för miljoner genom åren.", "already_started"),
        ("Vi beställde en robot men ångrade oss och drog tillbaka ordern.", "already_started"),
        ("Vi fick bygglov till villan, men verkstaden väntar ännu på sitt.", "permits_in_place"),
        ("Vi fick dispens från kravet på revisor.", "permits_in_place"),
        ("Jag har tillstånd av min chef att söka.", "permits_in_place"),
        ("Resten av personalen finns i Boden.", "own_financing"),
        ("Kassan räcker till tre löner.", "own_financing"),
        ("Projekt. Vi betalar kontant vid leverans.", "cofinancing_in_cash"),
        ("Utan stöd hade vi inte överlevt pandemin.", "needs_support"),
        ("Jag behöver stöd i hur man fyller i ansökan.", "needs_support"),
        # something is denied and something else of the plan is done, or the other way round
        ("Har ej påbörjat bygget. Materialet hemkört o betalt.", "already_started"),
        ("Maskinen är inte betald, men beställd är den.", "already_started"),
        ("Inget är påbörjat utom att jag har köpt själva svetsen.", "already_started"),
        ("Vi har inte bokat resan, men mässmontern är bokad.", "already_started"),
        ("I våras var inget beställt, sedan i juni är kontraktet påskrivet.", "already_started"),
        ("I ansökan skrev jag att inget var beställt. Nu är det beställt.", "already_started"),
        ("Serveringstillståndet är klart men miljöanmälan har vi inte skickat in.", "permits_in_place"),
        ("Alla tillstånd utom bygglovet är klara.", "permits_in_place"),
        ("Det krävs inget bygglov men en anmälan som vi inte har gjort.", "permits_in_place"),
        ("Banken har sagt nej, men min syster går in med resten.", "own_financing"),
    ],
)
def test_what_is_not_told_of_the_plan_today_is_left_out(text: str, fact: str) -> None:
    assert fact not in facts_in(cleaned(text))


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Borrigg, köpt o betald i augusti.", "already_started", True),
        ("Order lagd v 38.", "already_started", True),
        ("Ingen upphandling är igång.", "already_started", False),
        ("Vi är igång på heltid. Inget igångsatt med bygget.", "already_started", False),
        ("Maskinen ska vara köpt och betald i december.", "already_started", None),
        ("Resten löser banken, det är klart.", "own_financing", True),
        ("Resten löser banken om vi får bidraget.", "own_financing", None),
        ("Egen del klar via ägartillskott.", "own_financing", True),
        ("Det som fattas lånar vi på banken, det är inte klart.", "own_financing", None),
        ("Annars får det vänta ett par år.", "needs_support", True),
        ("Annars får vi vänta på svar från er.", "needs_support", None),
        ("Alla tillstånd har vi.", "permits_in_place", True),
        ("Alla tillstånd har vi sökt.", "permits_in_place", None),
        ("Alla tillstånd har vi, utom bygglovet.", "permits_in_place", None),
        ("Bygganmälan inskickad men inte godkänd än.", "permits_in_place", False),
        ("Kollektivavtal, givetvis.", "collective_agreement_terms", True),
        ("Kollektivavtal, absolut inget vi vill ha.", "collective_agreement_terms", None),
        ("Kulturprojekt. Inte pengar till lokalens hyra.", "cofinancing_in_cash", None),
        ("Projekt. De ger 20 % men bara en del är pengar, resten arbetstid.", "cofinancing_in_cash", False),
        ("Bygglov behövs inte och inga andra tillstånd heller.", "permits_in_place", True),
        ("Bygglov krävs och inga tillstånd har vi fått än.", "permits_in_place", False),
    ],
)
def test_short_words_for_what_is_so_are_read_and_like_ones_are_not(text: str, fact: str, value: bool | None) -> None:
    assert facts_in(cleaned(text)).get(fact) is value

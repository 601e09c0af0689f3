"""Of all that a message names, only what is wished for is a purpose; what cannot be told surely is left to be asked."""

import pytest

from bot.swedish.facts import facts_in
from bot.swedish.normalise import cleaned


def _purposes(text: str) -> tuple[str, ...] | None:
    """The purposes that are read, None where they are left to be asked for."""
    read = facts_in(cleaned(text)).get("purposes")
    return read if isinstance(read, tuple) else None


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Vi behöver utbildning åt svetsarna, 140 000 kr. Inga nya maskiner den här gången.", "skills_development"),
        ("Några maskiner ska vi inte köpa i år, det är kurser för personalen det handlar om.", "skills_development"),
        ("inte kurs utan konsult, 60 tusen, snickeri i Arvika ab", "consulting"),
        ("Söker: svarv 300 tkr. Söker ej: utbildning, konsult.", "machinery_equipment"),
        ("ja behöver ingen jävla konsult ja behöver en traktor, 500 000", "machinery_equipment"),
        ("Alla tror att vi behöver nya maskiner. Det gör vi inte. Vi behöver annonsera, 40 000 kr.", "marketing"),
        ("Glöm det där med hemsidan, det är utbildning i ledarskap vi vill söka för.", "skills_development"),
        ("Ursprungligen var planen en hemsida, nu är planen en ny truck för 210 000 kr.", "machinery_equipment"),
        ("Inte en krona till maskiner! Folket ska på utbildning, 75 000 kr.", "skills_development"),
        ("Styrelsen sa nej till hemsidan men ja till en ny diskmaskin på 70 000 kr.", "machinery_equipment"),
    ],
)
def test_what_is_expressly_not_wished_is_no_purpose(text: str, purpose: str):
    assert _purposes(text) == (purpose,)


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Först kursen i år, maskinen får vänta till nästa år.", "skills_development"),
        ("På sikt vill vi köpa en robot. Nu gäller det en utbildning i CAD för 50 000 kr.", "skills_development"),
        ("Vi gjorde en ny hemsida i våras. Nu vill vi köpa en glassmaskin för 95 000 kr.", "machinery_equipment"),
        ("Maskinen är redan betald. Nu vill vi lära upp personalen på den, 50 000 kr.", "skills_development"),
        ("Produkten är färdigutvecklad. Vi vill marknadsföra den i Norge för 200 000 kr.", "marketing"),
        ("Efter kursen i fjol vill jag nu köpa en drejskiva och en brännugn.", "machinery_equipment"),
        (
            "Vi har tidigare fått stöd till marknadsföring, 80 000 kr. Nu gäller det en ny ugn för 200 000 kr.",
            "machinery_equipment",
        ),
    ],
)
def test_what_was_done_before_or_comes_later_is_no_purpose(text: str, purpose: str):
    assert _purposes(text) == (purpose,)


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Kursen betalar Arbetsförmedlingen, men svarven på 200 000 vill vi ha bidrag till.", "machinery_equipment"),
        ("Min bror vill köpa en skördare, men jag vill göra en broschyr för 15 000 kr.", "marketing"),
        ("Hyresvärden byter till värmepump i huset. Vi vill utbilda våra städare för 30 000 kr.", "skills_development"),
        ("Driften klarar vi själva. Vi vill köpa en ny pump för 140 000 kr.", "machinery_equipment"),
        ("Vi vill utbilda personalen för 70 000 kr. Marknadsföringen sköter vi själva.", "skills_development"),
        ("Utbildning ingår i priset. Maskinen kostar 410 000 kr.", "machinery_equipment"),
    ],
)
def test_what_others_or_the_writer_alone_pay_for_is_no_purpose(text: str, purpose: str):
    assert _purposes(text) == (purpose,)


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Jag håller kurser i vävning. Nu vill jag köpa en vävstol för 35 000 kr.", "machinery_equipment"),
        ("Vi ordnar utbildningar för truckförare och vill göra reklam för dem, 45 000 kr.", "marketing"),
        ("Vi vill göra reklam för våra kurser i yoga, 25 000 kr.", "marketing"),
        (
            "Vi hjälper företag att minska energiförbrukningen och vill vidareutbilda våra rådgivare.",
            "skills_development",
        ),
        ("Personalen ska lära sig köra den nya roboten, utbildningen kostar 60 000 kr.", "skills_development"),
        ("Vi säljer begagnade maskiner till lantbruk. Nu vill vi ställa ut på en mässa i Tyskland.", "marketing"),
    ],
)
def test_what_the_company_lives_on_is_no_purpose(text: str, purpose: str):
    assert _purposes(text) == (purpose,)


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen betalar vår nya hemsida.",
        "Min bror vill köpa en skördare.",
        "Vi vill inte ha stöd till maskiner.",
        "Någon ny maskin blir det nog inte.",
        "Utbildning har vi inget behov av.",
        "Vi vill sälja vår gamla svarv för 80 000 kr.",
        "Reparation av vår grävmaskin kostar 60 000 kr.",
        "I fjol köpte vi en ny svarv för 300 000 kr och den går fint.",
        "Om vi hade sökt stöd till maskinen i fjol, hade vi fått det då?",
        "Hur mycket kostar en kurs hos er?",
        "Konsulten ville ha 90 000 kr, det tackade vi nej till.",
        "vi har en konsult som sköter bokföringen",
        "Jag har inga planer på att marknadsföra mig.",
        "Vi har begagnade maskiner till salu.",
        "Vi brukar ställa ut på mässor runt om i landet.",
        "Jag jobbar halvtid i firman och går en utbildning till undersköterska resten av tiden.",
        "Vi är ett utbildningsföretag som håller kurser i heta arbeten.",
        "Vi vill köpa en ny maskin för att utveckla nya produkter, 300 000 kr",
    ],
)
def test_where_nothing_is_wished_for_surely_purposes_are_asked_for(text: str):
    assert _purposes(text) is None


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("Utan stöd köper vi ingen ny truck.", ("machinery_equipment",)),
        ("Vi har inga anställda och vill köpa en ny symaskin för 28 000 kr.", ("machinery_equipment",)),
        ("Maskinen är inte köpt än och vi har inga pengar till den.", ("machinery_equipment",)),
        ("Inte bara en ny fräs utan också en svarv vill vi köpa, 900 000 kr.", ("machinery_equipment",)),
        ("Vi vill inget hellre än att utbilda personalen, 50 000 kr.", ("skills_development",)),
        ("Kursen är inte bokad men jag vill gå den i höst, 24 000 kr.", ("skills_development",)),
        ("Konsulten är inte anlitad än.", ("consulting",)),
        ("Vi betalar resten själva. Maskinen kostar 300 000 kr.", ("machinery_equipment",)),
        ("Vi vill köpa en ny kompressor för 90 000 kr. Den gamla köpte vi 1998.", ("machinery_equipment",)),
        ("vi ska inte börja förrän vi fått svar. vill köpa en truck för 150000", ("machinery_equipment",)),
        ("Banken betalar hälften av den nya svarven, vi vill ha stöd till resten.", ("machinery_equipment",)),
        ("Vi har aldrig marknadsfört oss tidigare. Nu vill vi göra det för 50 000 kr.", ("marketing",)),
        ("Vi vill köpa en ny svarv och gå en kurs.", ("skills_development", "machinery_equipment")),
        (
            "Vi vill köpa en ny kantpress för 700 000 kr. Vi vill också utbilda två man på den.",
            ("skills_development", "machinery_equipment"),
        ),
        ("Vi vill gå en kurs i brandskydd och solcellsinstallation.", ("skills_development",)),
        ("Vi vill ha utbildning i ledarskap och en ny svarv.", ("skills_development", "machinery_equipment")),
    ],
)
def test_a_no_to_something_else_takes_no_purpose_away(text: str, purposes: tuple[str, ...]):
    assert _purposes(text) == purposes


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        (
            "Vi vill köpa en ny ugn för 60 000 kr. Vi vill inte ha några kurser, om ni trodde det.",
            ("machinery_equipment",),
        ),
        ("Om ni inte ger stöd vill vi inte ha någon kurs, den kostar 40 000 kr.", ("skills_development",)),
        ("Chefsutbildning 2 personer 40 000 kr.", ("skills_development",)),
        ("Vi håller chefskurser för företag.", None),
        ("Vad är innovationsstöd?", None),
        (
            "Tillsammans med två främjare vill vi att små träföretag kommer igång med export.",
            ("export_collaboration",),
        ),
    ],
)
def test_what_you_might_propose_is_not_wished_for_by_that(text: str, purposes: tuple[str, ...] | None):
    assert _purposes(text) == purposes

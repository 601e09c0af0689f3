"""A named support tells its purpose where somebody says that he seeks it, and nowhere else."""

import pytest

from bot.swedish.facts import facts_in
from bot.swedish.sought import sought_purposes


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Jag söker innovationsstöd för en sensor", "innovation"),
        ("Söker: konsultstöd", "consulting"),
        ("vi tänker ansöka om stöd till kommersiell service", "commercial_service"),
        ("vill söka energi- och miljöstöd till ladan", "energy_environment"),
        ("e de turismsamverkan man ska söka då", "tourism_cooperation"),
    ],
)
def test_a_support_that_is_sought_tells_its_purpose(text: str, purpose: str) -> None:
    assert sought_purposes(text) == {purpose}
    assert purpose in facts_in(text)["purposes"]  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "vad är konsultstöd",
        "hur söker man innovationsstöd?",
        "vem kan söka konsultstöd",
        "vad är skillnaden mellan konsultstöd och innovationsstöd?",
        "jag har hört talas om konsultstöd",
        "grannen söker konsultstöd",
        "om vi söker konsultstöd måste vi vänta på beslut",
    ],
)
def test_a_support_that_is_asked_or_heard_of_tells_none(text: str) -> None:
    assert sought_purposes(text) == set()
    assert "purposes" not in facts_in(text)


def test_a_sought_support_tells_no_trade_and_no_applicant() -> None:
    assert facts_in("söker turismsamverkan").keys() <= {"purposes", "sector"}
    assert facts_in("söker konsultstöd") == {"purposes": ("consulting",)}

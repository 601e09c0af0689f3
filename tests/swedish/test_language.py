import pytest

from bot.swedish.language import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "How much money can I get for my company?",
        "Do you speak English?",
        "can you help me with the support",
        "Wie viel Geld kann ich bekommen?",
        "Miten voin hakea tukea, onko minun yritys mukana?",
        "Bonjour, comment puis je demander",
        "Как получить поддержку?",
        "كيف يمكنني التقديم",
        "如何申请补助",
    ],
)
def test_other_languages_are_told_from_swedish(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hur mycket kan man få i mikrostöd?",
        "va kost e å sök",
        "hur myche få man",
        "vi e en firma i Kalix",
        "mikrostöd",
        "is i magen",
        "butik i Kalix i Norrbotten",
        "enskild firma i Pajala",
        "min firma i Boden",
        "mina anställda i Sala",
        "IT support help desk-företag i Boden",
        "vi har ett företag som heter The Company",
        "vi kör marketing och business coaching",
        "ja e int säker",
        "men det kan man väl",
        "CNC 380 000 kr",
        "",
        "123",
        "Meänkieli Tornionlaakso projekt",
        "vill ha stöd till min app help me",
    ],
)
def test_swedish_is_swedish_however_carelessly_written(text: str) -> None:
    assert not is_foreign(text)

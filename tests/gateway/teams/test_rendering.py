"""What Teams shows of what is said: texts, buttons, links, and who speaks."""

import pytest
from card_reading import URL, buttons_of, cards_of, only_card, pressed
from card_rules import of_kind, shown_text
from kept_messages import kept

from bot.gateway.teams.reading import Chosen, Withdrawn
from bot.gateway.teams.rendering import Face, faces, used


def test_what_the_person_said_is_not_shown_again():
    assert faces(kept("Hej", sender="person"), URL) == []


def test_a_text_that_cards_say_too_is_left_out():
    assert faces(kept("Du kan få …", payload={"type": "assessment_text"}), URL) == []


def test_paragraphs_lists_and_sources_are_written_in_the_markdown_of_teams():
    text = "Det här kan man söka:\n– Mikrostöd\n– Projektmedel\nKälla: Region Norrbotten, ”Mikrostöd” (2026)."

    assert faces(kept(text), URL) == [
        Face("Det här kan man söka:\n\n- Mikrostöd\n- Projektmedel\n\n_Källa: Region Norrbotten, ”Mikrostöd” (2026)._")
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Skriv till eva_b@norrbotten.se.", r"Skriv till [eva\_b@norrbotten.se](mailto:eva_b@norrbotten.se)."),
        ("Ring 0920-28 40 00 i dag.", "Ring [0920-28 40 00](tel:0920284000) i dag."),
        ("Se https://x.se/a_b?c=1.", r"Se [https://x.se/a\_b?c=1](https://x.se/a_b?c=1)."),
    ],
)
def test_addresses_and_telephone_numbers_are_links(text: str, shown: str):
    assert faces(kept(text), URL) == [Face(shown)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[klicka](https://ont.se)", r"\[klicka\]([https://ont.se](https://ont.se))"),
        ("![](x) **fet** _kursiv_ ~~bort~~", r"!\[\](x) \*\*fet\*\* \_kursiv\_ \~\~bort\~\~"),
        ("<at>alla</at> <img src=x>", "&lt;at&gt;alla&lt;/at&gt; &lt;img src=x&gt;"),
        ("# rubrik", r"\# rubrik"),
        ("> citat", "&gt; citat"),
        ("1. ett", r"1\. ett"),
        ("- punkt", r"\- punkt"),
        ("a|b `kod` \\*", r"a\|b \`kod\` \\\*"),
        ("&lt;b&gt; R&D", "&amp;lt;b&amp;gt; R&D"),
    ],
)
def test_no_sign_that_anybody_writes_becomes_markup(text: str, shown: str):
    assert faces(kept(text, sender="staff"), URL) == [Face(f"**Handläggare**\n\n{shown}")]


def test_a_long_answer_becomes_several_messages_that_end_between_paragraphs():
    paragraphs = [f"Stycke {place}. " + "Stödet prövas av en handläggare. " * 20 for place in range(20)]

    shown = [face.text for face in faces(kept("\n".join(paragraphs)), URL)]

    assert len(shown) > 2
    assert all(len(text) <= 3500 for text in shown)
    assert "\n\n".join(shown).split("\n\n") == [one.strip() for one in paragraphs]


def test_one_endless_paragraph_is_cut_between_words_and_loses_none():
    words = [f"ord{place}" for place in range(3000)]

    shown = [face.text for face in faces(kept(" ".join(words)), URL)]

    assert all(len(text) <= 3500 for text in shown)
    assert " ".join(shown).split() == words
    assert all(len(face.text) <= 3500 for face in faces(kept("x" * 9000), URL))


def test_buttons_stand_in_a_card_beneath_the_text_and_say_their_words():
    buttons = [
        {"title": "Vem kan söka?", "says": "Vem kan söka Mikrostöd?"},
        {"title": "Hur söker man?", "says": "Hur ansöker man om Mikrostöd?"},
    ]

    text, card = faces(kept("Högst 30 000 kronor.", buttons=buttons), URL)

    assert text == Face("Högst 30 000 kronor.")
    assert list(buttons_of(cards_of([card])[0])) == ["Vem kan söka?", "Hur söker man?"]
    assert pressed(buttons_of(card.card or {})["Vem kan söka?"]) == Chosen(7, "Vem kan söka Mikrostöd?")


def test_an_answer_leads_to_the_pages_of_the_supports_that_it_is_about():
    pages = [{"call": "mikrostod-norrbotten", "name": "Mikrostöd"}]
    (face,) = faces(kept("Högst 30 000 kronor.", payload={"type": "sources", "items": [], "pages": pages}), URL)

    assert face.text == f"Högst 30 000 kronor.\n\n[Allt om Mikrostöd]({URL}/stod/mikrostod-norrbotten)"


def test_an_answer_about_many_supports_leads_to_the_page_of_all():
    pages = [{"call": f"c{place}", "name": f"Stöd {place}"} for place in range(4)]
    (face,) = faces(kept("Fyra stöd.", payload={"type": "sources", "items": [], "pages": pages}), URL)

    assert face.text == f"Fyra stöd.\n\n[Alla stöd på en sida]({URL}/stod)"


def test_staff_are_named_above_each_part_of_what_they_say():
    shown = faces(kept("\n".join(["Hej. " * 500] * 3), sender="staff", author="Eva Berg"), URL)

    assert len(shown) == 3
    assert all(face.text.startswith("**Eva Berg, handläggare**\n\nHej.") for face in shown)


def test_what_the_system_tells_stands_apart():
    card = only_card(faces(kept("Eva Berg svarar nu.", sender="system"), URL))

    (block,) = of_kind(card, "RichTextBlock")
    assert block["horizontalAlignment"] == "Center"
    assert block["inlines"][0]["isSubtle"]
    assert shown_text(card) == "Eva Berg svarar nu."


def test_one_can_leave_the_queue_where_the_message_says_so():
    message = kept("Nu står du i kö.", sender="system", payload={"type": "queued"})
    card = only_card(faces(message, URL))

    assert pressed(buttons_of(card)["Lämna kön"]) == Withdrawn(7)
    assert buttons_of(only_card([one for one in [used(message, "")] if one])) == {}


def test_a_fallback_is_its_text_and_an_unknown_payload_hinders_nothing():
    assert faces(kept("Det vet jag inte.", payload={"type": "fallback", "reason": "not_understood"}), URL) == [
        Face("Det vet jag inte.")
    ]
    assert faces(kept("Hej.", payload={"type": "something_new"}), URL) == [Face("Hej.")]
    assert faces(kept("", payload={"type": "something_new"}), URL) == []

"""The same conversation after a reload and in several tabs."""

import pytest
from chat import Visits
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def test_a_reload_in_the_middle_of_the_form_goes_on_where_it_was(visitor: Visits):
    one = visitor().meet()
    one.says("Vilket stöd passar mig?")
    one.gives_answer()
    before, asked, kind = one.transcript, one.asked, one.kind_of_control

    one.page.reload()
    one.until_answered()

    assert one.transcript == before
    assert (one.asked, one.kind_of_control) == (asked, kind)
    one.gives_answer()
    assert len(one.transcript) > len(before)


def test_a_reload_while_the_answer_is_on_its_way_loses_nothing(visitor: Visits):
    one = visitor().meet()

    one.write("Hur mycket kan man få i Mikrostöd?")
    one.page.reload()
    one.until_answered()

    assert one.said == ["Hur mycket kan man få i Mikrostöd?"]
    assert "30 000" in one.asked
    assert one.messages.count() == 2


def test_a_second_tab_shows_the_same_and_both_hear_what_is_new(visitor: Visits):
    one = visitor().meet()
    one.says("Vem kan söka Mikrostöd?")
    other = visitor(beside=one).meet()
    other.until_answered()
    assert other.transcript == one.transcript

    other.says("Hur mycket kan man få?")
    expect(one.messages).to_have_count(other.messages.count())
    one.until_answered()
    assert one.transcript == other.transcript

    one.says("Vad ska bifogas?")
    expect(other.messages).to_have_count(one.messages.count())
    other.until_answered()
    assert one.transcript == other.transcript
    assert one.page.locator(".answers").inner_text() == other.page.locator(".answers").inner_text()


def test_when_two_tabs_write_at_once_nothing_is_lost_or_doubled_and_both_show_one_order(visitor: Visits):
    one = visitor().meet()
    one.says("Hej")
    other = visitor(beside=one).meet()
    other.until_answered()
    said = ["Hej"]

    for turn in range(3):
        for number, tab in enumerate((one, other)):
            said.append(f"Vem kan söka Mikrostöd? {turn}{number}")
            tab.write(said[-1])
        one.until_answered()
        other.until_answered()
    expect(one.messages).to_have_count(len(one.exported()["messages"]))
    expect(other.messages).to_have_count(one.messages.count())

    assert sorted(one.said) == sorted(said)
    assert one.transcript == other.transcript
    for tab in (one, other):
        tab.page.reload()
        tab.until_answered()
    assert sorted(one.said) == sorted(said)
    assert one.transcript == other.transcript


def test_when_one_tab_erases_the_conversation_the_other_is_emptied_and_both_go_on_together(visitor: Visits):
    one = visitor().meet()
    one.says("Vi har ett aktiebolag i Kiruna")
    other = visitor(beside=one).meet()
    other.until_answered()

    one.erases()
    expect(other.messages).to_have_count(0)
    expect(other.status).to_contain_text("raderat")
    one.until_ready()
    other.until_ready()
    one.says("Vem kan söka Mikrostöd?")
    other.says("Hur mycket kan man få?")

    assert other.said == ["Vem kan söka Mikrostöd?", "Hur mycket kan man få?"]
    expect(one.messages).to_have_count(other.messages.count())
    one.until_answered()
    assert one.transcript == other.transcript


def test_a_second_tab_opened_before_the_first_message_hears_it(visitor: Visits):
    one = visitor().meet()
    other = visitor(beside=one).meet()

    one.says("Vem kan söka Mikrostöd?")

    expect(other.messages).to_have_count(one.messages.count(), timeout=3000)


def test_two_people_never_see_each_others_conversation(visitor: Visits):
    one, other = visitor().meet(), visitor().meet()

    one.says("Vi har ett aktiebolag i Kiruna")

    assert other.messages.count() == 0
    other.says("Hej")
    assert "Kiruna" not in " ".join(other.transcript)

import time
from datetime import datetime, timezone

import pytest
from notice_sender import LINK, card_in, texts_in, wait_until


def test_the_webhook_gets_a_card_that_says_why_and_how_many_and_leads_to_the_case(sender_with, hook):
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell(waiting=3)
    wait_until(lambda: sender.states() == [("webhook", "sent", 1)])
    (body,) = hook.bodies
    assert body["type"] == "message"
    assert body["attachments"][0]["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert (card_in(body)["type"], card_in(body)["version"]) == ("AdaptiveCard", "1.5")
    assert texts_in(body) == [
        "Nytt ärende i kön, Region Exempel",
        "En fråga som reglerna lämnar till en handläggare.",
        "Ärendet kom in den 23 november 2026 kl. 10.32.",
        "3 ärenden väntar.",
    ]
    assert card_in(body)["actions"] == [{"type": "Action.OpenUrl", "title": "Öppna ärendet", "url": LINK}]


def test_a_receiver_that_fails_a_few_times_gets_the_notice_in_the_end_and_once(sender_with, hook):
    hook.statuses = [500, 503, 408, 429]
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("webhook", "sent", 5)])
    time.sleep(0.3)
    assert len(hook.bodies) == 5
    assert all(body == hook.bodies[0] for body in hook.bodies)


def test_a_receiver_that_never_recovers_is_given_up_after_twelve_tries(sender_with, hook):
    hook.status = 500
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("webhook", "given up", 12)])
    assert len(hook.bodies) == 12


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_receiver_that_refuses_the_notice_is_asked_three_times(sender_with, hook, status):
    hook.status = status
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("webhook", "given up", 3)])
    assert len(hook.bodies) == 3


def test_a_receiver_that_asks_for_a_second_of_peace_gets_it(sender_with, hook):
    hook.statuses, hook.headers = [429], {"Retry-After": "1"}
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("webhook", "sent", 2)])
    assert hook.times[1] - hook.times[0] >= 1


@pytest.mark.parametrize("wish", ["", "soon", "-1", "Wed, 21 Oct 2015 07:28:00 -0000"])
def test_a_wish_for_peace_that_can_not_be_read_changes_nothing(sender_with, hook, wish):
    hook.statuses, hook.headers = [429], {"Retry-After": wish}
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("webhook", "sent", 2)])
    assert hook.times[1] - hook.times[0] < 1


def test_a_wish_for_a_year_of_peace_is_cut_to_some_hours(sender_with, hook):
    hook.statuses, hook.headers = [429], {"Retry-After": "31536000"}
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("webhook", "waiting", 1)])
    ((next_try_at,),) = sender.sql("SELECT next_try_at FROM notices")
    ahead = datetime.fromisoformat(next_try_at).replace(tzinfo=timezone.utc) - datetime.now(timezone.utc)
    assert 5 * 3600 < ahead.total_seconds() <= 6 * 3600


def test_a_webhook_that_points_elsewhere_is_not_followed(sender_with, hook):
    hook.status, hook.headers = 307, {"Location": "/elsewhere"}
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell()
    wait_until(lambda: len(hook.paths) >= 2)
    assert set(hook.paths) == {"/hook"}
    assert sender.states()[0][1] == "waiting"


def test_a_webhook_that_hangs_is_left_after_its_time_and_tried_again(sender_with, hook, monkeypatch):
    monkeypatch.setattr("bot.gateway.notice_channels.SECONDS_FOR_WEBHOOK", 0.2)
    hook.delay = 30
    sender = sender_with(webhook_url=hook.url).start()
    sender.tell()
    wait_until(lambda: len(hook.bodies) == 2)
    hook.delay = 0
    wait_until(lambda: sender.states()[0][1] == "sent")

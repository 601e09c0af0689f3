import json
import time
from datetime import datetime, timezone

import pytest
from notice_sender import AT, CONVERSATION, LONG_AGO, ForgetfulOutbox, by_mail, texts_in, wait_until

from bot.gateway import notices as module

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")  # a server without encryption is what is tested


def test_where_nothing_is_set_up_nothing_is_put_aside(sender_with):
    sender = sender_with().start()
    sender.tell()
    assert sender.states() == []
    assert sender.runs


def test_nothing_that_the_applicant_wrote_goes_out_or_into_the_outbox(sender_with, hook, mail_server):
    server = mail_server()
    sender = sender_with(webhook_url=hook.url, **by_mail(server)).start()
    sender.tell()
    wait_until(lambda: len(hook.bodies) == len(server.mails) == 1)
    kept = str(sender.sql("SELECT content FROM notices"))
    for text_out in (json.dumps(hook.bodies), server.mails[0].as_string(), server.mails[0].get_content(), kept):
        assert "hemlig" not in text_out.lower()


@pytest.mark.parametrize("reason", ["requested", "not_understood", "complaint", "summary", "taken_over", "later"])
def test_each_reason_has_words_of_its_own(sender_with, hook, reason):
    sender = sender_with(webhook_url=hook.url).start()
    for one in (reason, "unheard_of", "officer_review"):  # an unheard of one has words that fit all
        sender.tell(reason=one)
    wait_until(lambda: len(hook.bodies) == 3)
    assert len({texts_in(body)[1] for body in hook.bodies}) == 3


def test_a_case_for_the_next_working_day_is_told_as_such_and_one_alone_is_the_only_one(sender_with, hook):
    sender = sender_with(webhook_url=hook.url, organisation="Råd & <Stöd>").start()
    sender.tell(out_of_hours=True)
    wait_until(lambda: len(hook.bodies) == 1)
    assert texts_in(hook.bodies[0])[0] == "Nytt ärende till nästa arbetsdag, Råd & <Stöd>"
    assert texts_in(hook.bodies[0])[3] == "Det är det enda ärendet som väntar."


def test_the_tries_stretch_over_a_day_with_growing_pauses(monkeypatch):
    monkeypatch.undo()
    assert list(module.PAUSES) == sorted(module.PAUSES)
    assert module.PAUSES[:4] == (30, 120, 600, 3600)
    assert 22 * 3600 < sum(module.PAUSES) < 25 * 3600


def test_a_webhook_that_hangs_holds_up_neither_the_mail_nor_the_next_case(sender_with, hook, mail_server):
    hook.delay, server = 30, mail_server()
    sender = sender_with(webhook_url=hook.url, **by_mail(server)).start()
    began = time.monotonic()
    sender.tell()
    assert time.monotonic() - began < 1
    wait_until(lambda: sender.states() == [("webhook", "waiting", 0), ("email", "sent", 1)], 3)
    sender.tell()
    wait_until(lambda: len(server.mails) == 2, 3)
    assert len(hook.bodies) == 1


def test_what_waits_when_the_gateway_stops_is_sent_by_the_next(sender_with, hook):
    first = sender_with(webhook_url=hook.url)
    first.tell()
    first.close()
    assert hook.bodies == []
    second = sender_with(webhook_url=hook.url).start()
    wait_until(lambda: second.states() == [("webhook", "sent", 1)])


def test_a_gateway_that_dies_right_after_sending_sends_again_under_the_same_name(sender_with, mail_server):
    server = mail_server()
    sender = sender_with(ForgetfulOutbox, **by_mail(server)).start()
    sender.tell()
    wait_until(lambda: sender.states()[0][1] == "sent")
    assert len(server.mails) == 2
    assert server.mails[0]["Message-ID"] == server.mails[1]["Message-ID"]


def test_a_broken_outbox_disturbs_nobody_and_works_again_when_it_is_mended(sender_with, hook):
    sender = sender_with(webhook_url=hook.url).start()
    sender.sql("ALTER TABLE notices RENAME TO away")
    sender.tell()
    time.sleep(0.2)
    assert sender.runs
    sender.sql("ALTER TABLE away RENAME TO notices")
    sender.tell()
    wait_until(lambda: sender.states() == [("webhook", "sent", 1)])


def test_a_notice_that_can_not_be_written_does_not_hold_up_the_others(sender_with, hook, loop):
    sender = sender_with(webhook_url=hook.url)
    loop.run(sender.outbox.put("webhook", {"conversation": CONVERSATION}, LONG_AGO))
    sender.tell()
    sender.start()
    wait_until(lambda: sender.states() == [("webhook", "given up", 3), ("webhook", "sent", 1)])


def test_a_way_that_is_no_longer_set_up_is_given_up(sender_with, hook, mail_server):
    sender_with(**by_mail(mail_server(is_up=False))).tell()
    sender = sender_with(webhook_url=hook.url).start()
    wait_until(lambda: sender.states() == [("email", "given up", 3)])
    assert hook.bodies == []


def test_what_was_sent_more_than_a_week_ago_is_erased(sender_with, hook, loop):
    sender = sender_with(webhook_url=hook.url)
    loop.run(
        sender.outbox.sent(loop.run(sender.outbox.put("webhook", {}, AT)), datetime(2020, 1, 1, tzinfo=timezone.utc))
    )
    sender.start()
    wait_until(lambda: sender.states() == [])


def test_the_log_tells_of_failures_without_address_secret_or_case(sender_with, hook, mail_server, caplog):
    hook.status, server = 404, mail_server(needs_login=True)
    sender = sender_with(webhook_url=hook.url, **by_mail(server, "lots:fel-ord@")).start()
    sender.tell()
    wait_until(lambda: ("webhook", "given up", 3) in sender.states() and sender.states()[1][2] >= 2)
    assert "webhook is given up after 3 tries (HTTP 404)" in caplog.text
    assert "email could not be sent (SMTP 535" in caplog.text
    for hidden in ("HEMLIG", "fel-ord", CONVERSATION, "127.0.0.1", "region.example", "handläggare"):
        assert hidden not in caplog.text

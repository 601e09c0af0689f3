import pytest
from notice_sender import LINK, by_mail, wait_until
from receivers import certificate

from bot.gateway import notices as module

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")  # a server without encryption is what is tested


def test_the_mail_says_the_same_in_plain_text_and_comes_to_every_recipient(sender_with, mail_server):
    server = mail_server()
    sender = sender_with(**by_mail(server)).start()
    sender.tell(waiting=2)
    wait_until(lambda: sender.states() == [("email", "sent", 1)])
    (mail,) = server.mails
    assert server.recipients == [["eva@region.example", "funktion@region.example"]]
    assert (mail["From"], mail["To"]) == ("stodlotsen@region.example", "eva@region.example, funktion@region.example")
    assert mail["Subject"] == "Nytt ärende i kön, Region Exempel"
    assert (mail.get_content_type(), mail["Auto-Submitted"]) == ("text/plain", "auto-generated")
    assert mail.get_content().replace("\r\n", "\n").split("\n\n") == [
        "En fråga som reglerna lämnar till en handläggare.",
        "Ärendet kom in den 23 november 2026 kl. 10.32.",
        "2 ärenden väntar.",
        f"Öppna ärendet: {LINK}\n",
    ]


def test_a_mail_server_that_is_down_gets_the_notice_when_it_is_up(loop, sender_with, mail_server):
    server = mail_server(is_up=False)
    sender = sender_with(**by_mail(server)).start()
    sender.tell()
    wait_until(lambda: sender.states()[0][2] >= 2)
    loop.run(server.start())
    wait_until(lambda: sender.states()[0][1] == "sent")
    assert len(server.mails) == 1


@pytest.mark.parametrize(("answer", "outcome"), [("451 later", ("sent", 4)), ("554 no", ("given up", 3))])
def test_a_mail_server_that_says_later_is_asked_on_and_one_that_says_no_three_times(
    sender_with, mail_server, answer, outcome
):
    server = mail_server()
    server.answers = [answer] * 3
    sender = sender_with(**by_mail(server)).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("email", *outcome)])


def test_an_unknown_recipient_does_not_keep_the_mail_from_the_others(sender_with, mail_server):
    server = mail_server()
    server.unknown = {"eva@region.example"}
    sender = sender_with(**by_mail(server)).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("email", "sent", 1)])
    assert server.recipients == [["funktion@region.example"]]


def test_where_no_recipient_is_known_it_is_given_up(sender_with, mail_server):
    server = mail_server()
    server.unknown = {"eva@region.example", "funktion@region.example"}
    sender = sender_with(**by_mail(server)).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("email", "given up", 3)])


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_the_mail_goes_encrypted_with_its_login(sender_with, mail_server, tmp_path, monkeypatch, scheme):
    trusted, tls = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    server = mail_server(host="127.0.0.2", tls=tls, is_smtps=scheme == "smtps", needs_login=True)
    sender = sender_with(**by_mail(server, "lots:p%40ss%2Ford@", scheme)).start()
    sender.tell()
    wait_until(lambda: sender.states() == [("email", "sent", 1)])
    assert server.encrypted == [True]
    assert server.logins == [("lots", "p@ss/ord")]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_mail_server_with_a_certificate_that_nobody_vouches_for_gets_nothing(
    sender_with, mail_server, tmp_path, scheme
):
    _, tls = certificate(tmp_path)
    server = mail_server(tls=tls, is_smtps=scheme == "smtps")
    sender = sender_with(**by_mail(server, "lots:p%40ss%2Ford@", scheme)).start()
    sender.tell()
    wait_until(lambda: sender.states()[0][2] >= 2)
    assert (server.mails, server.logins) == ([], [])


def test_a_password_is_never_given_to_another_machine_without_encryption(sender_with, mail_server):
    server = mail_server(host="127.0.0.2", needs_login=True)
    sender = sender_with(**by_mail(server, "lots:p%40ss%2Ford@")).start()
    sender.tell()
    wait_until(lambda: sender.states()[0][2] >= 2)
    assert (server.mails, server.logins) == ([], [])


def test_a_password_that_is_not_taken_is_tried_on_for_it_may_be_put_right(sender_with, mail_server):
    server = mail_server(needs_login=True)
    sender = sender_with(**by_mail(server, "lots:fel@")).start()
    sender.tell()
    wait_until(lambda: sender.states()[0][2] > module.MOST_REFUSALS)
    assert sender.states()[0][1] == "waiting"
    assert server.mails == []


def test_two_cases_are_two_mails_with_names_of_their_own(sender_with, mail_server):
    server = mail_server()
    sender = sender_with(**by_mail(server)).start()
    sender.tell()
    sender.tell()
    wait_until(lambda: len(server.mails) == 2)
    assert len({mail["Message-ID"] for mail in server.mails}) == 2

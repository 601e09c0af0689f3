import os
import subprocess
import sys
from dataclasses import astuple
from datetime import date

import pytest

from bot.guidance.office_hours import parsed
from bot.services import Notices, Oidc
from bot.settings import PROJECT, settings

MAIL = {
    "SMTP_URL": "smtp://lots:hemligt@epost.region.example:587",
    "NOTICE_FROM": "stodlotsen@region.example",
    "NOTICE_TO": "eva@region.example, stod@region.example",
}
OIDC = {"OIDC_ISSUER": "https://login.example/tenant/v2.0", "OIDC_CLIENT_ID": "abc", "OIDC_CLIENT_SECRET": "hemligt"}


@pytest.fixture(autouse=True)
def set_in(monkeypatch):
    """A function that sets some of the environment; nothing of ours is set in it before."""
    for name in [name for name in os.environ if name.startswith("STODLOTS_")]:
        monkeypatch.delenv(name)

    def put(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"STODLOTS_{name}", value)

    return put


def test_nothing_needs_to_be_set():
    chosen = settings()
    assert parsed(chosen.hours, chosen.closed_days).spans
    assert (chosen.closed_days, chosen.staff_absent_minutes, chosen.retention.audit_days) == ((), 10, 730)
    assert chosen.notices == Notices() == Notices("", "", "", ())
    assert chosen.oidc == Oidc()
    assert dict(chosen.oidc.roles) == {
        role: role for role in ("officer", "supervisor", "auditor", "administrator")
    }  # fmt: skip


def test_what_is_set_empty_counts_as_not_set(set_in):
    before = settings()
    set_in(
        OFFICE_CLOSED="", WEBHOOK_URL="", SMTP_URL="", NOTICE_TO="", OIDC_ISSUER="", OIDC_ROLES="", OIDC_ROLE_CLAIM=""
    )
    assert settings() == before


def test_hours_and_closed_days_are_taken(set_in):
    set_in(OFFICE_HOURS="alltid", OFFICE_CLOSED=" 2026-12-28, 2027-01-05 ", STAFF_ABSENT_MINUTES="3")
    assert settings().hours == "alltid"
    assert settings().closed_days == (date(2026, 12, 28), date(2027, 1, 5))
    assert settings().staff_absent_minutes == 3


def test_notices_are_taken(set_in):
    set_in(**MAIL, WEBHOOK_URL="https://prod.example/workflows/1?sig=hemligt")
    assert settings().notices == Notices(
        "https://prod.example/workflows/1?sig=hemligt", MAIL["SMTP_URL"], "stodlotsen@region.example",
        ("eva@region.example", "stod@region.example"),
    )  # fmt: skip


def test_the_sign_in_is_taken_and_a_value_may_give_several_roles(set_in):
    set_in(**OIDC, OIDC_ROLES="Stodlots.Chef=supervisor, Stodlots.Chef=administrator", OIDC_ROLE_CLAIM="groups")
    assert astuple(settings().oidc) == (
        "https://login.example/tenant/v2.0", "abc", "hemligt",
        (("Stodlots.Chef", "supervisor"), ("Stodlots.Chef", "administrator")), "groups",
    )  # fmt: skip


def test_no_secret_stands_in_the_settings_as_they_are_printed(set_in):
    set_in(**MAIL, **OIDC, WEBHOOK_URL="https://prod.example/workflows/1?sig=hemligt")
    assert "hemligt" not in repr(settings())


@pytest.mark.parametrize("address", ["http://127.0.0.1:9000/hook", "http://localhost/hook", "http://[::1]:9/hook"])
def test_a_webhook_on_this_machine_needs_no_encryption(set_in, address):
    set_in(WEBHOOK_URL=address)
    assert settings().notices.webhook_url == address


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("OFFICE_CLOSED", "28/12", "2026-12-28"),
        ("OFFICE_CLOSED", "2026-02-30", "2026-12-28"),
        ("STAFF_ABSENT_MINUTES", "0", "minst 1"),
        ("STAFF_ABSENT_MINUTES", "tio", "heltal"),
        ("STAFF_ABSENT_MINUTES", "-5", "heltal"),
        ("KEEP_AUDIT_DAYS", "364", "minst 365"),
        ("WEBHOOK_URL", "http://hook.example/1", "https://"),
        ("WEBHOOK_URL", "http://127.0.0.1.hook.example/1", "https://"),
        ("WEBHOOK_URL", "hook.example", "https://"),
        ("WEBHOOK_URL", "https://", "https://"),
        ("WEBHOOK_URL", "https://hook.example:x/1", "https://"),
        ("WEBHOOK_URL", "https://hook.example/1 2", "https://"),
        ("WEBHOOK_URL", "file:///etc/passwd", "https://"),
        ("SMTP_URL", "epost.region.example:587", "smtp://"),
        ("SMTP_URL", "http://epost.region.example", "smtp://"),
        ("SMTP_URL", "smtp://epost.region.example:port", "smtp://"),
        ("SMTP_URL", "smtp://[::1", "smtp://"),
        ("NOTICE_FROM", "Stödlotsen", "e-postadress"),
        ("NOTICE_FROM", "a@region.example,b@region.example", "en e-postadress"),
        ("NOTICE_TO", "eva@region.example, stod", "e-postadresser"),
        ("NOTICE_TO", "eva@region.example\nBcc: x@y.z", "e-postadresser"),
        ("OIDC_ISSUER", "http://login.example", "https://"),
        ("OIDC_ROLES", "Stodlots.Handlaggare", "Stodlots.Handlaggare=officer"),
        ("OIDC_ROLES", "Stodlots.Chef=boss", "officer, supervisor, auditor, administrator"),
        ("OIDC_ROLES", "=officer", "Stodlots.Handlaggare=officer"),
    ],
)
def test_a_value_that_can_not_be_used_is_refused_by_name_with_what_was_expected(set_in, name, value, expected):
    set_in(**MAIL | OIDC | {name: value})
    with pytest.raises(ValueError, match=f"STODLOTS_{name} går inte att läsa.*{expected}"):
        settings()


def test_a_refusal_does_not_repeat_a_password(set_in):
    set_in(**MAIL | {"SMTP_URL": "smtp://lots:hemligt@epost:x"})
    with pytest.raises(ValueError, match="SMTP_URL") as refusal:
        settings()
    assert "hemligt" not in str(refusal.value)
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


@pytest.mark.parametrize("missing", ["NOTICE_FROM", "NOTICE_TO"])
def test_a_mail_server_needs_sender_and_recipients(set_in, missing):
    set_in(**{name: value for name, value in MAIL.items() if name != missing})
    with pytest.raises(ValueError, match=f"STODLOTS_{missing}"):
        settings()


def test_a_provider_needs_the_client(set_in):
    set_in(OIDC_ISSUER=OIDC["OIDC_ISSUER"])
    with pytest.raises(ValueError, match="STODLOTS_OIDC_CLIENT_ID"):
        settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("GATEWAY_PORT", "hej"), ("TODAY", "igår"), ("SEK_PER_EURO", "elva"), ("ORIGINS", "ftp://x"), ("PROXIES", "-1")],
)
def test_a_slip_in_a_setting_is_told_in_swedish_without_a_stack_trace(name, value):
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "calls"],
        env=os.environ | {f"STODLOTS_{name}": value}, cwd=PROJECT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "Skriv" in done.stderr

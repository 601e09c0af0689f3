import html
import re
from datetime import date, datetime, timezone

import pytest

from bot.eligibility.facts import checked_facts
from bot.gateway.keys import CATALOGUE, SETTINGS, SUMMARIES
from bot.guidance.payload import eligibility_payload
from bot.settings import today

FACTS = {
    "applicant_type": "limited_company", "municipality": "Kiruna", "employees": 3, "turnover_sek": 3_000_000,
    "owner_work_share_percent": 100, "sector": "manufacturing", "market_reach": "international",
    "purposes": ["product_development"], "cost_sek": 50_000, "already_started": False, "de_minimis_received_sek": 0,
    "collective_agreement_terms": True,
}  # fmt: skip
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)
PAGE = {"Accept": "text/html"}


def assessed(gateway) -> list[dict]:
    """The assessments as the rules make them today."""
    return eligibility_payload(gateway.app[CATALOGUE].calls, checked_facts(FACTS), today(gateway.app[SETTINGS]))[
        "assessments"
    ]


def kept(gateway, assessments=None, facts=FACTS) -> str:
    """The address of a new summary."""
    found = assessed(gateway) if assessments is None else assessments
    made = gateway.run(gateway.app[SUMMARIES].made(None, facts, found, date(2026, 11, 22), NOW))
    return f"/sammanfattning/{made.key}"


def stored(gateway, address: str):
    return gateway.run(gateway.app[SUMMARIES].found(address.rsplit("/", 1)[1]))


def sent(gateway, address: str, origin: str | None = "own", **form: str) -> tuple[int, dict, str]:
    headers = PAGE if origin is None else PAGE | {"Origin": gateway.origin if origin == "own" else origin}
    return gateway.read(address, "POST", data=form, headers=headers)


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def fitting(gateway) -> dict:
    """An assessment that fits and has a paper to attach."""
    return next(one for one in assessed(gateway) if one["fit"] == "fits" and one["attachments"])


# -- reading ------------------------------------------------------------------------------------------


def test_the_link_shows_what_was_told_the_verdicts_amounts_criteria_sources_and_papers(gateway):
    page = words(gateway.read(kept(gateway))[2])
    one = fitting(gateway)
    assert "22 november 2026" in page
    assert "Kiruna" in page
    assert all(part in page for part in (one["name"], one["provider"], one["fit_text"], one["amount_text"]))
    assert all(criterion["text"] in page for criterion in one["criteria"])
    assert all(
        f"{criterion['source']['publisher']}, ”{criterion['source']['title']}”" in page for criterion in one["criteria"]
    )
    assert all(paper["title"] in page for paper in one["attachments"])
    assert "annat besked" not in page


def test_search_engines_are_asked_to_leave_it_alone_and_nobody_keeps_it(gateway):
    _, headers, page = gateway.read(kept(gateway))
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "same-origin")


@pytest.mark.parametrize("key", ["x" * 43, "A" * 43])
def test_a_wrong_key_opens_and_changes_nothing(gateway, key):
    address = f"/sammanfattning/{key}"
    assert gateway.read(address, headers=PAGE)[0] == 404
    assert [sent(gateway, address + end)[0] for end in ("/bilagor", "/skicka", "/radera")] == [404, 404, 404]


@pytest.mark.parametrize("key", ["x" * 42, "x" * 44, "å" * 43, "x" * 42 + "%00"])
def test_what_is_no_key_is_not_found(gateway, key):
    assert gateway.read(f"/sammanfattning/{key}")[0] == 404


def test_a_verdict_that_the_rules_make_otherwise_today_stands_beside_the_old_one(gateway):
    found = assessed(gateway)
    one = next(each for each in found if each["fit"] == "fits")
    before = one | {
        "fit": "may_fit",
        "fit_text": "Kan passa dig",
        "max_support_sek": 1,
        "amount_text": "Högst 1 krona.",
    }
    page = words(gateway.read(kept(gateway, [before if each is one else each for each in found]))[2])
    assert "Reglerna ger ett annat besked i dag" in page
    assert page.count("I dag,") == 1
    assert "Högst 1 krona." in page
    assert f"{one['fit_text']}. {one['amount_text']}" in page


def test_a_call_that_has_come_since_is_named_where_the_page_speaks_of_differences(gateway):
    found = assessed(gateway)
    page = words(gateway.read(kept(gateway, [one for one in found if one["call"] != fitting(gateway)["call"]]))[2])
    assert "annat besked" not in page or fitting(gateway)["name"] in page


def test_a_call_that_is_gone_from_the_catalogue_is_still_shown(gateway):
    gone = fitting(gateway) | {"call": "borttaget-stod", "name": "Borttaget stöd"}
    status, _, page = gateway.read(kept(gateway, [*assessed(gateway), gone]))
    assert (status, "Borttaget stöd" in page) == (200, True)


def test_facts_that_a_later_version_does_not_know_leave_the_verdicts(gateway):
    status, _, page = gateway.read(kept(gateway, facts={"okänt": 3}))
    assert (status, fitting(gateway)["name"] in words(page)) == (200, True)


def test_html_in_what_was_kept_is_shown_and_not_obeyed(gateway):
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    one = fitting(gateway)
    papers = [one["attachments"][0] | {"id": evil, "title": evil, "why": evil}]
    bad = one | {"name": evil, "provider": evil, "amount_text": evil, "attachments": papers, "todo": [evil]}
    for facts in (FACTS, {"municipality": evil}):
        page = gateway.read(kept(gateway, [bad], facts))[2]
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert evil in html.unescape(page)


def test_a_municipality_with_html_in_it_is_never_told(gateway):
    assert "<b>Kiruna" not in gateway.read(kept(gateway, facts={"municipality": "<b>Kiruna</b>"}))[2]


# -- ticking, sending, deleting -----------------------------------------------------------------------


def test_a_ticked_paper_is_remembered_and_can_be_taken_back(gateway):
    address = kept(gateway)
    one = fitting(gateway)
    paper = f"{one['call']}/{one['attachments'][0]['id']}"
    status, headers, _ = sent(gateway, address + "/bilagor", paper=paper, ready="yes")
    assert (status, headers["Location"]) == (303, f"{address}#bilagor")
    assert stored(gateway, address).ticked == (paper,)
    assert gateway.read(address)[2].count(" checked") == 1
    sent(gateway, address + "/bilagor", paper=paper)
    assert stored(gateway, address).ticked == ()
    assert " checked" not in gateway.read(address)[2]


@pytest.mark.parametrize(
    "paper", ["", "annat/papper", "mikrostod-norrbotten", "mikrostod-norrbotten/finns-inte", "x" * 5000]
)
def test_a_paper_that_is_not_on_the_page_is_refused(gateway, paper):
    address = kept(gateway)
    assert sent(gateway, address + "/bilagor", paper=paper, ready="yes")[0] == 400
    assert stored(gateway, address).ticked == ()


def test_a_paper_of_a_call_that_is_not_in_the_summary_is_refused(gateway):
    one = fitting(gateway)
    address = kept(gateway, [each for each in assessed(gateway) if each["call"] != one["call"]])
    paper = f"{one['call']}/{one['attachments'][0]['id']}"
    assert sent(gateway, address + "/bilagor", paper=paper, ready="yes")[0] == 400


def test_sending_marks_it_for_an_officer_once(gateway):
    address = kept(gateway)
    status, headers, _ = sent(gateway, address + "/skicka")
    assert (status, headers["Location"]) == (303, f"{address}#handlaggare")
    first = stored(gateway, address).sent_at
    assert first is not None
    sent(gateway, address + "/skicka")
    assert stored(gateway, address).sent_at == first
    page = gateway.read(address)[2]
    assert "markerad för en handläggare sedan" in page
    assert "/skicka" not in page


def test_deleting_deletes_at_once(gateway):
    address = kept(gateway)
    status, _, page = sent(gateway, address + "/radera")
    assert (status, "Bedömningen är raderad" in page) == (200, True)
    assert stored(gateway, address) is None
    assert gateway.read(address)[0] == 404
    assert sent(gateway, address + "/radera")[0] == 404


@pytest.mark.parametrize("origin", [None, "https://boven.example", "null", "http://127.0.0.1", "http://127.0.0.1:1"])
@pytest.mark.parametrize("end", ["/bilagor", "/skicka", "/radera"])
def test_nothing_is_changed_from_another_website_or_from_none(gateway, origin, end):
    address = kept(gateway)
    before = stored(gateway, address)
    assert sent(gateway, address + end, origin)[0] == 403
    assert stored(gateway, address) == before


def test_opening_a_changing_address_changes_nothing(gateway):
    address = kept(gateway)
    before = stored(gateway, address)
    assert [gateway.read(address + end)[0] for end in ("/bilagor", "/skicka", "/radera")] == [405, 405, 405]
    assert stored(gateway, address) == before


def test_a_form_that_is_too_large_is_refused(gateway):
    assert sent(gateway, kept(gateway) + "/bilagor", paper="x" * 100_000)[0] == 413


def test_a_form_that_can_not_be_read_is_refused(gateway):
    headers = {"Origin": gateway.origin, "Content-Type": "multipart/form-data"}
    assert gateway.read(kept(gateway) + "/skicka", "POST", data=b"x", headers=headers)[0] == 400

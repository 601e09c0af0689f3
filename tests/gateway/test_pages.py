import html
import re

import pytest

from bot.catalogue.loading import load_catalogue
from bot.settings import PROJECT

CATALOGUE = load_catalogue(PROJECT / "calls")
CALLS = [subject for subject in CATALOGUE.subjects.values() if subject.call]


def words(page: str) -> str:
    """What a page says, without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def said(gateway, path: str) -> str:
    status, headers, text = gateway.read(path)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert '<html lang="sv">' in text
    assert text.count("<h1>") == 1
    return words(text)


@pytest.mark.parametrize("path", ["/", "/stod", "/integritet", "/tillganglighet"])
def test_the_pages_render(gateway, path):
    assert "Stödlotsen" in said(gateway, path)


def test_there_are_sixteen_calls():
    assert len(CALLS) == 16


def test_the_catalogue_links_every_call(gateway):
    page = gateway.read("/stod")[2]
    assert all(f'href="/stod/{subject.id}"' in page for subject in CALLS)
    assert all(subject.name in words(page) for subject in CALLS)


@pytest.mark.parametrize("subject", CALLS, ids=lambda subject: subject.id)
def test_the_page_of_a_call_holds_its_name_amount_criteria_papers_and_sources(gateway, subject):
    page = said(gateway, f"/stod/{subject.id}")
    assert subject.name in page
    assert subject.provider in page
    amounts = [one for one in subject.answers if one.aspect == "amount" and not one.about]
    assert amounts
    for answer in amounts:
        for line in answer.text.splitlines():
            assert " ".join(line.removeprefix("– ").split()) in page
        for source in answer.sources:
            assert f"{source.publisher}, ”{source.title}” ({source.date})" in page
    assert all(" ".join(one.text.split()) in page for one in subject.call.criteria)
    assert all(" ".join(paper.title.split()) in page for paper in subject.call.attachments)


def unlisted_sources(gateway, subject) -> set[str]:
    page = said(gateway, f"/stod/{subject.id}")
    sources = {one.source for one in subject.call.criteria}
    return {
        f"{one.publisher}, ”{one.title}” ({one.date})"
        for one in sources
        if f"{one.publisher}, ”{one.title}” ({one.date})" not in page
    }


def test_every_page_names_the_documents_in_which_its_criteria_stand(gateway):
    assert {subject.id: missing for subject in CALLS if (missing := unlisted_sources(gateway, subject))} == {}


@pytest.mark.parametrize("call", ["finns-inte", "prov", "de-minimis", "x" * 500])
def test_an_unknown_call_is_not_found(gateway, call):
    status, headers, text = gateway.read(f"/stod/{call}", headers={"Accept": "text/html"})
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Adressen finns inte." in text


@pytest.mark.parametrize("path", ["/", "/stod", "/stod/mikrostod-norrbotten", "/integritet", "/tillganglighet"])
def test_a_page_asks_nobody_else_for_anything_and_has_no_inline_script_or_style(gateway, path):
    page = gateway.read(path)[2]
    assert not re.search(r'(?:src|srcset|action)="(?:https?:)?//', page)
    assert not re.search(r'<link[^>]+href="(?:https?:)?//', page)
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)


def test_the_privacy_page_tells_how_long_things_are_kept_and_whom_to_ask(gateway_with):
    from bot.settings import Retention

    gateway = gateway_with(retention=Retention(12, 34, 56), contact="ombud@x.example", organisation="Region <X>")
    page = said(gateway, "/integritet")
    assert all(part in page for part in ("12 dagar", "34 dagar", "ombud@x.example", "Region <X>"))
    assert "<X>" not in gateway.read("/integritet")[2]

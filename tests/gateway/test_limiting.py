import time

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.gateway.limiting import Limiter, address_of


def allowed(limiter: Limiter, rate: str, times: int, kind: str = "page", key: str = "a") -> int:
    """How many of ``times`` are allowed."""
    return sum(limiter.seconds_to_wait(rate, kind, key) == 0 for _ in range(times))


def test_as_many_are_allowed_as_the_rate_says():
    assert allowed(Limiter(), "5/minute", 9) == 5


def test_the_narrowest_of_several_bounds_counts():
    assert allowed(Limiter(), "20/10 second; 3/minute", 9) == 3
    assert allowed(Limiter(), "2/10 second; 30/minute", 9) == 2


def test_each_kind_and_each_key_is_counted_for_itself():
    limiter = Limiter()
    assert [allowed(limiter, "2/minute", 3, kind, key) for kind in ("page", "chat") for key in "ab"] == [2, 2, 2, 2]


def test_the_wait_is_told_and_afterwards_one_more_is_allowed():
    limiter = Limiter()
    assert allowed(limiter, "2/second", 3) == 2
    assert limiter.seconds_to_wait("2/second", "page", "a") >= 1
    time.sleep(1.05)
    assert limiter.seconds_to_wait("2/second", "page", "a") == 0


def test_the_wait_ends_when_the_oldest_leaves_the_window():
    limiter = Limiter()
    allowed(limiter, "2/minute", 2)
    assert 55 < limiter.seconds_to_wait("2/minute", "page", "a") <= 60


def test_what_is_refused_is_not_counted():
    limiter = Limiter()
    allowed(limiter, "1/second; 100/minute", 150)
    time.sleep(1.05)
    assert limiter.seconds_to_wait("1/second; 100/minute", "page", "a") == 0


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        (None, 0, "10.0.0.9"),
        ("1.1.1.1", 0, "10.0.0.9"),  # anybody can write that
        ("1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1, 2.2.2.2", 2, "1.1.1.1"),
        ("1.1.1.1", 2, "10.0.0.9"),  # came past a proxy
        (None, 1, "10.0.0.9"),
        ("", 1, "10.0.0.9"),
        (" , ", 1, "10.0.0.9"),
    ],
)
def test_the_address_is_the_one_that_the_outermost_trusted_proxy_saw(forwarded, proxies, address):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    assert address_of(request(headers), proxies) == address


def test_a_line_that_the_visitor_wrote_does_not_stand_before_the_proxys_own():
    headers = [("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-For", "1.1.1.1")]
    assert address_of(request(headers), 1) == "1.1.1.1"


def request(headers):
    from multidict import CIMultiDict

    class Transport:
        def get_extra_info(self, name, default=None):
            return ("10.0.0.9", 4711) if name == "peername" else default

    return make_mocked_request("GET", "/", CIMultiDict(headers), transport=Transport())


def test_an_address_that_asks_for_too_many_pages_is_told_when_to_come_back(gateway_with):
    from bot.settings import Rates

    gateway = gateway_with(rates=Rates(pages="3/minute"), proxies=1)
    states = [gateway.read("/stod", headers={"X-Forwarded-For": "1.1.1.1"})[0] for _ in range(5)]
    assert states == [200, 200, 200, 429, 429]
    _, headers, _ = gateway.read("/stod", headers={"X-Forwarded-For": "1.1.1.1"})
    assert 50 <= int(headers["Retry-After"]) <= 60
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert gateway.read("/stod", headers={"X-Forwarded-For": "2.2.2.2"})[0] == 200


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_an_address_that_asks_too_often_is_told_so_in_swedish(gateway_with, accept):
    from bot.settings import Rates

    gateway = gateway_with(rates=Rates(pages="1/minute"))
    gateway.read("/stod")
    status, headers, text = gateway.read("/stod", headers={"Accept": accept})
    assert (status, headers["Content-Type"].split(";")[0]) == (429, accept)
    assert "Försök igen om en stund" in text


def test_what_is_counted_no_longer_takes_no_memory(monkeypatch):
    monkeypatch.setattr("bot.gateway.limiting.TIDIED_EVERY_SECONDS", 0.0)
    limiter = Limiter()
    for number in range(500):
        limiter.seconds_to_wait("5/second", "member", str(number))
    deadline = time.monotonic() + 10
    while len(limiter._storage.events) > 5:
        assert time.monotonic() < deadline, "they are kept for ever"
        time.sleep(0.2)
        limiter.seconds_to_wait("5/second", "member", "another")

import pytest
from aiohttp import ClientTimeout
from fake_servers import FakeServer, GarbageServer, free_port

from bot.gateway import api


@pytest.fixture
def server(loop):
    """A function that starts a fake server and gives its port."""
    running = []

    def start(fake) -> int:
        running.append(fake)
        return loop.run(fake.start()).port

    yield start
    for fake in running:
        loop.run(fake.stop())


def test_the_gateway_is_well_when_all_three_answer(gateway_beside, server):
    status, _, body = gateway_beside(server(FakeServer()), server(FakeServer())).ask("GET", "/health")
    assert (status, body["status"]) == (200, "ok")
    assert "down" not in body


def test_both_servers_are_really_asked(gateway_beside, server):
    rasa, actions = FakeServer(), FakeServer()
    gateway_beside(server(rasa), server(actions)).ask("GET", "/health")
    assert (len(rasa.paths), actions.paths) == (1, ["/health"])


def test_a_missing_rasa_is_named(gateway_beside, server):
    status, _, body = gateway_beside(free_port(), server(FakeServer())).ask("GET", "/health")
    assert (status, body["down"]) == (503, ["rasa"])
    assert body["status"] != "ok"


def test_a_missing_action_server_is_named(gateway_beside, server):
    status, _, body = gateway_beside(server(FakeServer()), free_port()).ask("GET", "/health")
    assert (status, body["down"]) == (503, ["actions"])


def test_both_are_named_when_both_are_missing(gateway_beside):
    status, _, body = gateway_beside(free_port(), free_port()).ask("GET", "/health")
    assert (status, sorted(body["down"])) == (503, ["actions", "rasa"])


@pytest.mark.parametrize("code", [401, 404, 500, 503])
def test_a_server_that_answers_with_an_error_counts_as_down(gateway_beside, server, code):
    status, _, body = gateway_beside(server(FakeServer(status=code)), server(FakeServer())).ask("GET", "/health")
    assert (status, body["down"]) == (503, ["rasa"])


def test_a_server_that_speaks_no_http_counts_as_down(gateway_beside, server):
    status, _, body = gateway_beside(server(FakeServer()), server(GarbageServer())).ask("GET", "/health")
    assert (status, body["down"]) == (503, ["actions"])


def test_a_server_that_does_not_answer_in_time_counts_as_down(gateway_beside, server, monkeypatch):
    monkeypatch.setattr(api, "HEALTH_TIMEOUT", ClientTimeout(total=0.1))
    status, _, body = gateway_beside(server(FakeServer(delay=1)), server(FakeServer())).ask("GET", "/health")
    assert (status, body.get("down")) == (503, ["rasa"])


def test_a_server_that_comes_back_counts_as_up_again(gateway_beside, server, loop):
    rasa = FakeServer(status=503)
    gateway = gateway_beside(server(rasa), server(FakeServer()))
    assert gateway.ask("GET", "/health")[0] == 503
    rasa.status = 200
    assert gateway.ask("GET", "/health")[0] == 200

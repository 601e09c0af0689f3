"""What Rasa's side lets others do: programs on the machine may ask, websites and careless callers may not harm."""

import http.client
import json

import pytest
from running_assistant import Person

pytestmark = pytest.mark.slow


def asked(assistant, method: str, path: str, body: object = None, **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", assistant.rasa, timeout=60)
    connection.request(method, path, json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read().decode()


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/conversations/a/tracker"), ("OPTIONS", "/model"), ("GET", "/status")]
)
def test_no_website_may_read_conversations_in_somebodys_browser(assistant, method, path):
    _, headers, _ = asked(assistant, method, path, Origin="https://evil.example")
    assert not [name for name in headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/model"), ("DELETE", "/model"), ("POST", "/model/train"), ("PUT", "/model/")]
)
def test_the_model_is_not_changed_while_it_serves(assistant, person, method, path):
    status, _, text = asked(assistant, method, path, {"model_file": "models/stodlotsen.tar.gz"})
    assert status == 403
    assert "stodlots train" in json.loads(text)["message"]
    assert "30 000" in person.says("Hur mycket kan man få i Mikrostöd?")


def test_a_message_that_is_no_text_harms_nobody_and_leaves_no_words_in_the_log(assistant):
    person = Person(assistant)
    for message in (5, None, ["Jag heter Karin Hemlig"], {"text": "Karin Hemlig"}):
        asked(assistant, "POST", "/webhooks/rest/webhook", {"sender": person.name, "message": message})
    assert "30 000" in person.says("Hur mycket kan man få i Mikrostöd?")
    assert "Hemlig" not in assistant.log_of(assistant.rasa)

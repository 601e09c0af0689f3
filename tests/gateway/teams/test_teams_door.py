"""What the door for Teams takes, once it is open: and when it is not."""

import json
import socket

import pytest
from activities import activity, kept, post
from aiohttp import ClientSession, web
from chatting_clients import Chat, eventually
from fake_servers import Loop
from key_server import APP, TENANT, claims

from bot.gateway.app import create_app
from bot.services import Teams
from bot.settings import Rates, settings

LARGEST = 64 * 1024


def own_address() -> str:
    """An address of this machine that is not its loopback; empty where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            return ""
        address = str(probe.getsockname()[0])
    return "" if address.startswith("127.") else address


@pytest.fixture
def token(signing_key):
    return signing_key.token(claims())


@pytest.fixture
def playing(chat_with, connector, hurried):
    """A gateway that lets in the offline client."""
    return chat_with(teams=Teams(playground=True))


# -- open or not -------------------------------------------------------------------------------------------


def test_without_a_registration_there_is_no_door_and_one_line_says_so(chat_with, caplog, signing_key):
    chat = chat_with()

    assert post(chat, activity())[0] == 404
    assert post(chat, activity(), signing_key.token(claims()))[0] == 404
    assert len([one for one in caplog.records if "Teams" in one.getMessage()]) == 1


def test_a_registration_is_used_whole_or_refused_at_the_start(monkeypatch):
    monkeypatch.setenv("STODLOTS_TEAMS_APP_ID", APP)
    with pytest.raises(ValueError, match="STODLOTS_TEAMS_SECRET"):
        settings()
    monkeypatch.setenv("STODLOTS_TEAMS_TENANT_ID", TENANT)
    monkeypatch.setenv("STODLOTS_TEAMS_SECRET", "teams-hemlighet")
    assert settings().teams == Teams(APP, TENANT, "teams-hemlighet")
    assert "teams-hemlighet" not in repr(settings())


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "", "192.0.2.7", "stodlotsen.region.example", "127.0.0.1.evil.example"]
)
def test_the_switch_for_the_offline_client_is_refused_where_others_could_come_in(monkeypatch, tmp_path, host):
    monkeypatch.setenv("STODLOTS_TEAMS_PLAYGROUND", "1")
    monkeypatch.setenv("STODLOTS_HOST", host)

    with pytest.raises(ValueError, match="STODLOTS_TEAMS_PLAYGROUND"):
        create_app(settings())


@pytest.mark.parametrize("written", ["", "0", "nej", "false"])
def test_the_switch_is_off_unless_it_is_set(monkeypatch, written):
    monkeypatch.setenv("STODLOTS_TEAMS_PLAYGROUND", written)

    assert settings().teams.playground is False


# -- the offline client ------------------------------------------------------------------------------------


def test_the_offline_client_is_let_in_and_answered(playing, connector):
    assert post(playing, activity("Hej", serviceUrl=connector.url))[0] == 202
    assert kept(playing) == ["Hej"]


def test_a_small_script_on_this_machine_needs_only_what_matters(playing, connector):
    place = {"id": "a:9-script", "conversationType": "personal"}
    small = {"type": "message", "id": "1", "channelId": "msteams", "text": "Hej", "conversation": place}

    assert post(playing, small | {"serviceUrl": connector.url, "from": {"id": "29:x"}})[0] == 202
    eventually(lambda: any("Svar på: Hej" in str(one.body) for one in connector.shown))


def test_a_token_that_is_shown_must_be_right_for_the_offline_client_too(playing, connector, strange_key):
    assert post(playing, activity(serviceUrl=connector.url), strange_key.token(claims()))[0] == 401
    assert kept(playing) == []


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_nobody_is_let_in_without_a_token_through_a_proxy(playing, connector, header):
    for written in ("203.0.113.9", "127.0.0.1", ""):
        assert post(playing, activity(serviceUrl=connector.url), **{header: written})[0] == 403
    assert kept(playing) == []


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_no_web_page_can_use_the_offline_clients_way_in(playing, connector, origin):
    raw = json.dumps(activity(serviceUrl=connector.url)).encode()

    assert post(playing, raw, **{"Content-Type": "text/plain", "Origin": origin})[0] == 403
    assert kept(playing) == []


@pytest.mark.skipif(not own_address(), reason="this machine has no address but its loopback")
def test_only_this_machine_is_let_in_without_a_token(loop: Loop, playing: Chat, connector):
    async def posted() -> int:
        await web.TCPSite(playing._runner, own_address(), 0).start()
        host, port = playing._runner.addresses[-1][:2]
        async with ClientSession() as session:
            address = f"http://{host}:{port}/api/messages"
            async with session.post(address, json=activity(serviceUrl=connector.url)) as response:
                return response.status

    assert loop.run(posted()) == 403
    assert kept(playing) == []


@pytest.mark.parametrize(
    "address",
    ["https://smba.trafficmanager.net/emea/", "http://192.0.2.7:56150/_connector", "http://[::1", "ftp://localhost/"],
)
def test_the_offline_client_gets_its_answers_on_this_machine_only(playing, address):
    assert post(playing, activity(serviceUrl=address))[0] == 403
    assert kept(playing) == []


# -- what is posted ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [b"", b"hej", b"{", b"[]", b"null", b'"text"', b"1", b"\xff\xfe", b"[" * 30_000, b'{"type": 1e999}', b"{}"],
    ids=lambda body: repr(body[:12]),
)
def test_what_is_no_activity_is_refused(registered, token, body):
    assert post(registered, body, token)[0] == 400


@pytest.mark.parametrize(
    "changes",
    [
        {"conversation": None},
        {"conversation": {}},
        {"conversation": {"id": ""}},
        {"conversation": "a:1"},
        {"conversation": {"id": ["a"]}},
        {"type": 7},
        {"from": "Eva"},
        {"recipient": 3},
        {"recipient": None},
        {"channelData": "x", "entities": "y", "conversation": []},
    ],
    ids=str,
)
def test_an_activity_of_a_wrong_form_is_refused(registered, token, changes):
    assert post(registered, activity(**changes), token)[0] == 400
    assert kept(registered) == []


def test_fields_that_are_there_but_empty_do_not_keep_a_message_out(registered, token):
    said = activity() | {"replyToId": None, "attachments": None, "entities": None, "locale": None, "summary": ""}
    said["from"] = {"id": "29:1-Eva", "name": None, "aadObjectId": ""}
    said["conversation"] = {"id": "a:1-personal", "name": None, "conversationType": "personal", "isGroup": None}

    assert post(registered, said, token)[0] == 202
    assert kept(registered) == ["Hej"]


def test_an_activity_that_is_refused_leaves_nothing_of_itself_in_the_log(registered, token, caplog):
    for changes in ({"text": ["Mitt hemliga ärende"]}, {"from": "Mitt hemliga ärende"}):
        post(registered, activity(**changes), token)

    written = [f"{one.getMessage()} {one.exc_text}" for one in caplog.records if one.levelname in ("WARNING", "ERROR")]
    assert not any("hemliga" in one for one in written)


@pytest.mark.parametrize("channel", ["directline", "webchat", "emulator", "MSTEAMS-evil", "agents", "", None])
def test_other_channels_are_not_let_in(registered, token, channel):
    assert post(registered, activity(channelId=channel), token)[0] in (400, 403)
    assert kept(registered) == []


def test_a_body_that_is_too_large_is_refused(registered, token):
    status, _, answer = post(registered, activity("a" * LARGEST), token)

    assert status == 413
    assert "64 kilobyte" in answer
    assert kept(registered) == []


def test_a_text_that_is_too_long_is_not_kept_and_the_gateway_goes_on(registered, token):
    assert post(registered, activity("a" * 5000), token)[0] == 202
    assert post(registered, activity("Hej"), token)[0] == 202
    assert kept(registered) == ["Hej"]


def test_an_activity_that_is_delivered_again_is_taken_once(registered, token, rasa):
    said = activity("Jag vill köpa en vävstol")
    for _ in range(3):
        assert post(registered, said, token)[0] == 202
    elsewhere = said | {"conversation": {"id": "a:2-other", "conversationType": "personal"}}
    assert post(registered, elsewhere, token)[0] == 202

    assert kept(registered) == ["Jag vill köpa en vävstol"] * 2
    assert registered.sql("SELECT count(*) FROM conversations") == [(2,)]


def test_two_threads_of_a_channel_are_two_conversations(registered, token):
    for thread in ("1700000000001", "1700000000002"):
        place = {"id": f"19:abc@thread.tacv2;messageid={thread}", "conversationType": "channel", "isGroup": True}
        assert post(registered, activity(thread, conversation=place), token)[0] == 202

    assert registered.sql("SELECT count(*) FROM conversations") == [(2,)]


@pytest.mark.parametrize("kind", ["typing", "messageReaction", "messageDelete", "endOfConversation", "made-up"])
def test_other_activities_are_acknowledged_and_change_nothing(registered, token, kind):
    assert post(registered, activity(type=kind), token)[0] in (200, 202)
    assert kept(registered) == []


# -- too much ----------------------------------------------------------------------------------------------


def test_a_flood_from_one_address_is_held_up_before_its_tokens_are_looked_at(
    chat_with, key_server, hurried, strange_key
):
    chat = chat_with(teams=Teams(APP, TENANT, "teams-hemlighet"), rates=Rates(pages="3/minute"))
    answers = [post(chat, activity(), strange_key.token(claims(), f"made-up-{number}")) for number in range(5)]

    assert [status for status, *_ in answers] == [401, 401, 401, 429, 429]
    assert int(answers[-1][1]["Retry-After"]) > 0


def test_a_flood_in_one_conversation_is_held_up_and_no_other_suffers(chat_with, key_server, hurried, token):
    chat = chat_with(teams=Teams(APP, TENANT, "teams-hemlighet"), rates=Rates(conversation="3/minute"))
    for number in range(6):
        assert post(chat, activity(str(number)), token)[0] < 500
    other = {"id": "a:2-other", "conversationType": "personal"}
    assert post(chat, activity("Hej", conversation=other), token)[0] == 202

    assert sorted(kept(chat)) == ["0", "1", "2", "Hej"]

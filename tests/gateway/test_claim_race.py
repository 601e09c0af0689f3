"""Fifty officers and the same conversations, through the console's own forms. ``CLAIM_RACE=200`` is the whole race."""

import asyncio
import os
import random

import pytest
from chatting_clients import Chat
from officers import Officer

from bot.gateway.keys import ASKING, CASES, SWITCHBOARD
from bot.gateway.times import now
from bot.storage.keeping import id_of

pytestmark = pytest.mark.slow
OFFICERS, CONVERSATIONS, AT_ONCE = 50, int(os.environ.get("CLAIM_RACE", "50")), 50


async def queued(chat: Chat, key: str) -> str:
    conversations = chat.app[SWITCHBOARD].conversations
    await conversations.begun(key, "web", now())
    await conversations.added(id_of(key), [], now())
    if hash(key) % 2:  # the others are taken over from the assistant
        await chat.app[ASKING].ask(id_of(key), "requested")
    return id_of(key)


async def claimed(chat: Chat, officer: Officer, conversation: str, gate: asyncio.Semaphore) -> tuple[str, str, int]:
    assert chat._session
    headers = {"Cookie": officer.cookie, "Origin": chat.origin, "Accept": "application/json"}
    async with (
        gate,
        chat._session.post(
            f"/staff/arenden/{conversation}/ta", data={"csrf": officer.csrf}, headers=headers, allow_redirects=False
        ) as response,
    ):
        return conversation, officer.staff.id, response.status


async def all_at_once(chat: Chat, officers: list[Officer], conversations: list[str]) -> list[tuple[str, str, int]]:
    claims = [(officer, one) for one in conversations for officer in officers]
    random.Random(5).shuffle(claims)
    gate = asyncio.Semaphore(AT_ONCE)
    return await asyncio.gather(*(claimed(chat, officer, one, gate) for officer, one in claims))


def test_each_conversation_has_one_owner_however_many_claim_it(chat_with, monkeypatch):
    monkeypatch.setattr("fake_servers.LONGEST_WAIT", 400)
    chat = chat_with(hours="alltid")
    officers = [Officer(chat, f"Officer{number} Ek") for number in range(OFFICERS)]
    conversations = [chat.run(queued(chat, f"{number:043}")) for number in range(CONVERSATIONS)]

    results = chat.run(all_at_once(chat, officers, conversations))

    won = {conversation: staff for conversation, staff, status in results if status == 200}
    assert {status for _, _, status in results} == {200, 409}
    assert len([one for one in results if one[2] == 200]) == CONVERSATIONS
    assert sorted(won) == sorted(conversations)
    owners = dict(chat.run(chat.app[CASES].owned()))
    assert owners == won, "who was told that it is theirs has it"
    for conversation in conversations:
        assert len(chat.run(chat.app[SWITCHBOARD].conversations.after(conversation, 0))) <= 2, "one notice each"

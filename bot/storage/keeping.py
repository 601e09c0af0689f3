"""Reading and writing rows of conversations inside a transaction that the repositories open."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.records import BOT, Conversation, Draft, Message
from bot.storage.tables import conversations, messages


def id_of(key: str) -> str:
    """The id of the conversation that ``key`` opens: known before it begins, and telling nothing of the key."""
    return sha256(f"conversation {key}".encode()).hexdigest()[:32]


async def conversation_with(connection: AsyncConnection, conversation: str) -> Conversation | None:
    """The conversation with this id."""
    row = (await connection.execute(select(conversations).where(conversations.c.id == conversation))).first()
    return conversation_of(row) if row else None


async def message_with(connection: AsyncConnection, conversation: str, client_id: str) -> Message | None:
    """The message to which its sender gave this id."""
    chosen = select(messages).where(messages.c.conversation == conversation, messages.c.client_id == client_id)
    row = (await connection.execute(chosen)).first()
    return message_of(row) if row else None


async def reserved(
    connection: AsyncConnection, conversation: str, number: int, now: datetime, owner: str | None = None
) -> tuple[int, str] | None:
    """Reserves ``number`` places; the first of them and who owns the conversation.

    None where there is no such conversation, or ``owner`` is given and it is not theirs.
    """
    mine = conversations.c.id == conversation
    if owner is not None:
        mine &= conversations.c.owner == owner
    return await _changed(connection, mine, number, {"last_at": now})


async def handed_on(
    connection: AsyncConnection,
    conversation: str,
    owners: Sequence[str],
    state: str,
    owner: str,
    number: int,
    now: datetime,
) -> int | None:
    """Gives the conversation to ``owner`` if one of ``owners`` has it, and reserves ``number`` places.

    Returns the first place, or None where somebody else has it. What waits for the assistant's answer does so no
    longer when a person takes over, and Rasa has to be told later of all it did not answer.
    """
    mine = (conversations.c.id == conversation) & conversations.c.owner.in_(owners)
    values: dict[str, Any] = {"state": state, "owner": owner, "last_at": now}
    if owner != BOT:
        unanswered = (
            select(func.min(messages.c.seq))
            .where(messages.c.conversation == conversation, messages.c.waiting)
            .scalar_subquery()
        )
        values["untold_from"] = func.coalesce(conversations.c.untold_from, unanswered, conversations.c.last_seq + 1)
    changed = await _changed(connection, mine, number, values)
    if changed is None:
        return None
    if owner != BOT:
        await connection.execute(
            update(messages).where(messages.c.conversation == conversation, messages.c.waiting).values(waiting=False)
        )
    return changed[0]


async def _changed(
    connection: AsyncConnection, chosen: ColumnElement[bool], number: int, values: dict[str, Any]
) -> tuple[int, str] | None:
    changed = await connection.execute(
        update(conversations)
        .where(chosen)
        .values(last_seq=conversations.c.last_seq + number, **values)
        .returning(conversations.c.last_seq, conversations.c.owner)
    )
    row = changed.first()
    return None if row is None else (row.last_seq - number + 1, row.owner)


async def keep(
    connection: AsyncConnection,
    conversation: str,
    drafts: Sequence[Draft],
    seq: int,
    now: datetime,
    *,
    client_id: str | None = None,
    waiting: bool = False,
) -> list[Message]:
    """Keeps ``drafts`` from place ``seq`` on."""
    kept = [
        Message(seq + place, one.sender, one.text, now, one.buttons, one.payload, client_id, waiting, one.author)
        for place, one in enumerate(drafts)
    ]
    if kept:
        await connection.execute(insert(messages), [vars(one) | {"conversation": conversation} for one in kept])
    return kept


def conversation_of(row: Row[Any]) -> Conversation:
    """The conversation in a row of its table."""
    return Conversation(
        row.id, row.channel, row.state, row.owner, row.last_seq, row.started_at, row.last_at, row.untold_from
    )


def message_of(row: Row[Any]) -> Message:
    """The message in a row of its table."""
    return Message(
        row.seq, row.sender, row.text, row.at, row.buttons, row.payload, row.client_id, row.waiting, row.author
    )

"""Conversations and their messages. Each method is one transaction: it happens whole or not at all."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.database import for_reading
from bot.storage.records import BOT, Conversation, Draft, Message, Summary
from bot.storage.summaries import values_of
from bot.storage.tables import conversations, messages, summaries


def id_of(key: str) -> str:
    """The id of the conversation that ``key`` opens: known before it begins, and telling nothing of the key."""
    return sha256(f"conversation {key}".encode()).hexdigest()[:32]


class Conversations:
    """The conversations of one database. ``key`` is what the person's browser holds to prove whose it is."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def begun(self, key: str, channel: str, now: datetime) -> Conversation:
        """The conversation that ``key`` opens, a new one where there is none yet."""
        new = {
            "id": id_of(key), "key_hash": _hashed(key), "channel": channel, "state": BOT, "owner": BOT,
            "last_seq": 0, "started_at": now, "last_at": now,
        }  # fmt: skip
        try:
            async with self._engine.begin() as connection:
                if known := await _get(connection, id_of(key)):
                    return known
                await connection.execute(insert(conversations).values(new))
        except IntegrityError:  # begun by another tab in the same moment
            pass
        async with self._reading.connect() as connection:
            begun = await _get(connection, id_of(key))
        assert begun is not None
        return begun

    async def get(self, conversation: str) -> Conversation | None:
        """The conversation with this id."""
        async with self._reading.connect() as connection:
            return await _get(connection, conversation)

    async def said(self, conversation: str, client_id: str, text: str, now: datetime) -> tuple[Message, bool]:
        """Keeps what the person said; a repetition of the same ``client_id`` gives the kept one and False.

        Raises LookupError where the conversation has been erased.
        """
        draft = Draft("person", text)
        try:
            async with self._engine.begin() as connection:
                if known := await _by_client_id(connection, conversation, client_id):
                    return known, False
                seq = await _next_seq(connection, conversation, 1, now)
                if seq is None:
                    raise LookupError(conversation)
                kept = await _keep(connection, conversation, [draft], seq, now, client_id=client_id, waiting=True)
        except IntegrityError:  # the same message came by two ways at once
            async with self._reading.connect() as connection:
                known = await _by_client_id(connection, conversation, client_id)
            assert known is not None
            return known, False
        return kept[0], True

    async def answered(
        self,
        conversation: str,
        to: Message,
        replies: Sequence[Draft],
        owner: str,
        now: datetime,
        made: Sequence[Summary] = (),
    ) -> list[Message] | None:
        """Keeps ``replies`` (and the summaries ``made``) and marks ``to`` as answered, if ``owner`` still owns it.

        None where the conversation is somebody else's by now, or erased: then nothing may be sent.
        """
        async with self._engine.begin() as connection:
            seq = await _next_seq(connection, conversation, len(replies), now, owner)
            if seq is None:
                return None
            await connection.execute(
                update(messages)
                .where(messages.c.conversation == conversation, messages.c.seq == to.seq)
                .values(waiting=False)
            )
            if made:
                await connection.execute(insert(summaries), [values_of(one) for one in made])
            return await _keep(connection, conversation, replies, seq, now)

    async def added(self, conversation: str, drafts: Sequence[Draft], now: datetime) -> list[Message]:
        """Keeps what the system says of itself. Nothing where the conversation has been erased."""
        async with self._engine.begin() as connection:
            seq = await _next_seq(connection, conversation, len(drafts), now)
            return [] if seq is None else await _keep(connection, conversation, drafts, seq, now)

    async def has(self, conversation: str, client_id: str) -> bool:
        """Whether this message of the person has been kept."""
        async with self._reading.connect() as connection:
            return await _by_client_id(connection, conversation, client_id) is not None

    async def after(self, conversation: str, seq: int, most: int | None = None) -> list[Message]:
        """The messages that follow ``seq``, in order; the last ``most`` of them where there are more."""
        chosen = select(messages).where(messages.c.conversation == conversation, messages.c.seq > seq)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(chosen.order_by(messages.c.seq.desc()).limit(most))).all()
        return [_message(row) for row in reversed(rows)]

    async def waiting(self, conversation: str) -> list[Message]:
        """What the person said and nobody answered yet, in order."""
        chosen = select(messages).where(messages.c.conversation == conversation, messages.c.waiting)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(chosen.order_by(messages.c.seq))).all()
        return [_message(row) for row in rows]

    async def unanswered(self) -> list[str]:
        """Conversations of the assistant in which something waits for an answer."""
        chosen = (
            select(messages.c.conversation)
            .join(conversations, conversations.c.id == messages.c.conversation)
            .where(messages.c.waiting, conversations.c.owner == BOT)
            .distinct()
        )
        async with self._reading.connect() as connection:
            return list((await connection.execute(chosen)).scalars())


def _hashed(key: str) -> str:
    return sha256(key.encode()).hexdigest()


async def _get(connection: AsyncConnection, conversation: str) -> Conversation | None:
    row = (await connection.execute(select(conversations).where(conversations.c.id == conversation))).first()
    return _conversation(row) if row else None


async def _by_client_id(connection: AsyncConnection, conversation: str, client_id: str) -> Message | None:
    chosen = select(messages).where(messages.c.conversation == conversation, messages.c.client_id == client_id)
    row = (await connection.execute(chosen)).first()
    return _message(row) if row else None


async def _next_seq(
    connection: AsyncConnection, conversation: str, number: int, now: datetime, owner: str | None = None
) -> int | None:
    """Reserves ``number`` places and returns the first; None where there is no such conversation of ``owner``."""
    mine = conversations.c.id == conversation
    if owner is not None:
        mine &= conversations.c.owner == owner
    changed = await connection.execute(
        update(conversations)
        .where(mine)
        .values(last_seq=conversations.c.last_seq + number, last_at=now)
        .returning(conversations.c.last_seq)
    )
    last = changed.scalar()
    return None if last is None else last - number + 1


async def _keep(
    connection: AsyncConnection,
    conversation: str,
    drafts: Sequence[Draft],
    seq: int,
    now: datetime,
    *,
    client_id: str | None = None,
    waiting: bool = False,
) -> list[Message]:
    kept = [
        Message(seq + place, one.sender, one.text, now, one.buttons, one.payload, client_id, waiting)
        for place, one in enumerate(drafts)
    ]
    if kept:
        await connection.execute(insert(messages), [vars(one) | {"conversation": conversation} for one in kept])
    return kept


def _conversation(row: Row[Any]) -> Conversation:
    return Conversation(row.id, row.channel, row.state, row.owner, row.last_seq, row.started_at, row.last_at)


def _message(row: Row[Any]) -> Message:
    return Message(
        row.seq, row.sender, row.text, row.at, row.buttons, row.payload, row.client_id, row.waiting
    )  # fmt: skip

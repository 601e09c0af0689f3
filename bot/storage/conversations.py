"""Conversations and their messages. Each method is one transaction: it happens whole or not at all."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import String, and_, cast, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import for_reading
from bot.storage.keeping import conversation_with, handed_on, id_of, keep, message_of, message_with, reserved
from bot.storage.records import BOT, Conversation, Draft, Message, Summary
from bot.storage.staff_records import NOBODY
from bot.storage.summaries import values_of
from bot.storage.tables import conversations, messages, summaries

_IS_PROMISE = and_(
    messages.c.conversation == conversations.c.id,
    messages.c.seq == conversations.c.last_seq,
    messages.c.sender == "bot",
    conversations.c.owner == BOT,
    cast(messages.c.payload, String).contains('"confirmed": true'),
)
"""The assistant's word that it hands over, as the last one: when that is done, a message of the system follows."""


class _TooLate(Exception):
    """What was to be kept has been overtaken: the transaction is undone."""


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
                if known := await conversation_with(connection, id_of(key)):
                    return known
                await connection.execute(insert(conversations).values(new))
        except IntegrityError:  # begun by another tab in the same moment
            pass
        async with self._reading.connect() as connection:
            begun = await conversation_with(connection, id_of(key))
        assert begun is not None
        return begun

    async def get(self, conversation: str) -> Conversation | None:
        """The conversation with this id."""
        async with self._reading.connect() as connection:
            return await conversation_with(connection, conversation)

    async def said(self, conversation: str, client_id: str, text: str, now: datetime) -> tuple[Message, bool]:
        """Keeps what the person said; a repetition of the same ``client_id`` gives the kept one and False.

        It waits for an answer only where the assistant has the conversation. Raises LookupError where the
        conversation has been erased.
        """
        return await self._said(conversation, client_id, Draft("person", text), now)

    async def staff_said(
        self, conversation: str, client_id: str, draft: Draft, owner: str, now: datetime
    ) -> tuple[Message, bool] | None:
        """Keeps what the member ``owner`` of the staff says; None where the conversation is not theirs."""
        try:
            return await self._said(conversation, client_id, draft, now, owner)
        except LookupError:
            return None

    async def _said(
        self, conversation: str, client_id: str, draft: Draft, now: datetime, owner: str | None = None
    ) -> tuple[Message, bool]:
        try:
            async with self._engine.begin() as connection:
                if known := await message_with(connection, conversation, client_id):
                    return known, False
                place = await reserved(connection, conversation, 1, now, owner)
                if place is None:
                    raise LookupError(conversation)
                kept = await keep(
                    connection, conversation, [draft], place[0], now, client_id=client_id, waiting=place[1] == BOT
                )
        except IntegrityError:  # the same message came by two ways at once
            async with self._reading.connect() as connection:
                known = await message_with(connection, conversation, client_id)
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

        None where the conversation is somebody else's by now or has been meanwhile, or is erased: then nothing may
        be sent.
        """
        try:
            async with self._engine.begin() as connection:
                place = await reserved(connection, conversation, len(replies), now, owner)
                mine = (messages.c.conversation == conversation) & (messages.c.seq == to.seq) & messages.c.waiting
                waited = await connection.execute(update(messages).where(mine).values(waiting=False))
                if place is None or not waited.rowcount:
                    raise _TooLate
                if made:
                    await connection.execute(insert(summaries), [values_of(one) for one in made])
                return await keep(connection, conversation, replies, place[0], now)
        except _TooLate:
            return None

    async def resumed(
        self, conversation: str, replies: Sequence[Draft], now: datetime, made: Sequence[Summary] = ()
    ) -> list[Message] | None:
        """Keeps what the assistant says when it has the conversation again, and that Rasa has been told of all.

        None where it is not the assistant's any more.
        """
        async with self._engine.begin() as connection:
            place = await reserved(connection, conversation, len(replies), now, BOT)
            if place is None:
                return None
            await connection.execute(
                update(conversations).where(conversations.c.id == conversation).values(untold_from=None)
            )
            if made:
                await connection.execute(insert(summaries), [values_of(one) for one in made])
            return await keep(connection, conversation, replies, place[0], now)

    async def reopened(self, conversation: str, notice: Draft, now: datetime) -> list[Message] | None:
        """Gives a closed conversation to the assistant again; None where it is not closed."""
        async with self._engine.begin() as connection:
            seq = await handed_on(connection, conversation, [NOBODY], BOT, BOT, 1, now)
            return None if seq is None else await keep(connection, conversation, [notice], seq, now)

    async def added(self, conversation: str, drafts: Sequence[Draft], now: datetime) -> list[Message]:
        """Keeps what the system says of itself. Nothing where the conversation has been erased."""
        async with self._engine.begin() as connection:
            place = await reserved(connection, conversation, len(drafts), now)
            return [] if place is None else await keep(connection, conversation, drafts, place[0], now)

    async def has(self, conversation: str, client_id: str) -> bool:
        """Whether this message of the person has been kept."""
        async with self._reading.connect() as connection:
            return await message_with(connection, conversation, client_id) is not None

    async def after(self, conversation: str, seq: int, most: int | None = None) -> list[Message]:
        """The messages that follow ``seq``, in order; the last ``most`` of them where there are more."""
        chosen = select(messages).where(messages.c.conversation == conversation, messages.c.seq > seq)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(chosen.order_by(messages.c.seq.desc()).limit(most))).all()
        return [message_of(row) for row in reversed(rows)]

    async def waiting(self, conversation: str) -> list[Message]:
        """What the person said and nobody answered yet, in order."""
        chosen = select(messages).where(messages.c.conversation == conversation, messages.c.waiting)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(chosen.order_by(messages.c.seq))).all()
        return [message_of(row) for row in rows]

    async def promised(self, conversation: str) -> str:
        """The reason for which the assistant has told a person that they are handed over, and nothing followed.

        Empty where there is no such promise.
        """
        chosen = select(messages.c.payload).join(conversations, _IS_PROMISE).where(conversations.c.id == conversation)
        async with self._reading.connect() as connection:
            payload = (await connection.execute(chosen)).scalar() or {}
        is_promise = payload.get("type") == "handoff" and payload.get("confirmed")
        return str(payload.get("reason") or "requested") if is_promise else ""

    async def unanswered(self, conversation: str = "") -> list[str]:
        """Conversations of the assistant in which it has something to do: to answer, to take up again, to hand over.

        Only ``conversation`` is looked at where it is given.
        """
        waits = select(messages.c.conversation).where(messages.c.waiting)
        promised = select(messages.c.conversation).join(conversations, _IS_PROMISE)
        chosen = select(conversations.c.id).where(
            conversations.c.owner == BOT,
            or_(conversations.c.untold_from.is_not(None), conversations.c.id.in_(waits.union(promised))),
        )
        if conversation:
            chosen = chosen.where(conversations.c.id == conversation)
        async with self._reading.connect() as connection:
            return list((await connection.execute(chosen)).scalars())


def _hashed(key: str) -> str:
    return sha256(key.encode()).hexdigest()

"""Sending to Teams through the Agents SDK: with patience where the service asks for it, and within bounds."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import ClientError, ClientResponseError
from microsoft_agents.activity import Activity, Attachment, ConversationReference
from microsoft_agents.authentication.msal import MsalConnectionManager
from microsoft_agents.hosting.aiohttp import CloudAdapter
from microsoft_agents.hosting.core import AgentAuthConfiguration, ConnectorClientBase, TurnContext
from microsoft_agents.hosting.core.authorization import ClaimsIdentity

from bot.gateway.teams.rendering import Face
from bot.services import Teams

CARD = "application/vnd.microsoft.card.adaptive"
PATIENCE_SECONDS = 20.0
MOST_TRIES = 6
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 60.0
GONE = (403, 404)
"""The person has blocked or removed the bot, or the conversation is no more."""
TRIED_AGAIN = (408, 412, 429, 500, 502, 503, 504)
_log = logging.getLogger(__name__)
logging.getLogger("microsoft_agents").setLevel(logging.CRITICAL + 1)
"""The SDK logs addresses of conversations; what went wrong is told here without them."""


class Gone(Exception):
    """Nothing can be sent to the conversation any more."""


class NotSent(Exception):
    """It could not be sent now, however often it was tried."""


class Unfit(Exception):
    """The service does not take this activity, and will not later."""


def configuration_of(teams: Teams) -> AgentAuthConfiguration:
    """What the SDK checks tokens against and signs in with. Without a registration nobody needs a token."""
    if not teams.app_id:
        return AgentAuthConfiguration(anonymous_allowed=teams.playground, validate_issuer=True)
    return AgentAuthConfiguration(
        client_id=teams.app_id, tenant_id=teams.tenant_id, client_secret=teams.secret, validate_issuer=True,
        anonymous_allowed=teams.playground,
    )  # fmt: skip


class Connector:
    """The way out to Teams."""

    def __init__(self, teams: Teams, configuration: AgentAuthConfiguration) -> None:
        self._connections = MsalConnectionManager(connections_configurations={"SERVICE_CONNECTION": configuration})
        self._adapter = CloudAdapter(connection_manager=self._connections)
        # Left alone the SDK would tell the person of every fault, and go on as if nothing had been.
        self._adapter.on_turn_error = None
        self._signs_in = bool(teams.app_id)
        self._ending = asyncio.Event()
        self._identity = self._adapter.create_claims_identity(teams.app_id) if teams.app_id else ClaimsIdentity()

    def stop(self) -> None:
        """Tries nothing again any more."""
        self._ending.set()

    def _sign_in(self, service_url: str) -> None:
        """Gets the token that the SDK will need, in a thread: it asks Entra ID in a way that holds up its loop.

        The token is kept by MSAL, so that the SDK finds it there.
        """
        provider = self._connections.get_token_provider(self._identity, service_url)
        audience, scopes = self._identity.get_token_audience(), self._identity.get_token_scope()
        asyncio.run(provider.get_access_token(audience, scopes))

    async def send(self, reference: dict[str, Any], face: Face) -> str:
        """Sends a message; gives its id in Teams. Raises ``Gone``, ``NotSent`` or ``Unfit``."""
        return await self._patiently(lambda: self._done(reference, _activity_of(face)))

    async def change(self, reference: dict[str, Any], activity: str, face: Face) -> None:
        """Puts something else in the place of a message. Raises as ``send``."""
        changed = _activity_of(face)
        changed.id = activity
        await self._patiently(lambda: self._done(reference, changed))

    async def type(self, reference: dict[str, Any]) -> None:
        """Shows that somebody is writing; tried once, for later it would be untrue."""
        try:
            await asyncio.wait_for(self._done(reference, Activity(type="typing")), PATIENCE_SECONDS)
        except Exception as error:
            _log.info("A typing sign could not be sent (%s)", type(error).__name__)

    async def _done(self, reference: dict[str, Any], activity: Activity) -> str:
        there = ConversationReference.model_validate(reference)
        if self._signs_in:
            await asyncio.to_thread(self._sign_in, str(there.service_url))
        _address(activity, there)
        ids: list[str] = []

        async def send(context: TurnContext) -> None:
            client = context.services.get(ConnectorClientBase)  # type: ignore[type-abstract]  # the key is the class
            assert client is not None
            place = there.conversation.id
            try:
                if activity.id:
                    answer = await client.conversations.update_activity(place, activity.id, activity)
                else:
                    answer = await client.conversations.send_to_conversation(place, activity)
            except ValueError:  # taken; only the answer can't be read
                answer = None
            ids.append((answer.id if answer else "") or activity.id or "")

        await self._adapter.continue_conversation_with_claims(
            self._identity, there.get_continuation_activity(), send, self._identity.get_token_audience()
        )
        return ids[0]

    async def _patiently(self, work: Callable[[], Awaitable[str]]) -> str:
        pause = FIRST_PAUSE_SECONDS
        for left in reversed(range(MOST_TRIES)):
            try:
                return await asyncio.wait_for(work(), PATIENCE_SECONDS)
            except ClientResponseError as error:
                if error.status < 300:  # taken; only the answer can't be read
                    return ""
                if error.status in GONE:
                    raise Gone from error
                if error.status not in TRIED_AGAIN:
                    raise Unfit(str(error.status)) from error
                why, wished = str(error.status), _wished_pause(error)
            except (ClientError, asyncio.TimeoutError, OSError) as error:
                why, wished = type(error).__name__, 0.0
            if not left or self._ending.is_set():
                break
            _log.warning("Teams does not take a message now (%s); tried again", why)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._ending.wait(), min(max(pause, wished), LONGEST_PAUSE_SECONDS))
            pause *= 2
        raise NotSent(why)


def _activity_of(face: Face) -> Activity:
    if face.card is None:
        return Activity(type="message", text=face.text, text_format="markdown", locale="sv-SE")
    card = Attachment(content_type=CARD, content=face.card)
    return Activity(type="message", summary=face.text or None, attachments=[card], locale="sv-SE")


def _address(activity: Activity, there: ConversationReference) -> None:
    activity.channel_id, activity.service_url = there.channel_id, there.service_url
    activity.conversation = there.conversation
    activity.from_property = there.agent
    if there.user is not None:
        activity.recipient = there.user


def _wished_pause(error: ClientResponseError) -> float:
    """What the service asks for in ``Retry-After``, in seconds."""
    written = error.headers.get("Retry-After", "") if error.headers else ""
    return float(written) if written.isdecimal() else 0.0

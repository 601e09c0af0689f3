"""Everything that is kept for a time only, erased when that is over."""

from datetime import datetime

from bot.settings import Retention
from bot.storage.audit import AuditLog
from bot.storage.erasure import Erasure, Purged
from bot.storage.staff import StaffAccounts


async def purge_all(
    erasure: Erasure, audit: AuditLog, accounts: StaffAccounts, keep: Retention, now: datetime
) -> Purged:
    """Erases what is older than ``keep`` says, and sessions and one-time links that have ended.

    Returns how many conversations, summaries and entries of the deletion log went.
    """
    purged = await erasure.too_old(keep, now)
    await audit.purge(keep.audit_days, now)
    await accounts.purge(now)
    return purged

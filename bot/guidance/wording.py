"""How an assessment is put in words, the same in the chat, on its page and in other clients."""

from bot.catalogue.figures import grouped
from bot.eligibility.assessment import Assessment
from bot.eligibility.facts import Facts
from bot.eligibility.truth import Outcome
from bot.guidance.phrases import phrase


def fit_of(one: Assessment) -> str:
    """In one word how a call stands to the applicant: fits, may_fit, closed, upcoming or unfit.

    A call that does not fit is ``unfit`` whatever its status; a closed one that would fit is ``closed``.
    """
    if one.verdict == "ineligible":
        return "unfit"
    if one.status != "open":
        return one.status
    return "fits" if one.verdict == "eligible" else "may_fit"


def fit_text(one: Assessment) -> str:
    """The same for people to read."""
    return phrase(f"fit_{fit_of(one)}")


def outcome_text(outcome: Outcome) -> str:
    """Whether a criterion is met, in words."""
    return phrase(f"outcome_{outcome.value}")


def amount_text(one: Assessment, facts: Facts) -> str:
    """How much one can get at most, in words; empty where the call does not fit."""
    if one.verdict == "ineligible":
        return ""
    rate = one.call.support.rate_percent
    if one.max_support_sek is not None:
        words = phrase("amount_known", amount=grouped(one.max_support_sek))
        if rate is not None and "cost_sek" not in facts:
            words += " " + phrase("amount_cost_unknown", rate=rate)
        return words
    return phrase("amount_rate", rate=rate) if rate is not None else phrase("amount_unknown")

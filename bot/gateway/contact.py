"""How staff may reach an applicant: an e-mail address or a phone number, checked and written one way."""

import re

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, PhoneNumberType

from bot.gateway.incoming import Refused
from bot.gateway.masking import masked

MOST_CHARACTERS = 254
"""The longest address that e-mail knows."""
_EXAMPLES = "Skriv till exempel anna@exempel.se eller 070-123 45 67."
_PHONE_SIGNS = re.compile(r"[\d\s\u200e\u202a\u202c()+./\u2010-\u2013-]+")
"""What phone numbers are written with, and the invisible signs that address books copy along."""
_PERSONAL_GROUPING = re.compile(r"\s*\d{6}\s*[-+]\s*\d{4}\s*")
_COSTLY = (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST)


def checked_contact(text: object) -> str:
    """The e-mail address as it is to be used, or the phone number in E.164 (``+46701234567``).

    Nothing stays nothing. No look-up is made. Raises ``Refused`` where it is neither, or holds a personnummer;
    the text itself is then not repeated.
    """
    if not isinstance(text, str):
        raise Refused("Kontaktuppgiften ska vara text.")
    if len(text) > MOST_CHARACTERS:
        raise Refused(f"Kontaktuppgiften är för lång. Skriv högst {MOST_CHARACTERS} tecken. {_EXAMPLES}")
    written = text.strip()
    if not written:
        return ""
    if "@" in written:
        return _mail_address(written)
    if _PHONE_SIGNS.fullmatch(written):
        return _phone_number(written)
    raise Refused(f"Det är varken en e-postadress eller ett telefonnummer. {_EXAMPLES}")


def _mail_address(written: str) -> str:
    if masked(written) != written:
        raise _personal_number()
    try:
        return validate_email(written, check_deliverability=False).normalized
    except EmailNotValidError:
        raise Refused(
            f"E-postadressen går inte att använda: {_fault_of(written)} Skriv till exempel anna@exempel.se."
        ) from None


def _fault_of(written: str) -> str:
    """What is wrong with an e-mail address, for those faults that are common."""
    name, _, domain = written.rpartition("@")
    if "@" in name:
        return "den har mer än ett @. Ange bara en adress."
    if not name:
        return "det saknas något före @."
    if not domain:
        return "det saknas något efter @."
    if re.search(r"\s", written):
        return "den har ett mellanslag."
    if "." not in domain:
        return "det som står efter @ saknar punkt."
    return "den är inte skriven som en e-postadress."


def _phone_number(written: str) -> str:
    if _PERSONAL_GROUPING.fullmatch(written) and masked(written) != written:
        raise _personal_number()
    try:
        number = phonenumbers.parse(written, "SE")
    except NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        if masked(written) != written:
            raise _personal_number()
        raise Refused(
            "Telefonnumret finns inte: kontrollera siffrorna och riktnumret. Skriv till exempel 070-123 45 67, "
            "eller +47 22 22 22 22 om numret är utländskt."
        )
    if phonenumbers.number_type(number) in _COSTLY:
        raise Refused(f"Vi ringer inte betalnummer. Ange ett vanligt nummer. {_EXAMPLES}")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _personal_number() -> Refused:
    return Refused(f"Det ser ut som ett personnummer. Skicka inte det i chatten. {_EXAMPLES}")

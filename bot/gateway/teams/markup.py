"""Plain text as Teams shows it: in the markdown of its messages, and in the lines of a card.

Nothing that anybody writes may become a link, a picture or a mention that it is not.
"""

import re
from collections.abc import Iterator
from typing import Any

MOST_CHARACTERS = 3500
"""About as much as one message of Teams shows without folding it."""
_LIST = "– "
_SOURCE = re.compile(r"Käll(?:a|or):")
_LINKED = re.compile(
    r"(?P<page>https?://[^\s<>()\[\]\"'\\`]*[^\s<>()\[\]\"'\\`.,:;!?])"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>\b0\d{1,3}[- ]\d{2,3}(?: ?\d{2,3}){1,3}\b)",
    re.ASCII,
)
_SPECIAL = re.compile(r"[\\`*_~\[\]|]")
_BEGINNING = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def escaped(text: str) -> str:
    """``text`` so that markdown shows just that, whatever signs are in it."""
    plain = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\g<0>", text)).replace("<", "&lt;").replace(">", "&gt;")
    return _BEGINNING.sub(_kept, plain)


def _kept(match: re.Match[str]) -> str:
    space, sign = match.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def parts(text: str, head: str = "") -> list[str]:
    """``text`` in the markdown of Teams, in as many messages as it needs; ``head`` stands in bold above each.

    A message ends between two paragraphs or two lines of a list.
    """
    above = f"**{escaped(head)}**" if head else ""
    done: list[str] = []
    open_part, after_list = above, False
    for line in _lines(text):
        shown, is_list = _marked(line), line.startswith(_LIST)
        joint = "\n" if is_list and after_list else "\n\n"
        if open_part not in ("", above) and len(open_part) + len(joint) + len(shown) > MOST_CHARACTERS:
            done.append(open_part)
            open_part = above
        open_part = f"{open_part}{joint}{shown}" if open_part else shown
        after_list = is_list
    return [*done, open_part] if open_part != above else done


def link(title: str, address: str) -> str:
    """A link in markdown. ``address`` is our own, or was found by ``_LINKED``."""
    return f"[{escaped(title)}]({address})"


def paragraphs(text: str) -> list[dict[str, Any]]:
    """``text`` as elements of a card, one for each line. They read no markdown: every sign stays what it is."""
    return [_paragraph(line) for line in _lines(text)]


def _paragraph(line: str) -> dict[str, Any]:
    if line.startswith(_LIST):
        return rich(runs(f"• {line[len(_LIST) :]}"), spacing="Small")
    return rich(runs(line, size="Small", isSubtle=True) if _SOURCE.match(line) else runs(line))


def rich(inlines: list[dict[str, Any]], **style: Any) -> dict[str, Any]:
    """A paragraph of a card, put together from ``runs``."""
    return {"type": "RichTextBlock", "inlines": inlines, **style}


def runs(text: str, **style: Any) -> list[dict[str, Any]]:
    """The pieces of one paragraph, with addresses and telephone numbers as links."""
    return [
        {"type": "TextRun", "text": piece, **style}
        | ({"selectAction": {"type": "Action.OpenUrl", "url": address}} if address else {})
        for piece, address in _pieces(text)
    ]


def _marked(line: str) -> str:
    plain = line[len(_LIST) :] if line.startswith(_LIST) else line
    shown = "".join(link(piece, address) if address else escaped(piece) for piece, address in _pieces(plain))
    if line.startswith(_LIST):
        return f"- {shown}"
    return f"_{shown.strip()}_" if _SOURCE.match(line) else shown


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the address that it leads to or none."""
    at = 0
    for match in _LINKED.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], ""
        yield match[0], _address(match)
        at = match.end()
    if at < len(text):
        yield text[at:], ""


def _address(match: re.Match[str]) -> str:
    if match["mail"]:
        return f"mailto:{match['mail']}"
    return match["page"] or f"tel:{re.sub(r'[^0-9]', '', match['phone'])}"


def _lines(text: str) -> Iterator[str]:
    """The lines that hold something; those too long for one message in pieces that end between words."""
    for line in text.splitlines():
        rest = line.strip()
        while len(rest) > MOST_CHARACTERS:
            cut = rest.rfind(" ", MOST_CHARACTERS // 2, MOST_CHARACTERS)
            cut = cut if cut > 0 else MOST_CHARACTERS
            yield rest[:cut].rstrip()
            rest = rest[cut:].lstrip()
        if rest:
            yield rest

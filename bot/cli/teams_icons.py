"""The two icons of the Teams app, drawn from the shapes of ``web/site/icon.svg``: a compass on the website's colour."""

from io import BytesIO

from PIL import Image, ImageDraw

GROUND = "#0b5563"
"""The website's colour, which Teams puts beside the icon too."""
RING, NEEDLE = "#ffffff", "#ffd27a"
CENTRE, RADIUS, STROKE = 24.0, 15.0, 2.5
TIPS = ((30.5, 17.5), (26.7, 26.7), (17.5, 30.5), (21.3, 21.3))
"""Corners of the needle. All lengths are in the drawing's units, 48 to a side."""
_COLOR_SIDE, _OUTLINE_SIDE = 192, 32
_COLOR_UNIT, _OUTLINE_UNIT = 3.0, 0.9
"""Pixels to a unit: Teams rounds the corners of the large one, and wants the sign within its middle 96 pixels."""
_FINER = 8


def color_icon() -> bytes:
    """The large icon as PNG: 192 pixels, full colour, no transparency."""
    return _png(_drawn(_COLOR_SIDE, _COLOR_UNIT, GROUND, RING, NEEDLE).convert("RGB"))


def outline_icon() -> bytes:
    """The small icon as PNG: 32 pixels, white on transparent, nothing else."""
    return _png(_drawn(_OUTLINE_SIDE, _OUTLINE_UNIT, "#ffffff00", "#ffffff", "#ffffff"))


def _drawn(side: int, unit: float, ground: str, ring: str, needle: str) -> Image.Image:
    """The compass in the middle, drawn large and made smaller: Pillow's lines have hard edges."""
    scale, middle = unit * _FINER, side * _FINER / 2
    image = Image.new("RGBA", (side * _FINER, side * _FINER), ground)
    pen = ImageDraw.Draw(image)
    reach = (RADIUS + STROKE / 2) * scale
    box = (middle - reach, middle - reach, middle + reach - 1, middle + reach - 1)
    pen.ellipse(box, outline=ring, width=round(STROKE * scale))
    pen.polygon([(middle + (x - CENTRE) * scale, middle + (y - CENTRE) * scale) for x, y in TIPS], fill=needle)
    return image.resize((side, side), Image.Resampling.BOX)


def _png(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()

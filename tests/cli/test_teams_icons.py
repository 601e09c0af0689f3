"""The icons of the Teams app: what Teams demands of them, and that they are the website's."""

import re
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image

from bot.cli.teams_icons import CENTRE, GROUND, NEEDLE, RADIUS, RING, STROKE, TIPS, color_icon, outline_icon
from bot.settings import PROJECT


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


def colour_at(drawn: Image.Image, x: int, y: int) -> str:
    return "#{:02x}{:02x}{:02x}".format(*drawn.getpixel((x, y))[:3])


def test_the_large_icon_has_full_colour_and_no_transparency():
    drawn = opened(color_icon())
    assert (drawn.format, drawn.size, drawn.mode) == ("PNG", (192, 192), "RGB")
    assert {colour_at(drawn, 0, 0), colour_at(drawn, 191, 191)} == {GROUND}
    assert (colour_at(drawn, 96, 96), colour_at(drawn, 96 + round(RADIUS * 3), 96)) == (NEEDLE, RING)


def test_the_small_icon_is_white_on_transparent_and_nothing_else():
    drawn = opened(outline_icon())
    assert (drawn.format, drawn.size, drawn.mode) == ("PNG", (32, 32), "RGBA")
    shown = [pixel for pixel in drawn.getdata() if pixel[3]]
    assert {pixel[:3] for pixel in shown} == {(255, 255, 255)}
    assert 0.15 < len(shown) / 32**2 < 0.6
    assert [drawn.getpixel(at)[3] for at in ((0, 0), (31, 31), (16, 16))] == [0, 0, 255]


def test_the_icons_have_the_shapes_and_colours_of_the_website():
    ground, ring, needle = list(ElementTree.parse(PROJECT / "web" / "site" / "icon.svg").getroot())
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", ring.get("d") + needle.get("d"))]
    start_x, start_y, radius = numbers[0], numbers[1], numbers[2]
    steps = list(zip(numbers[-6::2], numbers[-5::2]))
    corners = [tuple(numbers[-8:-6])]
    for x, y in steps:
        corners.append((corners[-1][0] + x, corners[-1][1] + y))
    assert (start_x, start_y + radius, radius) == (CENTRE, CENTRE, RADIUS)
    assert [tuple(round(length, 3) for length in corner) for corner in corners] == list(TIPS)
    assert [
        ring.get("stroke").replace("#fff", "#ffffff"),
        needle.get("fill"),
        float(ring.get("stroke-width")),
        ground.get("fill"),
    ] == [RING, NEEDLE, STROKE, GROUND]
    assert f"--main: {GROUND};" in (PROJECT / "web" / "site" / "site.css").read_text("utf-8")

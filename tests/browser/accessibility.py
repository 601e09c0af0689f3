"""axe-core in the page, and the ways in which a browser may be set to show it."""

import json
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
THEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
WIDTHS = (1280, 320)
RUN = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.flat().join(" ")} – ${
    node.failureSummary.split("\\n").slice(1, 2).join(" ").trim()}`));
}"""

SIDEWAYS = """() => {
  const wide = innerWidth + 1, out = [];
  const scrolls = document.scrollingElement.scrollWidth;
  if (scrolls > wide) out.push(`the page is ${scrolls} wide`);
  const look = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) look(one.shadowRoot);
      if (one.closest(".scrolls")) continue;
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      if (box.width > 1 && box.height > 1 && style.visibility !== "hidden" && box.right > wide)
        out.push(`${one.tagName.toLowerCase()}.${one.className} ends at ${Math.round(box.right)}`);
      if (one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(style.overflowX))
        out.push(`${one.tagName.toLowerCase()}.${one.className} scrolls sideways`);
    }
  };
  look(document);
  return out.slice(0, 8);
}"""


def require_axe() -> None:
    assert AXE.exists(), "axe-core saknas: kör npm ci i tests/browser"


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands now."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


def violations_in_every_look(page: Page, state: str, narrow: tuple[str, ...] = tuple(THEMES)) -> list[str]:
    """The same in light, dark and forced colours, at both widths; ``state`` names what is shown.

    ``narrow`` are the themes looked at in the narrow window: one is enough where no colour depends on the width.
    """
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900 if width > 600 else 640})
        for theme in THEMES if width == max(WIDTHS) else narrow:
            page.emulate_media(**THEMES[theme])  # type: ignore[arg-type]
            found += [f"{state} ({theme}, {width}): {one}" for one in violations(page)]
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.emulate_media(**THEMES["light"])  # type: ignore[arg-type]
    return found


def as_lines(found: list[str]) -> str:
    return json.dumps(sorted(set(found)), ensure_ascii=False, indent=1)


def sideways(page: Page) -> list[str]:
    """What sticks out to the right of the window, the page itself first; wide tables may scroll in a frame of their own."""
    found: list[str] = page.evaluate(SIDEWAYS)
    return found

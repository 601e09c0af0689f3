"""The two lines on somebody else's website: where it is on the list, and where it is not."""

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from chat import Visitor, Visits
from host_website import LISTED_PORT, HostWebsite
from running_assistant import free_port

pytestmark = pytest.mark.slow


@pytest.fixture
def websites() -> Iterator[list[HostWebsite]]:
    open_ones: list[HostWebsite] = []
    yield open_ones
    for one in open_ones:
        one.close()


def host_of(gateway: str) -> str:
    return gateway.split("//")[1]


def visits(visitor: Visits, website: HostWebsite, gateway: str) -> Visitor:
    return visitor(address=website.address, hosts={host_of(gateway)})


def test_a_listed_website_embeds_the_chat_with_two_lines(visitor: Visits, websites: list[HostWebsite], gateway: str):
    websites.append(HostWebsite(LISTED_PORT, gateway))
    one = visits(visitor, websites[0], gateway).visit()

    one.page.locator(".launcher").click()
    one.until_ready()

    assert "30 000" in one.says("Hur mycket kan man få i Mikrostöd?")
    link = one.messages.last.get_by_role("link", name="Allt om Mikrostöd").get_attribute("href")
    assert link == f"{gateway}/stod/mikrostod-norrbotten"
    one.page.reload()
    one.until_answered()
    assert one.said == ["Hur mycket kan man få i Mikrostöd?"]


def test_a_strict_content_policy_of_the_host_needs_the_gateway_alone(
    visitor: Visits, websites: list[HostWebsite], gateway: str
):
    sockets = gateway.replace("http", "ws")
    policy = (
        f"default-src 'none'; script-src {gateway}; style-src 'self'; connect-src {gateway} {sockets}; img-src data:"
    )
    websites.append(HostWebsite(LISTED_PORT, gateway, policy))
    one = visits(visitor, websites[0], gateway).visit()

    one.page.locator(".launcher").click()
    one.until_ready()

    assert one.page.locator(".panel").evaluate("one => getComputedStyle(one).position") == "fixed"
    one.fills_in_form()
    one.erases()


def test_the_host_may_take_the_chat_out_and_put_it_elsewhere(
    visitor: Visits, websites: list[HostWebsite], gateway: str
):
    websites.append(HostWebsite(LISTED_PORT, gateway))
    one = visits(visitor, websites[0], gateway).visit()
    one.page.locator(".launcher").click()
    one.until_ready()
    one.says("Hej")

    one.page.evaluate("""() => {
      const chat = document.querySelector("stodlots-chat");
      chat.remove();
      document.querySelector("main").append(chat);
    }""")
    one.until_ready()

    one.says("Hur mycket kan man få i Mikrostöd?")
    assert one.said == ["Hej", "Hur mycket kan man få i Mikrostöd?"]


def test_the_styles_of_the_host_and_of_the_chat_leave_each_other_alone(
    visitor: Visits, websites: list[HostWebsite], gateway: str
):
    websites.append(HostWebsite(LISTED_PORT, gateway))
    one = visits(visitor, websites[0], gateway).visit()
    one.page.locator(".launcher").click()
    look = """() => ["h1", "stodlots-chat"].map((name) => {
      const one = document.querySelector(name);
      const inside = one.shadowRoot?.querySelector(".said p") ?? one;
      const { font, color, textTransform } = getComputedStyle(inside);
      return [font, color, textTransform, Math.round(inside.getBoundingClientRect().width)];
    })"""
    heading, chat = one.page.evaluate(look)
    assert "Segoe UI" not in heading[0]
    one.page.add_style_tag(
        content="html { font-size: 62.5% } * { color: red !important; font-size: 40px !important; text-transform: uppercase }"
        "button, p { display: none } stodlots-chat { display: block; opacity: .1; filter: blur(3px) }"
    )

    assert one.page.evaluate(look)[1] == chat
    assert one.page.locator("button.send").is_visible()


def test_a_website_that_is_not_listed_gets_neither_script_nor_chat(
    visitor: Visits, websites: list[HostWebsite], gateway: str
):
    websites.append(HostWebsite(free_port(), gateway))
    one = visits(visitor, websites[0], gateway)
    one.faults.accept("CORS|status of 403|ERR_FAILED|WebSocket connection to .* failed")

    one.visit()
    request = urllib.request.Request(f"{gateway}/widget.js", headers={"Origin": websites[0].address.rstrip("/")})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request)
    opened = one.page.evaluate(
        """url => new Promise((done) => {
          const socket = new WebSocket(url);
          socket.onopen = () => done(true);
          socket.onerror = () => done(false);
        })""",
        gateway.replace("http", "ws") + "/chat",
    )

    assert any("CORS" in fault for fault in one.faults.found)
    assert one.page.evaluate("customElements.get('stodlots-chat') === undefined")
    assert not opened


def test_each_gateway_has_a_key_of_its_own_and_the_host_can_not_see_the_gateways(
    visitor: Visits, websites: list[HostWebsite], gateway: str
):
    websites.append(HostWebsite(LISTED_PORT, gateway))
    keys = "() => Object.entries(localStorage).filter(([name]) => name.endsWith(':key'))"
    one = visits(visitor, websites[0], gateway).visit()
    one.until_ready()
    own = visitor(beside=one, address=gateway).meet()
    other = visitor(beside=one, address=gateway.replace("127.0.0.1", "localhost")).meet()

    (((name, key),), ((own_name, own_key),), ((other_name, other_key),)) = (
        each.page.evaluate(keys) for each in (one, own, other)
    )

    assert len({key, own_key, other_key}) == 3
    assert name == own_name == f"stodlots:{gateway}:key"
    assert other_name != own_name

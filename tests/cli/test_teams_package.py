"""The command `stodlots teams-package`: what it writes is held against Microsoft's own schema."""

import json
import os
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from jsonschema import Draft4Validator
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.cli.teams_package import manifest
from bot.gateway import pages
from bot.settings import PROJECT

APP_ID = "1b4e28ba-2fa1-4d2b-883f-0016d3cca427"
DOMAIN = "stodlotsen.region.example"
GOOD = ("--app-id", APP_ID, "--domain", DOMAIN)
SCHEMAS = (
    PROJECT / "tests" / "teams" / "node_modules" / "@microsoft" / "app-manifest" / "build" / "json-schemas" / "teams"
)


@pytest.fixture
def command(tmp_path, monkeypatch):
    """A function that runs `stodlots teams-package` in an empty folder, with no settings but those given."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("STODLOTS_")]:
        monkeypatch.delenv(name)

    def run(*words: str, **settings: str) -> Result:
        return CliRunner().invoke(app, ["teams-package", *words], env=settings)

    return run


def told_in(path: Path) -> dict[str, Any]:
    with ZipFile(path) as package:
        return json.loads(package.read("manifest.json"))


def newest_version() -> str:
    assert SCHEMAS.exists(), "app-manifest saknas: kör npm ci i tests/teams"
    return max((path.name[1:] for path in SCHEMAS.glob("v1.*")), key=lambda one: int(one.partition(".")[2]))


def faults(told: dict[str, Any]) -> list[str]:
    schema = json.loads((SCHEMAS / f"v{newest_version()}" / "MicrosoftTeams.schema.json").read_text("utf-8"))
    return [f"{list(one.path)}: {one.message}" for one in Draft4Validator(schema).iter_errors(told)]


@pytest.mark.slow
def test_the_package_fits_the_newest_schema_of_teams(command, tmp_path):
    assert command(*GOOD).exit_code == 0
    told = told_in(tmp_path / "stodlotsen-teams.zip")
    assert told["manifestVersion"] == newest_version()
    assert told["$schema"].endswith(f"/v{newest_version()}/MicrosoftTeams.schema.json")
    assert faults(told) == []


@pytest.mark.slow
def test_the_longest_names_and_domain_that_are_taken_fit_the_schema():
    domain = ".".join(["a" * 63, "b" * 63, "c" * 63, "d" * 61])
    assert faults(manifest(APP_ID, domain, "Å" * 30, "Ö" * 32)) == []
    assert faults(manifest(APP_ID, domain, "Å" * 30, "Ö" * 32) | {"name": {"short": "Å" * 31}})


def test_the_package_holds_a_manifest_and_the_two_icons_it_names(command, tmp_path):
    command(*GOOD, "--out", "ut.zip")
    with ZipFile(tmp_path / "ut.zip") as package:
        assert package.testzip() is None
        assert package.namelist() == ["manifest.json", *told_in(tmp_path / "ut.zip")["icons"].values()]


def test_the_bot_is_the_one_that_is_registered_and_is_at_the_given_address(command, tmp_path):
    done = command("--app-id", f" {APP_ID.upper()}", "--domain", "Stodlotsen.REGION.example", "--name", "Stöd-Lasse")
    told = told_in(tmp_path / "stodlotsen-teams.zip")
    assert "stodlotsen-teams.zip" in done.stdout
    assert (told["id"], [bot["botId"] for bot in told["bots"]]) == (APP_ID, [APP_ID])
    assert told["validDomains"] == [DOMAIN]
    assert told["developer"]["name"] == "Region Exempel"
    assert told["name"] == {"short": "Stöd-Lasse", "full": "Stöd-Lasse – vägledning om regionala stöd"}
    assert told["bots"][0]["scopes"] == ["personal", "team", "groupChat"]


def test_the_version_is_that_of_the_project(command, tmp_path):
    command(*GOOD)
    version = re.search(r'^version = "(.+)"$', (PROJECT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)[1]
    assert told_in(tmp_path / "stodlotsen-teams.zip")["version"] == version


def test_the_pages_that_the_manifest_links_to_are_pages_of_the_gateway():
    links = {key: value for key, value in manifest(APP_ID, DOMAIN, "A", "B")["developer"].items() if key != "name"}
    assert {link.removeprefix(f"https://{DOMAIN}") for link in links.values()} <= {route.path for route in pages.routes}


def test_no_permission_is_asked_beyond_the_bot():
    told = manifest(APP_ID, DOMAIN, "A", "B")
    asking = {"permissions", "devicePermissions", "authorization", "webApplicationInfo", "graphConnector"}
    assert not asking & told.keys()
    assert not any(told["bots"][0][key] for key in ("supportsFiles", "supportsCalling", "supportsVideo"))


def test_the_assistant_knows_every_suggested_command():
    said = yaml.safe_load((PROJECT / "domain.yml").read_text("utf-8"))["responses"].values()
    known = {text for variants in said for one in variants for text in (one.get("text"), *payloads(one))}
    for path in (PROJECT / "data" / "nlu").glob("*.yml"):
        known.update(line.strip()[2:].casefold() for line in path.read_text("utf-8").splitlines())
    suggested = [one["title"] for one in manifest(APP_ID, DOMAIN, "A", "B")["bots"][0]["commandLists"][0]["commands"]]
    assert len(suggested) == 4
    assert [title for title in suggested if title not in known and title.casefold() not in known] == []


def payloads(variant: dict[str, Any]) -> list[str]:
    return [button["payload"] for button in variant.get("buttons", ())]


def test_the_same_words_give_the_same_bytes(command, tmp_path):
    command(*GOOD, "--out", "a.zip")
    command(*GOOD, "--out", "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("app_id", "domain", "told"),
    [
        ("stodlotsen", DOMAIN, "”stodlotsen” är inget app-id"),
        (APP_ID[:-1], DOMAIN, "är inget app-id"),
        (APP_ID.replace("-", ""), DOMAIN, "är inget app-id"),
        (f"{{{APP_ID}}}", DOMAIN, "är inget app-id"),
        ("00000000-0000-0000-0000-000000000000", DOMAIN, "är inget app-id"),
        ("", DOMAIN, "är inget app-id"),
        (APP_ID, f"https://{DOMAIN}", "utan https://, sökväg och port"),
        (APP_ID, f"{DOMAIN}/api/messages", "utan https://, sökväg och port"),
        (APP_ID, f"{DOMAIN}:443", "utan https://, sökväg och port"),
        (APP_ID, "*.region.example", "utan https://, sökväg och port"),
        (APP_ID, "eva@region.example", "utan https://, sökväg och port"),
        (APP_ID, "[::1]", "utan https://, sökväg och port"),
        (APP_ID, "localhost", "Teams når inte ”localhost”"),
        (APP_ID, "stod.localhost", "Teams når inte"),
        (APP_ID, "127.0.0.1", "Teams når inte ”127.0.0.1”"),
        (APP_ID, "stodlotsen.local", "Teams når inte"),
        (APP_ID, "stodlotsen", "är inget domännamn"),
        (APP_ID, "region..example", "är inget domännamn"),
        (APP_ID, "-a.region.example", "är inget domännamn"),
        (APP_ID, f"{'a' * 64}.example", "är inget domännamn"),
        (APP_ID, "a." * 130 + "se", "är inget domännamn"),
        (APP_ID, "", "är inget domännamn"),
    ],
)
def test_what_teams_would_not_take_is_told_and_the_file_there_is_left_alone(command, tmp_path, app_id, domain, told):
    (tmp_path / "stodlotsen-teams.zip").write_bytes(b"the last one")
    done = command("--app-id", app_id, "--domain", domain)
    assert (done.exit_code, done.stdout, told in done.stderr) == (1, "", True)
    assert [path.name for path in tmp_path.iterdir()] == ["stodlotsen-teams.zip"]
    assert (tmp_path / "stodlotsen-teams.zip").read_bytes() == b"the last one"


@pytest.mark.parametrize("name", ["", "  ", "Å" * 31, "Stöd\x07lotsen"])
def test_a_name_that_teams_has_no_room_for_is_told(command, tmp_path, name):
    done = command(*GOOD, "--name", name)
    assert (done.exit_code, "Namnet ska ha 1–30 tecken" in done.stderr, list(tmp_path.iterdir())) == (1, True, [])


def test_an_organisation_with_a_long_name_gives_teams_a_shorter_one(command, tmp_path):
    long = "Länsstyrelsen i Norrbotten och Västerbotten"
    refused = command(*GOOD, STODLOTS_ORGANISATION=long)
    assert (refused.exit_code, "Organisationens namn ska ha 1–32 tecken" in refused.stderr) == (1, True)
    assert command(*GOOD, "--organisation", "Länsstyrelserna i norr", STODLOTS_ORGANISATION=long).exit_code == 0
    assert told_in(tmp_path / "stodlotsen-teams.zip")["developer"]["name"] == "Länsstyrelserna i norr"


def test_a_domain_with_swedish_letters_is_written_as_in_dns(command, tmp_path):
    command("--app-id", APP_ID, "--domain", "stöd.region.example")
    assert told_in(tmp_path / "stodlotsen-teams.zip")["validDomains"] == ["xn--std-tna.region.example"]


@pytest.mark.parametrize("out", ["saknas/ut.zip", "mapp", "fil/ut.zip", "."])
def test_where_nothing_can_be_written_no_half_file_is_left(command, tmp_path, out):
    (tmp_path / "mapp").mkdir()
    (tmp_path / "fil").write_text("en fil")
    done = command(*GOOD, "--out", out)
    assert (done.exit_code, f"{out} går inte att skriva" in done.stderr) == (1, True)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["fil", "mapp"]


def test_settings_that_say_otherwise_are_told_but_the_package_is_written(command, tmp_path):
    other = {
        "STODLOTS_PUBLIC_URL": "https://annan.region.example",
        "STODLOTS_TEAMS_APP_ID": APP_ID.replace("1", "2"),
        "STODLOTS_TEAMS_TENANT_ID": APP_ID,
        "STODLOTS_TEAMS_SECRET": "hemligt",
    }
    done = command(*GOOD, **other)
    assert done.exit_code == 0
    assert "STODLOTS_PUBLIC_URL säger annan.region.example" in done.stderr
    assert f"STODLOTS_TEAMS_APP_ID säger {other['STODLOTS_TEAMS_APP_ID']}" in done.stderr
    assert "hemligt" not in done.output
    same = command(
        *GOOD, **other | {"STODLOTS_PUBLIC_URL": f"https://{DOMAIN}", "STODLOTS_TEAMS_APP_ID": APP_ID.upper()}
    )
    assert (same.exit_code, same.stderr) == (0, "")


def test_settings_that_cannot_be_read_are_told_without_a_stack_trace(command, tmp_path):
    done = command(*GOOD, STODLOTS_TEAMS_APP_ID=APP_ID)
    assert (done.exit_code, "STODLOTS_TEAMS_TENANT_ID" in done.stderr, list(tmp_path.iterdir())) == (1, True, [])

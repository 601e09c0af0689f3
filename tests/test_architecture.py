"""The rules of who may import whom, kept by reading the imports of every module."""

import ast
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
MODULES = sorted([*(PROJECT / "bot").rglob("*.py"), *(PROJECT / "actions").rglob("*.py")])
LAYERS = ("eligibility", "catalogue", "guidance")
MOST_LINES = 300


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def imports_of(path: Path) -> set[str]:
    """The full names of all modules that ``path`` imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def packages_of(path: Path) -> set[str]:
    """The outermost packages that ``path`` imports."""
    return {name.split(".")[0] for name in imports_of(path)}


def project_parts_of(path: Path) -> set[str]:
    """The parts of the project that ``path`` imports: ``actions``, ``settings``, ``guidance`` and so on."""
    return {
        parts[1] if parts[0] == "bot" else "actions"
        for name in imports_of(path)
        if (parts := name.split("."))[0] in ("bot", "actions")
    }


def part_of(path: Path) -> str:
    """The part of the project that ``path`` belongs to."""
    inside = path.relative_to(PROJECT).parts
    return inside[0] if inside[0] == "actions" else Path(inside[1]).stem


every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


def modules_in(part: str) -> list[Path]:
    return [path for path in MODULES if part_of(path) == part]


def test_the_modules_are_found() -> None:
    assert {"eligibility", "catalogue", "guidance", "swedish", "nlu", "gateway", "cli", "settings", "actions"} <= {
        part_of(path) for path in MODULES
    }


@pytest.mark.parametrize("path", modules_in("eligibility"), ids=name_of)
def test_eligibility_imports_the_standard_library_and_itself_only(path: Path) -> None:
    assert packages_of(path) <= {*sys.stdlib_module_names, "bot"}
    assert project_parts_of(path) <= {"eligibility"}


@pytest.mark.parametrize("path", modules_in("eligibility"), ids=name_of)
def test_eligibility_reads_no_clock_no_file_and_no_environment(path: Path) -> None:
    called = {
        node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }
    names = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}

    assert not packages_of(path) & {"os", "pathlib", "io", "time", "random", "socket", "subprocess"}
    assert not called & {"today", "now", "utcnow", "read_text", "environ"}
    assert "open" not in names


@every_module
@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("rasa", {"bot/nlu", "bot/engine"}),
        ("rasa_sdk", {"actions", "bot/cli/action_server.py"}),
        ("aiohttp", {"bot/gateway"}),
        ("sqlalchemy", {"bot/storage", "bot/engine/tracker_store.py"}),
        ("alembic", {"bot/storage"}),
        ("jinja2", {"bot/gateway"}),
        ("limits", {"bot/gateway"}),
        ("authlib", {"bot/gateway"}),
        ("joserfc", {"bot/gateway"}),
        ("httpx2", {"bot/gateway"}),
        ("argon2", {"bot/gateway"}),
        ("aiosmtplib", {"bot/gateway"}),
        ("email_validator", {"bot/gateway"}),
        ("phonenumbers", {"bot/gateway"}),
        ("holidays", {"bot/guidance"}),
        ("microsoft_agents", {"bot/gateway/teams"}),
        ("jwt", {"bot/gateway/teams"}),
    ],
)
def test_a_framework_is_imported_only_where_it_belongs(path: Path, package: str, allowed: set[str]) -> None:
    if package in packages_of(path):
        assert any(name_of(path) == place or name_of(path).startswith(f"{place}/") for place in allowed)


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) in LAYERS], ids=name_of)
def test_nothing_points_back_to_an_outer_layer(path: Path) -> None:
    own = LAYERS.index(part_of(path))
    outer = {*LAYERS[own + 1 :], "actions", "gateway", "nlu", "cli"}

    assert not project_parts_of(path) & outer


@every_module
def test_actions_and_gateway_are_imported_by_themselves_and_the_command_line_only(path: Path) -> None:
    if part_of(path) != "cli":
        assert project_parts_of(path) & {"actions", "gateway"} <= {part_of(path)}


@pytest.mark.parametrize("path", modules_in("storage"), ids=name_of)
def test_storage_knows_nothing_of_the_rest_but_the_settings(path: Path) -> None:
    assert project_parts_of(path) <= {"storage", "settings"}


@pytest.mark.parametrize("path", modules_in("engine"), ids=name_of)
def test_the_engine_knows_nothing_of_the_rest(path: Path) -> None:
    assert project_parts_of(path) <= {"engine"}


@pytest.mark.parametrize("path", modules_in("swedish"), ids=name_of)
def test_swedish_imports_only_eligibility_and_itself_of_the_project(path: Path) -> None:
    assert project_parts_of(path) <= {"eligibility", "swedish"}


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) not in ("settings", "cli")], ids=name_of)
def test_the_environment_is_read_by_the_settings_and_the_command_line_only(path: Path) -> None:
    read = {name for name in imports_of(path) if name in ("os.environ", "os.getenv")}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv"):
            read.add(node.attr)

    assert not read


@every_module
def test_a_module_has_at_most_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_actions_stay_flat_because_rasa_sdk_imports_sub_packages_by_bare_name() -> None:
    assert not [path for path in (PROJECT / "actions").iterdir() if path.is_dir() and any(path.glob("*.py"))]

"""What holds for all tests: those that share running servers stay together when two processes run the suite."""

import pytest


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the slow tests into one group and the others into one for each file.

    ``pytest -n 2 --dist loadgroup`` gives a group to one process: the slow ones train the model and start their
    servers once, while the other process goes through the rest.
    """
    for item in items:
        is_slow = item.get_closest_marker("slow") is not None
        item.add_marker(pytest.mark.xdist_group("slow" if is_slow else item.nodeid.partition("::")[0]))

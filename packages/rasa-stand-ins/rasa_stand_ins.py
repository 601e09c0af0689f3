"""Stand-ins for packages that Rasa imports when it is loaded, but that are never used here.

Rasa's own modules import TensorFlow, plotting, cloud clients and chat services because one of its many components
might want them. With stand-ins those imports succeed and cost nothing: whatever is taken from such a package can be
subclassed, used as a decorator or in an annotation. Whoever really uses it gets ``MissingPackage``.

TensorFlow's packages are stood in for in every Python of an environment that has this package (see the ``.pth`` file),
but only where they are not installed. The others only where a program asks for it with ``stand_in``.
"""

import sys
from collections.abc import Iterable
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

TENSORFLOW = ("tensorflow", "keras", "tensorflow_addons")
"""What the models DIET and TED are made of."""
UNUSED = (
    "aio_pika", "aiogram", "apscheduler", "babel", "boto3", "botocore", "colorclass", "confluent_kafka",
    "cryptography", "dask", "fbmessenger", "google", "jieba", "kafka", "matplotlib", "mattermostwrapper", "networkx",
    "pika", "portalocker", "prompt_toolkit", "pygments", "pymongo", "questionary", "randomname", "redis", "rich",
    "rocketchat_API", "sanic_jwt", "scipy", "sentry_sdk", "sklearn", "sklearn_crfsuite", "skops", "slack_sdk",
    "spacy.cli", "telebot", "terminaltables", "twilio", "webexteamssdk",
)  # fmt: skip
"""Chat services, brokers, stores, schedulers, drawing, and what only training needs."""


class MissingPackage(RuntimeError):
    """Somebody used a package that is only stood in for."""


class _Named(type):
    """Makes every attribute of a stand-in another stand-in, so that names of any depth can be looked up."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _named(f"{cls.__qualname__}.{name}")

    def __getitem__(cls, item: object) -> Any:
        return cls

    def __or__(cls, other: object) -> Any:
        return cls

    __ror__ = __or__


class StandIn(metaclass=_Named):
    """Stands in for a class or a function, as a base class and as a decorator with or without arguments.

    Anything beyond that raises ``MissingPackage``.
    """

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """The function that is decorated, or what decorates one."""
        if cls.__module__ != __name__:
            raise MissingPackage(f"{cls.__name__} needs a package that is left out")
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return args[0]
        return object.__new__(cls)

    def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    def __call__(self, decorated: Any) -> Any:
        """The function as it is."""
        return decorated

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise MissingPackage(f"{type(self).__qualname__} is of a package that is left out")


def _named(name: str) -> Any:
    return _Named(name.rpartition(".")[2], (StandIn,), {"__qualname__": name, "__module__": __name__})


class _Module(ModuleType):
    """A module of which everything can be had."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = sys.modules.get(f"{self.__name__}.{name}") or _named(f"{self.__name__}.{name}")
        setattr(self, name, value)
        return value


class _Finder:
    """Finds a stand-in for some packages and every module of theirs."""

    def __init__(self, packages: Iterable[str]) -> None:
        self.packages = tuple(packages)
        self._inside = tuple(f"{one}." for one in self.packages)

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if fullname in self.packages or fullname.startswith(self._inside):
            return ModuleSpec(fullname, self, is_package=True)  # type: ignore[arg-type]
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__version__ = "0"  # type: ignore[attr-defined]


def stand_in(packages: Iterable[str]) -> None:
    """From now on imports of these packages give stand-ins. To be called before they are imported."""
    sys.meta_path.insert(0, _Finder(packages))  # type: ignore[arg-type]


def stand_in_for_missing(packages: Iterable[str]) -> None:
    """The same, for those of the packages that nothing else finds."""
    sys.meta_path.append(_Finder(packages))  # type: ignore[arg-type]

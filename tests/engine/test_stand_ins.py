"""Rasa can be imported without TensorFlow; whoever would really use it is told."""

import subprocess
import sys

import pytest

HEAD = "import sys; from rasa_stand_ins import *\n"


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HEAD + code], capture_output=True, text=True, timeout=120
    )


def told(code: str) -> str:
    done = python(code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_tensorflow_is_not_installed_and_not_missed():
    assert (
        told("import importlib.metadata as m; print([d for d in m.packages_distributions() if d == 'tensorflow'])")
        == "[]"
    )
    assert told("from rasa.nlu.classifiers.diet_classifier import DIETClassifier; print(DIETClassifier.__name__)")


def test_what_is_stood_in_for_can_be_a_base_class_an_annotation_and_a_decorator():
    code = """
import tensorflow as tf
from tensorflow.keras.layers import Layer
class Own(Layer):
    rate: tf.float32 | None = None
    @tf.function(reduce_retracing=True)
    def call(self, inputs: tf.Tensor) -> int: return 5
    @tf.function
    def other(self): return 6
print(Own.call(None, 1), Own.other(None))
"""
    assert told(code) == "5 6"


@pytest.mark.parametrize("use", ["class Own(tf.keras.Model): pass\nOwn()", "tf.constant(5).shape"])
def test_whoever_uses_it_is_told_that_it_is_left_out(use):
    done = python(f"import tensorflow as tf\n{use}")
    assert "MissingPackage" in done.stderr
    assert "left out" in done.stderr


def test_a_package_that_is_installed_is_not_stood_in_for_where_only_missing_ones_are():
    assert (
        told("stand_in_for_missing(['yaml', 'finns_inte']); import yaml, finns_inte; print(yaml.safe_load('a: 1'))")
        == "{'a': 1}"
    )


def test_a_module_of_a_package_can_be_stood_in_for_by_itself():
    assert (
        told(
            "stand_in(['email.mime']); import email, email.mime.text; print(email.mime.text.MIMEText.__mro__[1].__name__)"
        )
        == "StandIn"
    )


def test_the_server_loads_nothing_that_only_training_needs():
    code = """
stand_in((*TENSORFLOW, *UNUSED))
import rasa.server, bot.nlu.intent_classifier, bot.engine.server
real = [name for name in ('sklearn', 'scipy', 'tensorflow', 'dask', 'matplotlib') if getattr(sys.modules.get(name), '__file__', None)]
print(real)
"""
    assert told(code) == "[]"

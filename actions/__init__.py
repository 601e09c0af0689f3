"""Custom actions of the assistant. Flat on purpose: rasa-sdk imports sub-packages by bare name."""

from actions import actions as actions

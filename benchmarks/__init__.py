"""Measurements against stock Rasa in one run."""

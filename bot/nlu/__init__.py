"""Rasa graph components and the REST channel, one a file."""

"""Rasa, started and run lightly: the same model, rules, channels and API, without what this assistant never uses."""

"""Which support fits: facts, criteria, verdicts. Standard library only; no clock, no files, no environment."""

"""The command line ``stodlots``."""

"""The door to the internet: API and health; website, console and Teams will join here."""

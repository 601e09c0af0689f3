"""Microsoft Teams: the door that activities come in by, what Teams shows, and what is sent there."""

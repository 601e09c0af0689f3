"""Reading plain Swedish: numbers, amounts, places, and the facts that a message holds. Knows nothing of Rasa."""

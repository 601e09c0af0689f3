"""Use cases: answer a question, take in facts, assess, explain, hand over."""

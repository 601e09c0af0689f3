"""The catalogue of supports: strict loading, figures, answers, and the training data derived from it."""

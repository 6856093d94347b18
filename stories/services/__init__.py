"""The only writers of models with rules."""

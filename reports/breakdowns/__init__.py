"""Views told apart: by story, by what stories are sorted by, by where readers come from."""

"""How good search is: documents and queries of our own, graded by hand, measured by category."""

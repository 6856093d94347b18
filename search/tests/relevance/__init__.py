"""How good search is: documents and queries of our own, graded by hand, measured by category.

The places are real; the people, deeds and numbers of documents are invented.
"""

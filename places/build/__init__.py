"""Makes the files of districts, communes and successions in places/data from two published tables.

Run by hand: `python -m places.build FOLDER`; see places/data/README.md.
"""

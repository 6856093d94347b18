"""The public pages of places: the index with its map, units of today, and units of the past."""

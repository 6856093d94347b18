"""Drawings of places: geometry in the units of an SVG's view box, without a database and without a map service."""

"""Brings files of places and successions into the database, whole or not at all."""

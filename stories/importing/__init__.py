"""Brings stories in from a file: lines become checked rows, names become records, pages are written in batches."""

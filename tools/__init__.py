"""Commands behind the Makefile; the standard library alone, since they run before anything is installed."""

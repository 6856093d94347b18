"""The pages of search: what an address asks for, and what is shown."""

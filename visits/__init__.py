"""How often the site is read: counted without keeping anything of those who read."""

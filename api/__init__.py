"""What the site offers to machines: a read-only JSON API over what the public may see."""

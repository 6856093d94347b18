"""What leaders ask: how the site is read, by story, field, place, author, unit and source."""

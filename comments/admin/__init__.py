"""The screens of comments in the admin."""

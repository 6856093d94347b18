"""The screens of the admin: lists, forms, pickers."""

"""What the API answers: one class a thing. The schema that others read is made from these classes."""

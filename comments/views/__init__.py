"""What readers ask of the room: lists, forms and what is sent with them."""

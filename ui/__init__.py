"""How people reach the product: the command line and the chat page."""

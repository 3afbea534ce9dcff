"""The main text of saved web pages, and what they hide."""

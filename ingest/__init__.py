"""Source files in, public paragraphs out: the only room that may see text before the gate."""

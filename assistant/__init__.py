"""A question in, a checked answer or a refusal out."""

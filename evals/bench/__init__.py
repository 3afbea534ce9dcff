"""How fast the product is and how well it holds at size, measured and never asserted in a test."""

"""How good the search is and how large a collection it bears, beside what other systems do on the same machine."""

"""Pages read off their pictures, and which pages must be."""

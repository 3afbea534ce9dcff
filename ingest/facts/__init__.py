"""PublicDocument -> Facts: what a public document says of itself, each with its words and where they stand.

Never guessed: what is not stated is absent, and figures that disagree are all kept.
"""

from ingest.facts.card import FACTS_VERSION, read_facts
from ingest.facts.fact import Fact, Facts

__all__ = ["FACTS_VERSION", "Fact", "Facts", "read_facts"]

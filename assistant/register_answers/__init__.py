"""Lists, counts, sums and comparisons: worked out from the register's facts, every row cited, never guessed.

A question is read into an operation and conditions (`reading`); what they mean for each document is in `conditions`,
which sums may be added in `sums`, what comes out in `compute`. A question with words that are not understood gets no
number.
"""

from assistant.register_answers.compute import answer_from_register
from assistant.register_answers.reading import RegisterQuestion, read_register_question

__all__ = ["RegisterQuestion", "answer_from_register", "read_register_question"]

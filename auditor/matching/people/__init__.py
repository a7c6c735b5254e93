"""People: from judged pairs to groups, their ids, and what is told about them."""

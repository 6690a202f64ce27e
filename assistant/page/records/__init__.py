"""Records: 问答记录, the page on which an administrator looks through the record of answers."""

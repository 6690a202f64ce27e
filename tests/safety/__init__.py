"""Input that means harm: documents, texts and requests, and what may not come of them."""

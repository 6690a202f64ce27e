"""Documents: hostile files, and plans with sentences in them that are meant for whoever answers from them."""

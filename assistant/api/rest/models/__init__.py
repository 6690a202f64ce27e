"""Models: the JSON of the REST routes, as their description states it. New fields may be added to any of them."""

"""Briefing: what the documents ask of a unit, a campaign or a topic, as a text every sentence of which stands on a clause."""

"""The record of answers: kept, searched, judged, exported, and safe from whatever befalls its file."""

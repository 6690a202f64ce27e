"""Rules: each completes one kind of fragment; what it returns are candidates, the likeliest first."""

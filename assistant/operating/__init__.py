"""Operating: what keeps a server running: what it tells of itself, its end, its backups, its installation offline."""

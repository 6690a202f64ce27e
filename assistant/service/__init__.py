"""Service: the one place that every front asks through: limits, the assistant, the record of its answers."""

"""Growth: libraries of 1 to 1,000 documents of the genre, made so that answers are known; quality, time, memory and cost of a change as they grow."""

"""API: the assistant for other programs: REST, OpenAI's chat completions, the Model Context Protocol, and links that open a clause; nothing here draws a page."""

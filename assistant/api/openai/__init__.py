"""OpenAI: the assistant behind OpenAI's chat completions, for the clients that speak them."""

"""MCP: the assistant as tools for other assistants, by the Model Context Protocol, over HTTP and over standard input and output."""

"""The pages beside the chat: each module draws one from the ledger's rows; the server draws them whole."""

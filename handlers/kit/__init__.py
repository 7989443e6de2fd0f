"""The kit: conversations and state machines as declarations. See handlers/README.md for what a feature costs."""

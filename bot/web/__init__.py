"""The local chat page of the demo: several members of a sample institution side by side, no account needed."""

"""When it happens: ticks, delivery of the outbox, sweeps."""

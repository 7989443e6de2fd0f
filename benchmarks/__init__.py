"""Figures beside a peer in the same run: `make bench`. The ids are those of docs/performance.md."""

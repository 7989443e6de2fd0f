"""The pictures of the README, taken anew: real conversations on the real page, at a fixed hour."""

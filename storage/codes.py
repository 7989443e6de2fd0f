"""Random codes that people see: no running number may show how many of a thing there are."""

import secrets

# Without 0/O, 1/I/L and U/V, so that a code survives being read aloud or copied by hand.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"


def new(length: int = 6) -> str:
    """A fresh random code of so many characters (about 4.9 bits each)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def spoken(code: str) -> str:
    """The code as a person reads it: R7K42M becomes R7K-42M."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"

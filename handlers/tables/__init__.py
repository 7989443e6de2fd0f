"""Tables that come in and go out: read from a file, compared with the house, carried out, written down again."""

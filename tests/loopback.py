"""What clients on loopback are given: it speaks plain HTTP, so nobody's certificates need to be read (16 ms each)."""

import ssl

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody

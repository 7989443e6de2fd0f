# The form of official documents
official-number = No.{" "}
official-check = Scan to verify
official-enclosed = Enclosed:{" "}
official-enclosure = Enclosure

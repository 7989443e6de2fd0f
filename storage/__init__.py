"""What is remembered: tables, transactions, named reads, encryption, the audit chain, migrations."""

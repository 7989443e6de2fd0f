"""阅览室 · where readers open reports: in the browser, behind a one-time link and a passphrase."""

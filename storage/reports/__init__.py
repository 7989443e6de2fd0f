"""举报 · the reports' own memory: own file, own tables, own keys; nothing in it can name a reporter (9.3-c)."""

"""举报台 · where reports are told and codes are brought back, for every front end; in memory, and without names."""

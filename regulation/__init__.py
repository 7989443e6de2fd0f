"""The regulation on credit management (信用管理办法) as pure functions, vocabulary and dated numbers."""

"""Who it talks to: the page, the platforms, the words, the composition root."""

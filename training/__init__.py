"""From public page sets to the weights of the content score. See docs/quality.md."""

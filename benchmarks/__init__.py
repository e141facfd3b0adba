"""Speed and quality, measured by anyone with the public sets: see docs/quality.md and docs/performance.md."""

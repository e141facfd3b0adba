"""The frozen shapes everything else speaks in. Imports nothing else of ours."""

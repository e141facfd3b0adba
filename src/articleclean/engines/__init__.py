"""The same cleaning on Arrow batches, and on the engines that run them: each module is a thin layer on ``arrow``."""

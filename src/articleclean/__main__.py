"""``python -m articleclean`` is the command line."""

from articleclean.cli import main

main()

"""`python -m regesta` is `regesta`."""

from regesta.faces.cli import main

main()

"""`regesta lsp`: the language server, for editors to start."""

import click


@click.command()
def lsp() -> None:
    """Answer an editor over standard input and output: problems, completion, help and names of the case it has open.

    Editors start this by themselves: docs/editors.md says how each is told to.
    """
    from regesta.faces.lsp import serve_stdio

    serve_stdio()

"""The language server: the service, in the protocol that editors speak."""

from regesta.faces.lsp.server import serve_stdio

__all__ = ["serve_stdio"]

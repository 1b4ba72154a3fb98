"""A server on the loopback that speaks the protocol of models and answers as it is told to: truly or falsely."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[str], "str | bytes | int"]


class Asked:
    """What the server was asked: the passages, and the headers of the last request."""

    def __init__(self) -> None:
        self.passages: list[str] = []
        self.headers: dict[str, str] = {}


class _Server(ThreadingHTTPServer):
    """A server that has answered everybody when it is closed."""

    daemon_threads = False


@contextmanager
def serving(
    answer: Answer, *, finish: str = "stop", delay_seconds: float = 0.0
) -> Iterator[tuple[str, Asked]]:
    """A server's address while it runs, and what it was asked.

    `answer` gives for a passage the content of the reply; bytes are sent as the whole body, a number as a status. Who
    asks for embeddings has the list of texts, as JSON, for a passage.
    """
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            passage = body["messages"][-1]["content"] if "messages" in body else json.dumps(body["input"])
            asked.passages.append(passage)
            asked.headers = dict(self.headers)
            time.sleep(delay_seconds)
            given = answer(passage)
            if isinstance(given, int):
                self.send_response(given)
                if given in (301, 302, 307):
                    self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.end_headers()
                return
            data = given
            if isinstance(data, str):
                choice = {"message": {"role": "assistant", "content": data}, "finish_reason": finish}
                data = json.dumps({"choices": [choice]}).encode()
            try:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(data)
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""Documents as they come: into a file, piece by piece, so that memory never holds more than a piece of one."""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from regesta.faces.live.guard import Refused


@asynccontextmanager
async def received(request: Request, folder: Path) -> AsyncIterator[Path]:
    """The body of a request in a hidden file of a folder; whoever keeps it gives it another name.

    The guard of the app counts what comes. Of a process that is killed meanwhile, `sweep` removes the file.
    """
    path = folder / f".document.{secrets.token_hex(4)}.new"
    try:
        with path.open("xb") as file:
            async for piece in request.stream():
                await run_in_threadpool(file.write, piece)
            file.flush()
            await run_in_threadpool(os.fsync, file.fileno())
        yield path
    except ClientDisconnect:
        raise Refused(400, "the document has not come whole", "send it again") from None
    except OSError as fault:
        what = (fault.strerror or str(fault)).lower()
        raise Refused(
            409, f"the document cannot be written: {what}", "check the folder and its disk"
        ) from None
    finally:
        path.unlink(missing_ok=True)

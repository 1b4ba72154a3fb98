"""Follows the files of the cases that are open: whoever changes them, the pages hear of it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from watchfiles import awatch

from regesta.faces.live.cases import Cases
from regesta.faces.live.desk import Desk

DEBOUNCE = 60  # milliseconds within which changes count as one
STEP = 20
NEW_CASES = 0.25  # seconds between looks for cases that have been opened since


async def follow(cases: Cases) -> None:
    """Follows every case from the time it is opened, until it is cancelled."""
    tasks: dict[Desk, asyncio.Task[None]] = {}
    try:
        while True:
            for desk in cases.opened():
                if desk not in tasks or tasks[desk].done():
                    tasks[desk] = asyncio.create_task(_follow_one(desk))
            await asyncio.sleep(NEW_CASES)
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)


async def _follow_one(desk: Desk) -> None:
    """Reads a case anew whenever one of its files changes; ends when its folders are no longer the same."""
    folders = await run_in_threadpool(desk.folders)
    await run_in_threadpool(desk.refresh)
    async for _ in _changes(desk, [str(folder) for folder in folders if folder.is_dir()]):
        await run_in_threadpool(desk.refresh)
        if await run_in_threadpool(desk.folders) != folders:
            return


async def _changes(desk: Desk, folders: list[str]) -> AsyncIterator[object]:
    """Signs that files of a case have changed; where the system cannot tell of changes, it is asked time and again."""
    for must_poll in (False, True):
        with contextlib.suppress(OSError):
            async for found in awatch(
                *folders,
                recursive=False,
                watch_filter=lambda _, path: desk.concerns(path),
                debounce=DEBOUNCE,
                step=STEP,
                force_polling=must_poll or None,
            ):
                yield found
            return

// News of the case: when a file changes, whoever changed it, the page is shown anew if it is another page now.
//
// A browser opens only a few connections to one server, so pages that nobody sees listen to nothing; they look for
// themselves when they are seen again.

let isAtWork = () => false;
const heard: ((kind: string) => void)[] = [];
let version = 0;

/** Has the page stay as it is while this says that somebody is at work in it. */
export function holdWhile(question: () => boolean): void {
  isAtWork = question;
}

/** Calls this whenever files of the case have changed. */
export function onChange(listener: (kind: string) => void): void {
  heard.push(listener);
}

/** Listens while the page is seen. */
export function follow(): void {
  const root = document.documentElement.dataset.root;
  if (root === undefined || !location.pathname.startsWith('/case/')) return;
  let source: EventSource | undefined;
  const told = (event: MessageEvent<string>) => {
    const now = (JSON.parse(event.data) as { version: number }).version;
    if (version && now !== version) void changed();
    version = now;
  };
  const listen = () => {
    if (document.hidden) {
      source?.close();
      source = undefined;
    } else if (!source) {
      source = new EventSource(`${root}events`);
      source.addEventListener('hello', told);
      source.addEventListener('changed', told);
    }
  };
  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pagehide', () => source?.close());
  listen();
}

/** Shows the page anew if it is another page now, unless somebody is at work in it. */
async function changed(): Promise<void> {
  for (const listener of heard) listener('changed');
  if (isAtWork()) return;
  const now = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
  const digest = (now.headers.get('etag') ?? '').replace(/^W\/|"/g, '');
  if (now.ok && digest && digest !== document.documentElement.dataset.digest && !isAtWork()) location.reload();
}

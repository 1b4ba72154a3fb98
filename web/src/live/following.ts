// News of the case: when a file changes, whoever changed it, the page is shown anew if it is another page now.
//
// A browser opens only a few connections to one server, so pages that nobody sees listen to nothing; they look for
// themselves when they are seen again.

// Each script of a page has a copy of this module, so what they say to each other goes by way of the document.

const CHANGED = 'regesta:changed';
let version = 0;

/** Has the page stay as it is while this says that somebody is at work in it. */
export function holdWhile(question: () => boolean): void {
  document.addEventListener(CHANGED, (event) => {
    if (question()) event.preventDefault();
  });
}

/** Calls this whenever files of the case may have changed. */
export function onChange(listener: () => void): void {
  document.addEventListener(CHANGED, listener);
}

/** Listens while the page is seen. */
export function follow(): void {
  const root = document.documentElement.dataset.root;
  if (root === undefined || !location.pathname.startsWith('/case/')) return;
  let source: EventSource | undefined;
  // What changed between the making of the page and the first news is not told by itself: so it is looked for then too.
  const told = (event: MessageEvent<string>) => {
    const now = (JSON.parse(event.data) as { version: number }).version;
    if (now !== version) void changed();
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
  const isFree = () => document.dispatchEvent(new CustomEvent(CHANGED, { cancelable: true }));
  if (!isFree()) return;
  const now = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
  const digest = (now.headers.get('etag') ?? '').replace(/^W\/|"/g, '');
  if (now.ok && digest && digest !== document.documentElement.dataset.digest && isFree()) location.reload();
}

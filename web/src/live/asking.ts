// Asks the server of the page: every write brings the token that the page was told.

import { t } from '../words';

/** What the server answers where it refuses: what is wrong, and what to do. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    what: string,
    readonly remedy: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(what);
  }
}

/** The answer of the server, as JSON; throws Refused where it refuses or is not there. */
export async function ask<T>(address: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<T> {
  const isFile = body instanceof Blob;
  const headers: Record<string, string> = { 'X-Regesta-Token': document.documentElement.dataset.token ?? '' };
  if (body !== undefined) headers['Content-Type'] = isFile ? 'application/octet-stream' : 'application/json';
  let answer: Response;
  try {
    answer = await fetch(address, { method, headers, body: body === undefined || isFile ? body : JSON.stringify(body), cache: 'no-store' });
  } catch {
    throw new Refused(0, t('The server does not answer'), t('start it again with regesta serve; what you wrote is still here'));
  }
  const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (!answer.ok) throw new Refused(answer.status, String(said.what ?? answer.statusText), String(said.remedy ?? ''), said);
  return said as T;
}

/** The address of something of the case, from the page's own. */
export function ofCase(path: string, query: Record<string, string | number> = {}): string {
  const asked = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString();
  return `${document.documentElement.dataset.root ?? ''}${path}${asked ? `?${asked}` : ''}`;
}

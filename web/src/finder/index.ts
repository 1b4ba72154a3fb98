// The index of a case: every entry and every other thing that has a page, found by words, beginnings of words and slips.

import MiniSearch from 'minisearch';
import { load, type Register } from '../register';

export interface Found {
  path: string;
  kind: string;
  says: string;
  words: string;
  states: string[];
}

interface Document extends Found {
  id: number;
  names: string;
}

type RawThing = [string, string, string, string];
const CHUNK = 2000;

/** An index of the register and of what else has a page; it is filled in steps, so that typing is never held up. */
export async function indexOf(register: Register): Promise<(sought: string) => Found[]> {
  const things = await load<RawThing[]>('things');
  return searcher(await filled(documentsOf(register, things)));
}

/** What is searched: things before entries, so that of two alike the person comes before what the person did. */
export function documentsOf(register: Register, things: readonly RawThing[]): Document[] {
  const found = things.map(([path, kind, says, names], id): Document => ({ id, path, kind, says, names, words: '', states: [] }));
  for (const { path, kind, says, words, edtf, id, states, actors, matters } of register.entries)
    found.push({
      id: found.length,
      path,
      kind,
      says,
      words,
      states,
      names: [id, edtf, ...actors.map((one) => one.title), ...matters.map((one) => one.title)].join(' '),
    });
  return found;
}

/** An index of these documents. */
export async function filled(documents: readonly Document[]): Promise<MiniSearch<Document>> {
  const index = new MiniSearch<Document>({
    fields: ['says', 'names', 'kind', 'words'],
    storeFields: ['path', 'kind', 'says', 'words', 'states'],
    tokenize: (text) => text.split(/[\p{P}\p{S}\p{Z}\s]+/u),
    processTerm: (term) => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() || null,
  });
  await index.addAllAsync(documents as Document[], { chunkSize: CHUNK });
  return index;
}

/** The function from what is sought to what is found, the best first; every word must be met. */
export function searcher(index: MiniSearch<Document>): (sought: string) => Found[] {
  return (sought) =>
    index.search(sought, {
      combineWith: 'AND',
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (/^\p{L}{5,}$/u.test(term) ? (term.length > 6 ? 2 : 1) : false),
      boost: { says: 3, names: 1.5 },
      boostDocument: (_id, _term, stored) => (String(stored?.path).startsWith('entries/') ? 1 : 1.6),
    }) as unknown as Found[];
}

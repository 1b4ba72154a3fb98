// The register as the pages' scripts read it: every entry with its date, its sources, and what it names.

export type Bound = number | 'open' | 'unknown' | null;
export type Manner = 'throughout' | 'once' | 'repeatedly' | 'each' | 'either';

/** A stretch of time, as the finding gives it: days, or that an end is open or not known. */
export interface Extent {
  manner: Manner;
  first: Bound;
  last: Bound;
  coreFirst: Bound;
  coreLast: Bound;
  isDoubtful: boolean;
}

/** What rows name: an actor, a matter, a place or a source. */
export interface Thing {
  name: string;
  title: string;
  kind: string;
  path: string;
}

export interface Cite {
  source: Thing;
  locator: string;
  verdict: string;
  /** The quotation, empty where none is or it is sealed. */
  words: string;
  /** How the source says it (`mode`), and what it reads otherwise than the register: the field and its words. */
  reads: [string, string][];
}

export interface Entry {
  number: number;
  id: string;
  path: string;
  kind: string;
  words: string;
  edtf: string;
  says: string;
  states: string[];
  actors: Thing[];
  matters: Thing[];
  places: Thing[];
  cites: Cite[];
  extents: Extent[];
  /** The year in which it begins, as far as is known. */
  year: number | null;
  /** All that a filter looks in, in small letters. */
  haystack: string;
}

type RawExtent = [Manner, Bound, Bound, Bound, Bound, boolean];
type RawCite = [number, string, string, string, [string, string][]];
type RawRow = [string, string, string, string, string, string, string, number[], number[], number[], RawCite[], RawExtent[], number | null];

export interface RawRegister {
  things: [string, string, string, string][];
  rows: RawRow[];
}

export interface Register {
  things: Thing[];
  entries: Entry[];
  byId: Map<string, Entry>;
}

/** The register, read from what the build wrote. */
export function readRegister(raw: RawRegister): Register {
  const things = raw.things.map(([name, title, kind, path]) => ({ name, title, kind, path }));
  const named = (numbers: number[]) => numbers.map((number) => things[number]!);
  const entries = raw.rows.map((row, number): Entry => {
    const [id, path, kind, words, edtf, says, states, actors, matters, places, cites, extents, year] = row;
    const people = named(actors);
    const about = named(matters);
    return {
      number,
      id,
      path,
      kind,
      words,
      edtf,
      says,
      states: states ? states.split(' ') : [],
      actors: people,
      matters: about,
      places: named(places),
      cites: cites.map(([source, locator, verdict, words, reads]) => ({ source: things[source]!, locator, verdict, words, reads })),
      extents: extents.map(([manner, first, last, coreFirst, coreLast, isDoubtful]) => ({
        manner,
        first,
        last,
        coreFirst,
        coreLast,
        isDoubtful,
      })),
      year,
      haystack: [says, words, edtf, id, kind, ...people.map((one) => one.title), ...about.map((one) => one.title)]
        .join('\n')
        .toLocaleLowerCase(),
    };
  });
  return { things, entries, byId: new Map(entries.map((entry) => [entry.id, entry])) };
}

declare global {
  // What the data files of the site put down for the scripts.
  // eslint-disable-next-line no-var
  var regesta: Record<string, unknown> | undefined;
}

/** What a data file of the site holds, or undefined where the page has none of that name. */
export function held<T>(name: string): T | undefined {
  return globalThis.regesta?.[name] as T | undefined;
}

const loading = new Map<string, Promise<void>>();

/** Loads a data file of the site, once; a page on a disk may not fetch, so it comes as a script. */
export function load<T>(name: string): Promise<T> {
  let promise = loading.get(name);
  if (held(name) === undefined && promise === undefined) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${siteRoot()}data/${name}.js`;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`data/${name}.js is missing`));
      document.head.append(script);
    });
    loading.set(name, promise);
  }
  return (promise ?? Promise.resolve()).then(() => held<T>(name)!);
}

let known: Promise<Register> | undefined;

/** The register of the case, loaded and read once a page. */
export function register(): Promise<Register> {
  known ??= load<RawRegister>('register').then(readRegister);
  return known;
}

/** The way from the page to the folder of the site. */
export function siteRoot(): string {
  return document.documentElement.dataset.root ?? '';
}

/** The address of a page from its path. */
export function hrefOf(path: string): string {
  return `${siteRoot()}${path.split('/').map(encodeURIComponent).join('/')}.html`;
}

// Who acted toward whom within some days: how many acts for certain, how many at most, and which.

export interface RawNetwork {
  actors: [string, string, string][]; // name, title, path
  acts: [number, number, number, number, boolean, string][]; // doer, toward whom, first day, last day, surely, entry
}

export interface Tie {
  source: number;
  target: number;
  least: number;
  most: number;
  entries: string[];
}

/** The ties within the days given, both inclusive: an act counts as certain where it lies wholly within them. */
export function tiesWithin({ acts }: RawNetwork, first: number, last: number): Tie[] {
  const found = new Map<string, Tie>();
  for (const [source, target, low, high, isSure, entry] of acts) {
    if (low > last || high < first) continue;
    const key = `${source}>${target}`;
    let tie = found.get(key);
    if (!tie) found.set(key, (tie = { source, target, least: 0, most: 0, entries: [] }));
    tie.most++;
    if (isSure && low >= first && high <= last) tie.least++;
    tie.entries.push(entry);
  }
  return [...found.values()].sort((one, other) => other.most - one.most);
}

// What differs between two sides of a file, line by line: a patience diff (B. Cohen), which keeps what belongs together.

/** Lines of one text that stand in the place of lines of another; `first` is the first of them in the one, from 1. */
export interface Hunk {
  first: number;
  one: string[];
  other: string[];
}

/** The places in which two texts differ, in order. */
export function differing(one: string, other: string): Hunk[] {
  return between(one.split('\n'), other.split('\n'), 1);
}

function between(one: string[], other: string[], first: number): Hunk[] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [mine, theirs] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (!mine.length && !theirs.length) return [];
  const found: Hunk[] = [];
  let [own, their] = [0, 0];
  for (const [here, there] of [...anchors(mine, theirs), [mine.length, theirs.length] as const]) {
    const [left, right] = [mine.slice(own, here), theirs.slice(their, there)];
    if (own === 0 && here === mine.length) found.push({ first: first + start, one: left, other: right });
    else found.push(...between(left, right, first + start + own));
    [own, their] = [here + 1, there + 1];
  }
  return found;
}

/** Lines that stand once in each text and in one order in both: as many as there are, as pairs of their numbers. */
function anchors(one: string[], other: string[]): (readonly [number, number])[] {
  const places = (lines: string[]) => {
    const found = new Map<string, number>();
    lines.forEach((line, number) => found.set(line, found.has(line) ? -1 : number));
    return found;
  };
  const there = places(other);
  const pairs = [...places(one)].flatMap(([line, number]) => {
    const place = there.get(line) ?? -1;
    return number >= 0 && place >= 0 ? [[number, place] as const] : [];
  });
  // The longest run of rising places: each pair is put on the first pile whose top is no lower, and knows the one before.
  const piles: { pair: readonly [number, number]; before: number }[][] = [];
  for (const pair of pairs) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle]?.at(-1)?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    (piles[low] ??= []).push({ pair, before: low ? (piles[low - 1]?.length ?? 0) - 1 : -1 });
  }
  const run: (readonly [number, number])[] = [];
  for (let pile = piles.length - 1, at = (piles[pile]?.length ?? 0) - 1; pile >= 0; pile -= 1) {
    const found = piles[pile]?.[at];
    if (!found) break;
    run.unshift(found.pair);
    at = found.before;
  }
  return run;
}

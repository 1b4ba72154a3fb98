// What is drawn of an entry: one mark for each stretch of its date, with numbers in place of words.

import type { Bound, Entry, Extent, Manner } from '../register';

/** A mark lies from `first` to `last` (the day after its last day); `coreFirst` is NaN where no day is certain. */
export interface Mark {
  entry: Entry;
  manner: Manner;
  first: number;
  last: number;
  coreFirst: number;
  coreLast: number;
  isOpenLeft: boolean;
  isOpenRight: boolean;
  isUnknownLeft: boolean;
  isUnknownRight: boolean;
  isDoubtful: boolean;
}

/** The marks of an entry; none where nothing of its date is known. */
export function marksOf(entry: Entry): Mark[] {
  return entry.extents.flatMap((extent) => {
    const mark = markOf(entry, extent);
    return mark ? [mark] : [];
  });
}

function markOf(entry: Entry, extent: Extent): Mark | null {
  const { first, last, coreFirst, coreLast } = extent;
  if (typeof first !== 'number' && typeof last !== 'number' && extent.manner !== 'throughout') return null;
  if (first === 'unknown' && last === 'unknown') return null;
  return {
    entry,
    manner: extent.manner,
    first: typeof first === 'number' ? first : -Infinity,
    last: typeof last === 'number' ? last + 1 : Infinity,
    coreFirst: edge(coreFirst, -Infinity, 0),
    coreLast: edge(coreLast, Infinity, 1),
    isOpenLeft: first === 'open',
    isOpenRight: last === 'open',
    isUnknownLeft: first === 'unknown',
    isUnknownRight: last === 'unknown',
    isDoubtful: extent.isDoubtful,
  };
}

function edge(bound: Bound, open: number, after: number): number {
  if (typeof bound === 'number') return bound + after;
  return bound === 'open' ? open : NaN;
}

/** The stretch of time in which the marks have known bounds, up to the end of its last day. */
export function spanOf(marks: readonly Mark[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { first, last } of marks) {
    for (const day of [first, last]) {
      if (Number.isFinite(day)) {
        low = Math.min(low, day);
        high = Math.max(high, day);
      }
    }
  }
  return low > high ? [yearish(1900), yearish(2000)] : [low, high];
}

/** The stretch that is drawn: that of the marks, with some room at either end. */
export function domainOf(marks: readonly Mark[]): [number, number] {
  const [low, high] = spanOf(marks);
  const room = Math.max(20, (high - low) * 0.02);
  return [low - room, high + room];
}

const yearish = (year: number) => year * 365.2425;

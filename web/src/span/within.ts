// Which entries may lie within some days.

import type { Entry } from '../register';
import { marksOf, spanOf } from '../timeline/marks';

/** Whether an entry may have happened within the days given, both inclusive; an undated one may always. */
export function isWithin(entry: Entry, first: number, last: number): boolean {
  if (!entry.extents.length) return true;
  return entry.extents.some(
    ({ first: low, last: high }) => !(typeof low === 'number' && low > last) && !(typeof high === 'number' && high < first),
  );
}

/** The first and the last day over which some entries are dated. */
export function daysOf(entries: readonly Entry[]): [number, number] {
  const [first, end] = spanOf(entries.flatMap(marksOf));
  return [Math.floor(first), Math.ceil(end) - 1];
}

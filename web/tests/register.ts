// A register for the tests: entries of any dates.

import { readRegister, type Bound, type Entry, type Manner, type Register } from '../src/register';

type Extent = [Manner, Bound, Bound, Bound, Bound, boolean];

/** A register of entries `e0`, `e1` … with these dates; each second one is of the actor Kim. */
export function registerOf(dates: Extent[][]): Register {
  return readRegister({
    things: [
      ['kim', 'Kim', 'person', 'people/kim'],
      ['diary', 'The diary', 'source', 'sources/diary'],
    ],
    rows: dates.map((extents, number) => [
      `^e${number}`,
      `entries/e${number}`,
      'event',
      'then',
      '1950',
      `Event ${number}`,
      number % 3 ? '' : 'draft sealed',
      number % 2 ? [] : [0],
      [],
      [],
      [[1, '1', 'exact', 'the words', [['date', '1951']]]],
      extents,
      null,
    ]),
  });
}

/** One entry of such a register. */
export function entryOf(...extents: Extent[]): Entry {
  return registerOf([extents]).entries[0]!;
}

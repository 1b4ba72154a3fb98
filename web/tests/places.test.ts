// Places of the editor beside those of the server, and what differs between two sides.

import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { placeOf, positionOf, unitsOf } from '../src/live/edit/places';

describe('places', () => {
  const doc = Text.of(['one', 'a 𝔅 b', '']);

  it('counts characters where the editor counts units', () => {
    expect(unitsOf('a 𝔅 b', 3)).toBe(4);
    expect(positionOf(doc, 2, 4)).toBe(8);
    expect(placeOf(doc, 8)).toEqual({ line: 2, column: 4 });
  });

  it('goes there and back', () => {
    for (const [line, column] of [[1, 1], [1, 4], [2, 1], [2, 3], [2, 4], [2, 6], [3, 1]] as const) {
      expect(placeOf(doc, positionOf(doc, line, column))).toEqual({ line, column });
    }
  });

  it('takes a place outside of the text for the nearest within', () => {
    expect(placeOf(doc, positionOf(doc, 99, 99))).toEqual({ line: 3, column: 1 });
    expect(placeOf(doc, positionOf(doc, 0, 0))).toEqual({ line: 1, column: 1 });
  });
});

// What differs between two sides of a file.

import { describe, expect, it } from 'vitest';
import { differing } from '../src/live/edit/sides';

/** The first text with what differs taken from the other. */
function taken(one: string, other: string): string {
  const lines = one.split('\n');
  for (const hunk of differing(one, other).reverse()) lines.splice(hunk.first - 1, hunk.one.length, ...hunk.other);
  return lines.join('\n');
}

describe('differing', () => {
  it('tells each place by itself, with its line', () => {
    expect(differing('a\nb\nc\nd\ne', 'a\nx\ny\nd\nf')).toEqual([
      { first: 2, one: ['b', 'c'], other: ['x', 'y'] },
      { first: 5, one: ['e'], other: ['f'] },
    ]);
    expect(differing('a\nd', 'a\nb\nd')).toEqual([{ first: 2, one: [], other: ['b'] }]);
    expect(differing('a', 'a')).toEqual([]);
  });

  it('finds what was written at both ends of a long file', () => {
    const middle = Array.from({ length: 5000 }, (_, number) => (number % 3 ? '  by        kim' : `1950 meet ^e${number}`)).join('\n');
    const found = differing(`# mine\n${middle}\nend`, `${middle}\n# theirs\nend`);
    expect(found).toEqual([
      { first: 1, one: ['# mine'], other: [] },
      { first: 5002, one: [], other: ['# theirs'] },
    ]);
  });

  it('gives the other text where all of it is taken', () => {
    let seed = 1;
    const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    for (let round = 0; round < 500; round += 1) {
      const text = () => Array.from({ length: next(9) }, () => 'abcdef'[next(6)]).join('\n');
      const [one, other] = [text(), text()];
      expect(taken(one, other)).toBe(other);
    }
  });
});

// Places in a text: the server counts lines and columns from 1, in characters; the editor in units of UTF-16, from 0.

import type { Text } from '@codemirror/state';

/** How many units of UTF-16 the first characters of a line take. */
export function unitsOf(line: string, characters: number): number {
  let units = 0;
  for (const character of line) {
    if (characters-- <= 0) break;
    units += character.length;
  }
  return units;
}

/** The editor's position of a place; one outside of the text is taken for the nearest within. */
export function positionOf(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return found.from + unitsOf(found.text, column - 1);
}

/** The place of a position. */
export function placeOf(doc: Text, position: number): { line: number; column: number } {
  const found = doc.lineAt(position);
  return { line: found.number, column: [...found.text.slice(0, position - found.from)].length + 1 };
}

/** The lines in which two texts differ, without those that they begin and end with alike. */
export function differing(one: string, other: string): { first: number; one: string[]; other: string[] } {
  const [mine, theirs] = [one.split('\n'), other.split('\n')];
  const most = Math.min(mine.length, theirs.length);
  let first = 0;
  while (first < most && mine[first] === theirs[first]) first += 1;
  let last = 0;
  while (last < most - first && mine[mine.length - 1 - last] === theirs[theirs.length - 1 - last]) last += 1;
  return { first: first + 1, one: mine.slice(first, mine.length - last), other: theirs.slice(first, theirs.length - last) };
}

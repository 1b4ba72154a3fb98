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

import { expect, test } from 'vitest';
import { addressed } from '../src/citing';
import { documentsOf, filled, searcher } from '../src/finder/index';
import { isWithin } from '../src/span/within';
import { entryOf, registerOf } from './register';

const register = registerOf(Array.from({ length: 20000 }, (_, day) => [['once', day, day, null, null, false]]));
const things: [string, string, string, string][] = [
  ['people/kim', 'person', 'Kim Il-sung', 'kim Kim Song-ju'],
  ['places/koln', 'place', 'Köln', 'Cologne'],
];

test('a thing is found by another name, by a beginning, with a slip, without its marks; every word must be met', async () => {
  const search = searcher(await filled(documentsOf(register, things)));
  expect(search('song')[0]!.path).toBe('people/kim');
  expect(search('koln')[0]!.path).toBe('places/koln');
  expect(search('colonge')[0]!.path).toBe('places/koln'); // two letters changed places
  expect(search('klon')).toEqual([]);
  expect(search('colgne')[0]!.path).toBe('places/koln');
  expect(search('event 19999').map((one) => one.path)).toEqual(['entries/e19999']);
  expect(search('kim nowhere')).toEqual([]);
});

test('a citation gets the address of the page only where that is on the web', () => {
  const today = new Date('2026-03-04T00:00:00Z');
  expect(addressed('“A,” in B.', 'chicago', 'file:///x.html', today)).toBe('“A,” in B.');
  expect(addressed('“A,” in B.', 'chicago', 'https://example.org/x.html#y', today)).toBe('“A,” in B, accessed 2026-03-04, https://example.org/x.html.');
  expect(addressed('@misc{a,\n  title = {A}\n}', 'bibtex', 'https://example.org/x', today)).toContain('  url = {https://example.org/x},\n  urldate = {2026-03-04}\n}');
  expect(JSON.parse(addressed('[{"id":"a"}]', 'csl', 'https://example.org/x', today))).toEqual([{ id: 'a', URL: 'https://example.org/x', accessed: { 'date-parts': [[2026, 3, 4]] } }]);
});

test('an entry may lie within days that its bounds reach into', () => {
  const entry = entryOf(['once', 10, 20, null, null, false]);
  expect([isWithin(entry, 0, 9), isWithin(entry, 0, 10), isWithin(entry, 20, 30), isWithin(entry, 21, 30)]).toEqual([false, true, true, false]);
  expect(isWithin(entryOf(['once', 'open', 20, null, null, false]), -99, -50)).toBe(true);
  expect(isWithin(entryOf(), 1, 2)).toBe(true);
});

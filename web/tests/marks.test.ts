import { expect, test } from 'vitest';
import { domainOf, marksOf, spanOf } from '../src/timeline/marks';
import { entryOf } from './register';

test('a stretch that lasted has a core, soft ends, and reaches to the end of its last day', () => {
  const [mark] = marksOf(entryOf(['throughout', 10, 40, 15, 30, false]));
  expect(mark).toMatchObject({ first: 10, last: 41, coreFirst: 15, coreLast: 31, isOpenLeft: false });
});

test('an open end is an arrow, an unknown one a question mark, and they are not the same', () => {
  const [open] = marksOf(entryOf(['throughout', 'open', 40, 'open', 30, false]));
  expect(open).toMatchObject({ first: -Infinity, coreFirst: -Infinity, isOpenLeft: true, isUnknownLeft: false });
  const [unknown] = marksOf(entryOf(['throughout', 'unknown', 40, 35, 35, false]));
  expect(unknown).toMatchObject({ isOpenLeft: false, isUnknownLeft: true, coreFirst: 35 });
});

test('where no day is certain there is no core, and where nothing is known no mark', () => {
  expect(marksOf(entryOf(['throughout', 10, 40, null, null, false]))[0]!.coreFirst).toBeNaN();
  expect(marksOf(entryOf(['once', 'open', 'open', null, null, false]))).toEqual([]);
  expect(marksOf(entryOf(['throughout', 'unknown', 'unknown', null, null, false]))).toEqual([]);
  expect(marksOf(entryOf())).toEqual([]);
});

test('each member of a set is a mark of its own', () => {
  expect(marksOf(entryOf(['each', 10, 10, null, null, false], ['each', 20, 20, null, null, false]))).toHaveLength(2);
});

test('the domain holds every known bound, and open ends do not stretch it', () => {
  const marks = [...marksOf(entryOf(['once', 100, 'open', null, null, false])), ...marksOf(entryOf(['once', 300, 300, null, null, false]))];
  expect(spanOf(marks)).toEqual([100, 301]);
  const [low, high] = domainOf(marks);
  expect(low).toBeLessThan(100);
  expect(low).toBeGreaterThan(0);
  expect(high).toBeGreaterThan(300);
  expect(high).toBeLessThan(400);
  expect(domainOf([]).every(Number.isFinite)).toBe(true);
});

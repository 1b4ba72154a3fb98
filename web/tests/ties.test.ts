import { expect, test } from 'vitest';
import { tiesWithin } from '../src/network/ties';
import { monthsBetween } from '../src/letters/months';
import { between, spread } from '../src/matter/places';

test('an act is certain where it lies wholly within the days, possible where it may', () => {
  const network = {
    actors: [] as [string, string, string][],
    acts: [
      [0, 1, 10, 20, true, 'a'],
      [0, 1, 15, 40, true, 'b'],
      [0, 1, 12, 12, false, 'c'],
      [1, 0, 50, 60, true, 'd'],
    ] as [number, number, number, number, boolean, string][],
  };
  expect(tiesWithin(network, 10, 30)).toEqual([{ source: 0, target: 1, least: 1, most: 3, entries: ['a', 'b', 'c'] }]);
  expect(tiesWithin(network, 61, 99)).toEqual([]);
  expect(tiesWithin(network, -Infinity, Infinity)).toHaveLength(2);
});

test('months run over the ends of years', () => {
  expect(monthsBetween(['1950-02', '1949-11'])).toEqual(['1949-11', '1949-12', '1950-01', '1950-02']);
  expect(monthsBetween([])).toEqual([]);
});

test('acts keep their order and their distance, and any day lies between its neighbours', () => {
  const days = [100, 101, 101, 400];
  const pixels = spread(days, 600, 50);
  for (let at = 1; at < pixels.length; at++) expect(pixels[at]! - pixels[at - 1]!).toBeGreaterThanOrEqual(50);
  expect(pixels.at(-1)).toBeCloseTo(600);
  const scale = between(days, pixels);
  expect(scale(250)).toBeGreaterThan(pixels[2]!);
  expect(scale(250)).toBeLessThan(pixels[3]!);
  expect(scale(400)).toBe(pixels[3]);
  expect(spread([], 100, 10)).toEqual([]);
});

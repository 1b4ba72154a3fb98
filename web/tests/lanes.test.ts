import { expect, test } from 'vitest';
import { countWithin, lanesOf, layOut, lowerBound, orderedMarks, spanOf, stripes } from '../src/timeline/lanes';
import { entriesAt } from '../src/timeline/hit';
import { AXIS_HEIGHT } from '../src/timeline/draw';
import { registerOf } from './register';

type Date_ = ['once', number, number, null, null, boolean];
let seed = 7;
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const dates = Array.from({ length: 300 }, (): Date_[] => {
  const first = Math.floor(random() * 5000);
  return [['once', first, first + Math.floor(random() * 200), null, null, false]];
});
const register = registerOf(dates);
const scale = (day: number) => day * 0.3;

test('no two marks of a row touch, labels included, and none is lost', () => {
  const [layout] = layOut(lanesOf(orderedMarks(register.entries), 'none', ''), scale, () => 80);
  let placed = 0;
  for (const row of layout!.placed) {
    for (const [number, one] of row.entries()) {
      placed++;
      const next = row[number + 1];
      if (next) expect(next.left).toBeGreaterThan(one.right);
    }
  }
  expect(placed).toBe(300);
});

test('lanes hold every entry that belongs to them, and the others together', () => {
  const lanes = lanesOf(orderedMarks(register.entries), 'actors', 'others');
  expect(lanes.map((lane) => [lane.title, lane.marks.length])).toEqual([
    ['Kim', 150],
    ['others', 150],
  ]);
  expect(lanesOf([], 'none', '')).toEqual([]);
});

test('counts within days are those of the marks', () => {
  const lanes = lanesOf(orderedMarks(register.entries), 'none', '');
  const middles = dates.map(([date]) => (date![1] + date![2] + 1) / 2);
  expect(countWithin(lanes, 1000, 2000)).toBe(middles.filter((day) => day >= 1000 && day < 2000).length);
  expect(countWithin(lanes, -Infinity, Infinity)).toBe(300);
});

test('a bound is found in a sorted array as a search from the left finds it', () => {
  const sorted = [1, 2, 2, 5];
  for (const value of [0, 1, 2, 3, 5, 9]) expect(lowerBound(sorted, value)).toBe(sorted.filter((one) => one < value).length);
});

test('an open end is drawn as a stub from what is known', () => {
  const [lane] = lanesOf(orderedMarks(registerOf([[['once', 'open', 99, null, null, false]]]).entries), 'none', '');
  const [left, right] = spanOf(lane!.marks[0]!, scale);
  expect(right).toBeCloseTo(30);
  expect(left).toBeLessThan(right);
  expect(left).toBeGreaterThan(right - 60);
});

test('a point of the drawing finds the entry that is drawn there', () => {
  const layouts = layOut(lanesOf(orderedMarks(register.entries), 'actors', 'others'), scale, () => 80);
  const view = { first: 0, last: 5000, width: 1500, height: 400, scroll: 0, isDense: false, chosen: -1 };
  for (const layout of layouts)
    for (const [row, placed] of layout.placed.entries())
      for (const { mark } of placed) {
        const y = AXIS_HEIGHT + layout.top + 24 + row * 22 + 11;
        expect(entriesAt(layouts, view, scale(mark.first) + 1, y)).toEqual([mark.entry]);
      }
});

test('a column finds all that is counted in it', () => {
  const lanes = lanesOf(orderedMarks(register.entries), 'none', '');
  const view = { first: 0, last: 6000, width: 600, height: 200, scroll: 0, isDense: true, chosen: -1 };
  let found = 0;
  for (let x = 1; x < 600; x += 4) found += entriesAt(stripes(lanes), view, x, AXIS_HEIGHT + 20).length;
  expect(found).toBe(300);
});

import { expect, test } from 'vitest';
import { dayLabel, dayOf, msOf, tickLabel, yearLabel, yearStart } from '../src/days';

test('days are counted as the program counts them', () => {
  expect(dayOf(Date.UTC(1970, 0, 1))).toBe(719163);
  expect(yearStart(1)).toBe(1);
  expect(yearStart(0)).toBe(-365); // 1 BC is a leap year
  expect(new Date(msOf(711217)).toISOString().slice(0, 10)).toBe('1948-03-31');
});

test('what no date can say is held within what it can', () => {
  expect(msOf(1e12)).toBe(8.64e15);
  expect(Number.isNaN(new Date(msOf(-1e12)).getTime())).toBe(false);
});

test('labels are as coarse as what they tell', () => {
  expect(tickLabel(new Date(Date.UTC(1950, 0, 1)))).toBe('1950');
  expect(tickLabel(new Date(Date.UTC(1950, 5, 1)))).toBe('Jun');
  expect(tickLabel(new Date(Date.UTC(1950, 5, 25)))).toBe('25 Jun');
  expect(dayLabel(711912)).toBe('24 February 1950');
  expect(yearLabel(-43)).toBe('44 BC');
});

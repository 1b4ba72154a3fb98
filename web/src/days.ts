// Days as numbers (1 is 1 January of the year 1, as the program counts them), and how they are told.

import { language, t } from './words';

export const DAY_MS = 86_400_000;
const EPOCH = 719_163; // the day number of 1 January 1970
const FARTHEST_MS = 8.64e15;

/** A day number as milliseconds since 1970, held within what a Date can say. */
export function msOf(day: number): number {
  return Math.max(-FARTHEST_MS, Math.min(FARTHEST_MS, (day - EPOCH) * DAY_MS));
}

/** The day number of a moment. */
export function dayOf(ms: number): number {
  return ms / DAY_MS + EPOCH;
}

/** The day number of a date as the program writes it, `1950-01-30` or `-0043-03-15`; null for any other text. */
export function dayOfText(text: string): number | null {
  const parts = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return dayOf(date.getTime());
}

/** The first day of a year of the Gregorian calendar; year 0 is 1 BC. */
export function yearStart(year: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return dayOf(date.getTime());
}

/** A year as a label: `1950`, `44 BC`. */
export function yearLabel(year: number): string {
  return year > 0 ? String(year) : t('{n} BC', { n: 1 - year });
}

/** A tick of a scale in words, as coarse as the tick is: a year, a month, a day. */
export function tickLabel(date: Date): string {
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  if (day === 1 && month === 0) return yearLabel(date.getUTCFullYear());
  if (day === 1) return month_.format(date);
  return day_.format(date);
}

/** A day in words: `4 March 1950`. */
export function dayLabel(day: number): string {
  const date = new Date(msOf(day));
  return `${long_.format(date)} ${yearLabel(date.getUTCFullYear())}`;
}

const locale = language() === 'en' ? 'en-GB' : language(); // the day before the month
const month_ = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
const day_ = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const long_ = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });

// Lanes: which entries stand beside each other, and in which row of a lane a mark has room.

import type { Entry, Thing } from '../register';
import type { Mark } from './marks';
import { marksOf } from './marks';

export type Grouping = 'none' | 'actors' | 'matters' | 'places' | 'sources';

export interface Lane {
  title: string;
  /** The marks in the order of their beginnings. */
  marks: Mark[];
  /** The middles of the marks in order, for counting how many lie where. */
  middles: Float64Array;
}

/** A mark with its row, and where it and its label begin and end, in pixels of the layout's own scale. */
export interface Placed {
  mark: Mark;
  row: number;
  left: number;
  right: number;
  hasLabel: boolean;
}

export interface LaneLayout {
  lane: Lane;
  top: number;
  height: number;
  rows: number;
  /** Of each row its marks, from the earliest to the latest. */
  placed: Placed[][];
}

export const ROW_HEIGHT = 22;
export const LANE_HEAD = 24;
export const LANE_FOOT = 6;
export const DENSE_HEIGHT = 34;
export const MOST_LANES = 60;

/** The marks of some entries in the order of their beginnings: sorted once, so that a filter need not sort again. */
export function orderedMarks(entries: readonly Entry[]): Mark[] {
  return entries.flatMap(marksOf).sort((one, other) => one.first - other.first || one.last - other.last);
}

/** The lanes of ordered marks; each stands in every lane it belongs to, those of no lane together in the last. */
export function lanesOf(marks: readonly Mark[], grouping: Grouping, rest: string): Lane[] {
  if (grouping === 'none') return marks.length ? [lane('', [...marks])] : [];
  const groups = new Map<Thing, Mark[]>();
  const others: Mark[] = [];
  for (const mark of marks) {
    const things = thingsOf(mark.entry, grouping);
    if (!things.length) others.push(mark);
    for (const thing of things) {
      const group = groups.get(thing);
      if (group) group.push(mark);
      else groups.set(thing, [mark]);
    }
  }
  const sorted = [...groups].sort(([, one], [, other]) => other.length - one.length);
  const lanes = sorted.slice(0, MOST_LANES).map(([thing, group]) => lane(thing.title, group));
  const left = [...new Set([...others, ...sorted.slice(MOST_LANES).flatMap(([, group]) => group)])];
  if (sorted.length > MOST_LANES) left.sort((one, other) => one.first - other.first || one.last - other.last);
  if (left.length) lanes.push(lane(rest, left));
  return lanes;
}

function thingsOf(entry: Entry, grouping: Grouping): Thing[] {
  switch (grouping) {
    case 'actors':
      return entry.actors;
    case 'matters':
      return entry.matters;
    case 'places':
      return entry.places;
    case 'sources':
      return [...new Set(entry.cites.map((cite) => cite.source))];
    default:
      return [];
  }
}

function lane(title: string, marks: Mark[]): Lane {
  return { title, marks, middles: Float64Array.from(marks, middleOf).sort() };
}

/** The day by which a mark is counted: its middle, or its one known end. */
export function middleOf(mark: Mark): number {
  if (!Number.isFinite(mark.first)) return mark.last;
  if (!Number.isFinite(mark.last)) return mark.first;
  return (mark.first + mark.last) / 2;
}

const STUB = 30; // pixels of an open end
const GAP = 8;

/** How wide a mark is drawn: from its known beginning to its known end, and a stub where an end is open. */
export function spanOf(mark: Mark, scale: (day: number) => number): [number, number] {
  const left = Number.isFinite(mark.first) ? scale(mark.first) : scale(known(mark, true)) - STUB;
  const right = Number.isFinite(mark.last) ? scale(mark.last) : scale(known(mark, false)) + STUB;
  return [left, Math.max(right, left + 2)];
}

function known(mark: Mark, isLeft: boolean): number {
  const ends = isLeft ? [mark.coreFirst, mark.last, mark.coreLast] : [mark.coreLast, mark.first, mark.coreFirst];
  return ends.find(Number.isFinite) ?? 0;
}

/** Each mark in the first row of its lane that has room for it and its label; `width` tells how wide a label is. */
export function layOut(
  lanes: readonly Lane[],
  scale: (day: number) => number,
  width: (mark: Mark) => number,
): LaneLayout[] {
  let top = 0;
  return lanes.map((lane) => {
    const ends: number[] = [];
    const placed: Placed[][] = [];
    const spans = lane.marks.map((mark) => ({ mark, span: spanOf(mark, scale) }));
    spans.sort((one, other) => one.span[0] - other.span[0]);
    let previous: Mark | undefined;
    for (const { mark, span } of spans) {
      const hasLabel = previous?.entry !== mark.entry;
      const right = Math.max(span[1], hasLabel ? span[0] + 6 : 0) + (hasLabel ? width(mark) + 6 : 0);
      let row = ends.findIndex((end) => end + GAP <= span[0]);
      if (row < 0) row = ends.push(-Infinity) - 1;
      ends[row] = right;
      (placed[row] ??= []).push({ mark, row, left: span[0], right, hasLabel });
      previous = mark;
    }
    const head = lane.title ? LANE_HEAD : LANE_FOOT;
    const layout = { lane, top, height: head + Math.max(1, ends.length) * ROW_HEIGHT + LANE_FOOT, rows: ends.length, placed };
    top += layout.height;
    return layout;
  });
}

/** The lanes as strips of one height, for where there is no room to draw entries one by one. */
export function stripes(lanes: readonly Lane[]): LaneLayout[] {
  const each = (lane: Lane) => (lane.title ? LANE_HEAD : LANE_FOOT) + DENSE_HEIGHT + LANE_FOOT;
  let top = 0;
  return lanes.map((lane) => {
    const layout = { lane, top, height: each(lane), rows: 0, placed: [] };
    top += layout.height;
    return layout;
  });
}

/** The place of the first number in a sorted array that is not below a value. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many marks of the lanes have their middle between two days. */
export function countWithin(lanes: readonly Lane[], first: number, last: number): number {
  return lanes.reduce(
    (sum, { middles }) => sum + lowerBound(middles, last) - lowerBound(middles, first),
    0,
  );
}

// What stands under a point of the timeline.

import type { Entry } from '../register';
import type { View } from './draw';
import { AXIS_HEIGHT, CELL, scaleOf } from './draw';
import type { LaneLayout } from './lanes';
import { LANE_FOOT, LANE_HEAD, middleOf, ROW_HEIGHT, spanOf } from './lanes';

/** The entries at a point: one mark, or all of a column where entries are counted. */
export function entriesAt(layouts: readonly LaneLayout[], view: View, x: number, y: number): Entry[] {
  const depth = y - AXIS_HEIGHT + view.scroll;
  const layout = layouts.find(({ top, height }) => depth >= top && depth < top + height);
  if (!layout || y < AXIS_HEIGHT) return [];
  const inside = depth - layout.top - (layout.lane.title ? LANE_HEAD : LANE_FOOT);
  if (view.isDense) return inColumn(layout, view, x);
  const scale = scaleOf(view);
  for (const { mark, hasLabel, left, right } of layout.placed[Math.floor(inside / ROW_HEIGHT)] ?? []) {
    const [from, to] = spanOf(mark, scale);
    const end = hasLabel ? Math.max(to, from + 6) + (right - left) - Math.max(0, to - from) : to;
    if (x >= from - 6 && x <= Math.max(end, to) + 6) return [mark.entry];
  }
  return [];
}

function inColumn(layout: LaneLayout, view: View, x: number): Entry[] {
  const days = ((view.last - view.first) / view.width) * CELL;
  const from = view.first + Math.floor(x / CELL) * days;
  const found = layout.lane.marks.filter((mark) => middleOf(mark) >= from && middleOf(mark) < from + days);
  return [...new Set(found.map((mark) => mark.entry))];
}

// The timeline on a canvas: the axis, the lanes, and each mark drawn as its date is known.

import { scaleUtc } from 'd3-scale';
import { dayOf, msOf, tickLabel } from '../days';
import type { LaneLayout, Placed } from './lanes';
import { DENSE_HEIGHT, LANE_FOOT, LANE_HEAD, lowerBound, ROW_HEIGHT, spanOf } from './lanes';
import type { Mark } from './marks';

export interface Palette {
  paper: string;
  ink: string;
  quiet: string;
  rule: string;
  bar: string;
  red: string;
  leaf: string;
  warn: string;
  sans: string;
}

export interface View {
  first: number;
  last: number;
  width: number;
  height: number;
  scroll: number;
  isDense: boolean;
  chosen: number;
}

export const AXIS_HEIGHT = 26;
export const CELL = 4; // pixels of a column where entries are too many to be drawn one by one
const SIGNS: Record<string, string> = { denied: '≠', draft: '✎', disputed: '⇄', failed: '✗', doubtful: '?', uncited: '∅', sealed: '▣', unverified: '○' };

/** The label of a mark: the signs of its states, and what it says. */
export function labelOf(mark: Mark): string {
  const says = mark.entry.says.length > 60 ? `${mark.entry.says.slice(0, 58).trimEnd()} …` : mark.entry.says;
  const signs = mark.entry.states.map((state) => SIGNS[state] ?? '').join('');
  return signs ? `${signs} ${says}` : says;
}

/** Draws the whole view. */
export function draw(context: CanvasRenderingContext2D, layouts: readonly LaneLayout[], view: View, palette: Palette): void {
  const scale = scaleOf(view);
  context.clearRect(0, 0, view.width, view.height);
  context.textBaseline = 'middle';
  drawLanes(context, layouts, view, palette, scale);
  drawAxis(context, view, palette, scale);
}

/** The function from a day to the pixel at which it is drawn. */
export function scaleOf(view: Pick<View, 'first' | 'last' | 'width'>): (day: number) => number {
  const each = view.width / (view.last - view.first);
  return (day) => (day - view.first) * each;
}

function drawAxis(context: CanvasRenderingContext2D, view: View, palette: Palette, scale: (day: number) => number): void {
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, view.width, AXIS_HEIGHT);
  const ticks = scaleUtc().domain([msOf(view.first), msOf(view.last)]).ticks(Math.max(2, view.width / 110));
  context.strokeStyle = palette.rule;
  context.fillStyle = palette.quiet;
  context.font = `12px ${palette.sans}`;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of ticks) {
    const x = Math.round(scale(dayOf(tick.getTime()))) + 0.5;
    context.moveTo(x, 6);
    context.lineTo(x, view.height);
    context.fillText(tickLabel(tick), x + 4, AXIS_HEIGHT / 2);
  }
  context.moveTo(0, AXIS_HEIGHT - 0.5);
  context.lineTo(view.width, AXIS_HEIGHT - 0.5);
  context.globalAlpha = 0.7;
  context.stroke();
  context.globalAlpha = 1;
}

function drawLanes(
  context: CanvasRenderingContext2D,
  layouts: readonly LaneLayout[],
  view: View,
  palette: Palette,
  scale: (day: number) => number,
): void {
  for (const [number, layout] of layouts.entries()) {
    const top = AXIS_HEIGHT + layout.top - view.scroll;
    if (top > view.height || top + layout.height < AXIS_HEIGHT) continue;
    const head = layout.lane.title ? LANE_HEAD : LANE_FOOT;
    if (number % 2) {
      context.fillStyle = palette.leaf;
      context.fillRect(0, top, view.width, layout.height);
    }
    if (view.isDense) drawDensity(context, layout, top + head, view, palette);
    else drawRows(context, layout, top + head, view, palette, scale);
    if (layout.lane.title) drawHead(context, layout, Math.max(AXIS_HEIGHT, Math.min(top, top + layout.height - LANE_HEAD)), view, palette);
  }
}

function drawHead(context: CanvasRenderingContext2D, layout: LaneLayout, top: number, view: View, palette: Palette): void {
  context.font = `600 12px ${palette.sans}`;
  context.fillStyle = palette.red;
  const title = `${layout.lane.title}  ${layout.lane.middles.length}`;
  context.fillText(title, 8, top + LANE_HEAD / 2 + 1, view.width - 16);
}

/** How many marks lie in each column, as bars; what is full is the most of any column in view. */
function drawDensity(context: CanvasRenderingContext2D, layout: LaneLayout, top: number, view: View, palette: Palette): void {
  const { middles } = layout.lane;
  const days = ((view.last - view.first) / view.width) * CELL;
  const counts: number[] = [];
  let [at, most] = [lowerBound(middles, view.first), 1];
  for (let x = 0; x < view.width; x += CELL) {
    const next = lowerBound(middles, view.first + (x / CELL + 1) * days);
    counts.push(next - at);
    most = Math.max(most, next - at);
    at = next;
  }
  context.fillStyle = palette.bar;
  context.beginPath();
  for (const [column, count] of counts.entries()) {
    if (!count) continue;
    const height = Math.max(2, Math.sqrt(count / most) * DENSE_HEIGHT);
    context.rect(column * CELL, top + DENSE_HEIGHT - height, CELL - 1, height);
  }
  context.fill();
}

function drawRows(
  context: CanvasRenderingContext2D,
  layout: LaneLayout,
  top: number,
  view: View,
  palette: Palette,
  scale: (day: number) => number,
): void {
  const from = Math.max(0, Math.floor((AXIS_HEIGHT - top) / ROW_HEIGHT));
  const to = Math.min(layout.placed.length, Math.ceil((view.height - top) / ROW_HEIGHT));
  for (let row = from; row < to; row++) {
    const middle = Math.round(top + row * ROW_HEIGHT + ROW_HEIGHT / 2) + 0.5;
    for (const placed of layout.placed[row]!) drawPlaced(context, placed, middle, view, palette, scale);
  }
}

function drawPlaced(
  context: CanvasRenderingContext2D,
  placed: Placed,
  middle: number,
  view: View,
  palette: Palette,
  scale: (day: number) => number,
): void {
  const { mark } = placed;
  const [left, right] = spanOf(mark, scale);
  if (left > view.width + 20 || right + (placed.right - placed.left) < -20) return;
  const isChosen = mark.entry.number === view.chosen;
  drawMark(context, mark, Math.max(left, -50), Math.min(right, view.width + 50), middle, palette, isChosen);
  if (!placed.hasLabel) return;
  const x = Math.max(right, left + 6, right > 0 ? 4 : -Infinity) + 6;
  const isIn = x > view.width - 40 && left < view.width - 60 && right - left > 80;
  context.font = `${isChosen ? '600 ' : ''}12px ${palette.sans}`;
  context.fillStyle = isChosen ? palette.red : palette.ink;
  if (isIn) {
    const at = Math.max(left, 0) + 8;
    const label = labelOf(mark);
    context.fillStyle = palette.paper;
    context.globalAlpha = 0.86;
    context.fillRect(at - 3, middle - 8, Math.min(context.measureText(label).width + 6, view.width - at), 16);
    context.globalAlpha = 1;
    context.fillStyle = isChosen ? palette.red : palette.ink;
    context.fillText(label, at, middle + 0.5);
  } else context.fillText(labelOf(mark), x, middle + 0.5);
}

function drawMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  left: number,
  right: number,
  middle: number,
  palette: Palette,
  isChosen: boolean,
): void {
  const states = mark.entry.states;
  context.strokeStyle = context.fillStyle = isChosen ? palette.red : states.includes('draft') ? palette.warn : palette.bar;
  context.lineWidth = 2;
  context.setLineDash(mark.isDoubtful || states.includes('draft') ? [5, 4] : []);
  if (mark.manner === 'throughout') drawThroughout(context, mark, left, right, middle, states.includes('draft'));
  else if (mark.manner === 'each') context.fillRect(left, middle - 4, Math.max(3, right - left), 8);
  else drawOnce(context, mark, left, right, middle, palette);
  context.setLineDash([]);
  if (mark.isOpenLeft) arrow(context, left, middle, 1);
  if (mark.isOpenRight) arrow(context, right, middle, -1);
  context.font = `600 12px ${palette.sans}`;
  if (mark.isUnknownLeft) context.fillText('?', left - 2, middle);
  if (mark.isUnknownRight) context.fillText('?', right + 1, middle);
  if (states.includes('denied')) {
    context.beginPath();
    context.moveTo(left - 4, middle + 5);
    context.lineTo(Math.max(right, left + 8) + 4, middle - 5);
    context.stroke();
  }
  if (states.includes('disputed')) {
    context.lineWidth = 1;
    context.strokeRect(left - 3, middle - 8, Math.max(6, right - left) + 6, 16);
  }
}

/** A dot where it is one day or too short to draw; else a line between its ends, dotted for again and again. */
function drawOnce(context: CanvasRenderingContext2D, mark: Mark, left: number, right: number, middle: number, palette: Palette): void {
  const isRepeated = mark.manner === 'repeatedly';
  if (right - left < 9) {
    const isDay = mark.last - mark.first <= 1 && !mark.isDoubtful && !isRepeated;
    context.beginPath();
    context.arc((left + right) / 2, middle, 4, 0, 2 * Math.PI);
    if (!isDay) context.fillStyle = palette.paper;
    context.fill();
    if (isRepeated) context.setLineDash([2, 2]);
    context.stroke();
    return;
  }
  if (isRepeated) context.setLineDash([0.1, 7]);
  context.lineCap = isRepeated ? 'round' : 'butt';
  context.lineWidth = isRepeated ? 4 : 2;
  context.beginPath();
  context.moveTo(left, middle);
  context.lineTo(right, middle);
  context.stroke();
  context.lineCap = 'butt';
  context.lineWidth = 2;
  context.setLineDash([]);
  context.beginPath();
  if (Number.isFinite(mark.first)) context.rect(left, middle - 5, 0.1, 10);
  if (Number.isFinite(mark.last)) context.rect(right, middle - 5, 0.1, 10);
  context.stroke();
}

/** Full where it is certain, fading where it may have begun later or ended earlier, striped where no day is certain. */
function drawThroughout(
  context: CanvasRenderingContext2D,
  mark: Mark,
  left: number,
  right: number,
  middle: number,
  isDraft: boolean,
): void {
  const each = (right - left) / (mark.last - mark.first);
  const place = (day: number, otherwise: number) =>
    Number.isFinite(day) ? (Number.isFinite(each) && each > 0 ? left + (day - mark.first) * each : otherwise) : otherwise;
  if (Number.isNaN(mark.coreFirst)) {
    for (let x = left; x < right; x += 5) context.fillRect(x, middle - 4, 2, 8);
    return;
  }
  const [from, to] = [Math.max(left, place(mark.coreFirst, left)), Math.min(right, place(mark.coreLast, right))];
  if (isDraft) {
    context.strokeRect(left, middle - 4, right - left, 8);
    return;
  }
  context.fillRect(from, middle - 4, Math.max(2, to - from), 8);
  fade(context, left, from, middle, false);
  fade(context, to, right, middle, true);
}

function fade(context: CanvasRenderingContext2D, from: number, to: number, middle: number, isOut: boolean): void {
  if (to - from < 1) return;
  const steps = Math.min(12, Math.ceil(to - from));
  for (let step = 0; step < steps; step++) {
    const share = (step + 0.5) / steps;
    context.globalAlpha = 0.1 + 0.75 * (isOut ? 1 - share : share);
    context.fillRect(from + ((to - from) * step) / steps, middle - 4, (to - from) / steps, 8);
  }
  context.globalAlpha = 1;
}

function arrow(context: CanvasRenderingContext2D, x: number, middle: number, way: number): void {
  context.beginPath();
  context.moveTo(x + 6 * way, middle - 5);
  context.lineTo(x, middle);
  context.lineTo(x + 6 * way, middle + 5);
  context.stroke();
}

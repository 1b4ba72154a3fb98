// A cursor that goes through a source's text word by word, so that words can be selected without a pointer.
//
// It is a line above the text that takes the keys; what it stands on is the selection of the page, as a pointer would
// make it, and is told to screen readers. The text itself stays a text, to be read as any other.

import { t } from '../../words';
import { selectedIn, wordsOf, type Stretch } from './words';

const SOME_BLOCKS = 10; // places that Page up and Page down go
const MOST_TOLD = 12; // words of a selection that are told whole

/** A word: the number of its block, and its own in the block. */
interface Place {
  block: number;
  word: number;
}

const isBefore = (one: Place, other: Place) => one.block < other.block || (one.block === other.block && one.word < other.word);

/** The line that takes the keys for a text; `open` is called where words are to become an entry. */
export function wordCursor(leaf: HTMLElement, open: () => void): HTMLElement {
  const blocks = [...leaf.querySelectorAll<HTMLElement>('.text')];
  const known = new Map<number, Stretch[]>();
  const wordsIn = (block: number): Stretch[] => {
    const found = known.get(block) ?? wordsOf(blocks[block]?.textContent ?? '');
    known.set(block, found);
    return found;
  };
  let [anchor, head]: [Place, Place] = [{ block: 0, word: 0 }, { block: 0, word: 0 }];

  const { line, said } = keysLine();
  line.addEventListener('focus', () => {
    const found = selectedWord(blocks, wordsIn);
    if (found) [anchor, head] = found;
    else if (!wordsIn(head.block).length) [anchor, head] = [moved('ArrowRight', head), moved('ArrowRight', head)];
    show();
  });
  line.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      open();
      return;
    }
    const to = moved(event.ctrlKey ? `Ctrl ${event.key}` : event.key, head);
    if (to === head && !KEYS.has(event.key)) return;
    event.preventDefault();
    head = to;
    if (!event.shiftKey) anchor = to;
    show();
  });

  /** Where a key leads from a word; the same place where it leads nowhere. */
  function moved(key: string, from: Place): Place {
    const step = (by: 1 | -1): Place => {
      const next = from.word + by;
      if (next >= 0 && next < wordsIn(from.block).length) return { ...from, word: next };
      const block = nearest(from.block + by, by);
      return block === undefined ? from : { block, word: by > 0 ? 0 : wordsIn(block).length - 1 };
    };
    const across = (by: number): Place => {
      const block = nearest(Math.min(Math.max(from.block + by, 0), blocks.length - 1), by > 0 ? 1 : -1);
      return block === undefined || block === from.block ? from : { block, word: 0 };
    };
    const end = (block: number) => ({ block, word: wordsIn(block).length - 1 });
    const isRightToLeft = getComputedStyle(blocks[from.block] ?? leaf).direction === 'rtl';
    switch (key) {
      case 'ArrowRight': return step(isRightToLeft ? -1 : 1);
      case 'ArrowLeft': return step(isRightToLeft ? 1 : -1);
      case 'ArrowDown': return across(1);
      case 'ArrowUp': return across(-1);
      case 'PageDown': return across(SOME_BLOCKS);
      case 'PageUp': return across(-SOME_BLOCKS);
      case 'Home': return { ...from, word: 0 };
      case 'End': return end(from.block);
      case 'Ctrl Home': return { block: nearest(0, 1) ?? 0, word: 0 };
      case 'Ctrl End': return end(nearest(blocks.length - 1, -1) ?? 0);
      default: return from;
    }
  }

  /** The first block from one on, in a direction, that has words. */
  function nearest(block: number, by: 1 | -1): number | undefined {
    for (let one = block; one >= 0 && one < blocks.length; one += by) if (wordsIn(one).length) return one;
    return undefined;
  }

  /** Selects from the word where the selection began to the one where the cursor is, and tells it. */
  function show(): void {
    const [first, last] = isBefore(head, anchor) ? [head, anchor] : [anchor, head];
    const [from, to] = [wordsIn(first.block)[first.word], wordsIn(last.block)[last.word]];
    const [one, other] = [blocks[first.block], blocks[last.block]];
    if (!from || !to || !one || !other) return;
    const end = selectedIn(other.textContent ?? '', to, to).end;
    const [start, stop] = [pointIn(one, from.start), pointIn(other, end)];
    getSelection()?.setBaseAndExtent(...start, ...stop);
    const seen = document.createRange();
    const at = wordsIn(head.block)[head.word];
    if (at) seen.setStart(...pointIn(blocks[head.block] ?? one, at.start));
    scrollTo(seen);
    said.textContent = told(getSelection()?.toString() ?? '', one);
  }

  return line;
}

const KEYS = new Set(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);

/** The line above the text, and where what is selected is told. */
function keysLine(): { line: HTMLElement; said: HTMLElement } {
  const line = document.createElement('div');
  line.className = 'word-cursor keys';
  line.tabIndex = 0;
  line.setAttribute('role', 'application');
  line.setAttribute('aria-label', t('Select words with the keyboard'));
  const help = line.appendChild(document.createElement('p'));
  help.id = 'word-cursor-keys';
  line.setAttribute('aria-describedby', help.id);
  const parts: [string, string][] = [
    ['← →', t('word by word')], ['↑ ↓', t('place by place')], ['Home End', t('to an end of the place')],
    ['Shift', t('with one of these: selects')], ['E', t('makes an entry')],
  ];
  help.append(`${t('With the keyboard, from here:')} `);
  for (const [key, does] of parts) help.append(Object.assign(document.createElement('kbd'), { textContent: key }), ` ${does} `);
  const said = line.appendChild(document.createElement('p'));
  said.className = 'word-cursor-said';
  said.setAttribute('aria-live', 'polite');
  return { line, said };
}

/** What is selected in words, with the place that it begins at. */
function told(selection: string, first: HTMLElement): string {
  const words = selection.split(/\s+/).filter(Boolean);
  const place = first.closest('.block')?.querySelector('.place')?.textContent?.trim();
  const all = words.length > MOST_TOLD ? [...words.slice(0, 4), '…', ...words.slice(-4)] : words;
  const count = words.length > 1 ? ` (${t('{n} words', { n: words.length })})` : '';
  return `${place ? `${place}: ` : ''}${all.join(' ')}${count}`;
}

/** The node of a place in a block's text, and the place in the node. */
function pointIn(block: HTMLElement, offset: number): [Node, number] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
  }
  return [block, block.childNodes.length];
}

/** Between which words the page's own selection lies, as where it began and where it ends; nothing without one. */
function selectedWord(blocks: HTMLElement[], wordsIn: (block: number) => Stretch[]): [Place, Place] | null {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const touched = blocks.flatMap((block, number) => (range.intersectsNode(block) && wordsIn(number).length ? [number] : []));
  const [first, last] = [touched[0], touched[touched.length - 1]];
  if (first === undefined || last === undefined) return null;
  const before = (block: number, node: Node, offset: number): number => {
    const own = blocks[block];
    if (!own?.contains(node)) return -1;
    const part = document.createRange();
    part.setStart(own, 0);
    part.setEnd(node, offset);
    return part.toString().length;
  };
  const start = before(first, range.startContainer, range.startOffset);
  const stop = before(last, range.endContainer, range.endOffset);
  const [firstWords, lastWords] = [wordsIn(first), wordsIn(last)];
  const from = Math.max(firstWords.findIndex((one) => one.end > start), 0);
  const to = stop < 0 ? lastWords.length - 1 : Math.max(lastWords.findLastIndex((one) => one.start < stop), 0);
  return [{ block: first, word: from }, { block: last, word: to }];
}

/** Brings a place of the text into sight. */
function scrollTo(range: Range): void {
  const { top, bottom } = range.getBoundingClientRect();
  const edge = 80; // pixels kept free above and below
  if (top < edge || bottom > innerHeight - edge) scrollBy({ top: top - innerHeight / 3 });
}

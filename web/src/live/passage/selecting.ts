// Words of a source that are selected: a button and a key open the form that makes an entry of them.

import { mount, unmount } from 'svelte';
import { t } from '../../words';
import { holdWhile } from '../following';
import { wordCursor } from './cursor';
import Passage from './Passage.svelte';

export interface Selected {
  words: string;
  place: string;
}

/** The words of the text that are selected, and the place the page shows beside them; nothing where none are. */
function selected(leaf: HTMLElement): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode || !leaf.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const first = start?.closest('.block');
  if (!first || !leaf.contains(first)) return null;
  // Of several blocks, only what the text itself says: places and notes stand beside it.
  const parts = [...leaf.querySelectorAll('.text')].filter((one) => range.intersectsNode(one)).map((one) => {
    const part = range.cloneRange();
    if (!one.contains(range.startContainer)) part.setStart(one, 0);
    if (!one.contains(range.endContainer)) part.setEnd(one, one.childNodes.length);
    return part.toString();
  });
  const words = parts.join(' ').replace(/\s+/g, ' ').trim();
  return words ? { words, place: placeOf(first) } : null;
}

/** The place of a block: its own, or that of the last block before it that shows one. */
function placeOf(block: Element): string {
  for (let one: Element | null = block; one; one = one.previousElementSibling) {
    const place = one.querySelector('.place')?.textContent?.trim();
    if (place) return place;
  }
  return '';
}

/** Has the words of a source's text become entries. */
export function makeEntries(): void {
  const leaf = document.querySelector<HTMLElement>('.leaf');
  const source = document.querySelector<HTMLElement>('[data-source]')?.dataset.source;
  if (!leaf || !source) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'make-entry first';
  button.hidden = true;
  button.append(t('Make an entry'), Object.assign(document.createElement('kbd'), { textContent: 'E' }));
  document.body.append(button);
  let form: Record<string, unknown> | undefined;
  const at = () => selected(leaf);
  holdWhile(() => form !== undefined || at() !== null);
  const open = (found: Selected) => {
    if (form) return;
    button.hidden = true;
    const close = () => {
      if (form) void unmount(form);
      form = undefined;
    };
    form = mount(Passage, { target: document.body, props: { source, ...found, close } });
  };
  document.addEventListener('selectionchange', () => {
    button.hidden = form !== undefined || at() === null;
  });
  const openSelected = () => {
    const found = at();
    if (found) open(found);
  };
  button.addEventListener('click', openSelected);
  leaf.before(wordCursor(leaf, openSelected));
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key.toLowerCase() !== 'e' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    const found = at();
    if (found) {
      event.preventDefault();
      open(found);
    }
  });
}

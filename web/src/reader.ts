// The reader of a source: its cited passages as annotations, tied to the entries in the margin.

import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator';

/** The cited passages of a text, as the page marks them, with their places in the whole text. */
function passagesOf(leaf: HTMLElement): TextAnnotation[] {
  const found: TextAnnotation[] = [];
  for (const mark of leaf.querySelectorAll<HTMLElement>('mark[id]')) {
    const range = document.createRange();
    range.selectNodeContents(mark);
    const before = document.createRange();
    before.setStart(leaf, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const quote = range.toString();
    found.push({
      id: mark.id,
      bodies: [],
      target: { annotation: mark.id, selector: [{ id: mark.id, quote, start, end: start + quote.length, range }] },
    } as unknown as TextAnnotation);
  }
  return found;
}

/** Makes the passages of a text selectable: the one chosen and the entries that cite it are shown together. */
function read(leaf: HTMLElement): void {
  const passages = passagesOf(leaf);
  if (!passages.length) return;
  const annotator = createTextAnnotator(leaf, { renderer: 'SPANS', annotatingEnabled: false });
  annotator.setAnnotations(passages);
  const show = (id: string | undefined) => {
    for (const one of leaf.querySelectorAll('.is-chosen')) one.classList.remove('is-chosen');
    const mark = id ? document.getElementById(id) : null;
    mark?.classList.add('is-chosen');
    mark?.closest('.block')?.querySelector('.margin')?.classList.add('is-chosen');
  };
  annotator.on('selectionChanged', (chosen) => show(chosen[0]?.id));
  const atAddress = () => show(location.hash.slice(1) || undefined);
  window.addEventListener('hashchange', atAddress);
  atAddress();
}

for (const leaf of document.querySelectorAll<HTMLElement>('.leaf')) read(leaf);

// The colours of the page, for what is drawn on a canvas.

import type { Palette } from './timeline/draw';

/** The colours as the stylesheet has them now, light or dark. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: read('paper'),
    ink: read('ink'),
    quiet: read('quiet'),
    rule: read('rule'),
    bar: read('bar'),
    red: read('red'),
    leaf: read('leaf'),
    warn: read('warn'),
    sans: read('sans'),
  };
}

/** Calls back when the reader changes between light and dark; gives what ends that. */
export function onScheme(changed: () => void): () => void {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

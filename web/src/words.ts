// The words of the interface: written in English, and looked up in the one catalogue where a page speaks German.

import german from '../../src/regesta/faces/site/german.json';

const catalogue: Record<string, string> = german;

/** A text of the interface in the language of the page; `{name}` in it is replaced by what is given. */
export function t(text: string, given: Record<string, string | number> = {}): string {
  const said = language() === 'de' ? (catalogue[text] ?? bare(text)) : bare(text);
  return said.replace(/\{(\w+)\}/g, (_, name: string) => String(given[name] ?? ''));
}

/** A word of the files' language, such as a verb, in that of the page: the catalogue has it under its kind, `verb|say`. */
export function word(kind: string, text: string): string {
  return t(`${kind}|${text}`);
}

/** A text without what tells it apart from others that are one with it in English. */
function bare(text: string): string {
  return text.slice(text.lastIndexOf('|') + 1);
}

/** The language of the page's interface. */
export function language(): string {
  return typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en';
}

/** A number of things in words: the first text for one, the second for any other number. */
export function count(number: number, one: string, many: string): string {
  return t(number === 1 ? one : many, { n: number.toLocaleString(language()) });
}

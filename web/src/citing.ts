// Citations of a page: each can be copied, and gets the address of the page where that is on the web.

import { t } from './words';

/** Gives each citation of the page a button that copies it, and puts in the address and the day. */
export function copyCitations(): void {
  for (const place of document.querySelectorAll<HTMLElement>('.cite [data-citation]')) {
    const written = addressed(place.textContent ?? '', place.dataset.citation ?? '', location.href, new Date());
    place.textContent = written;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = t('Copy');
    button.addEventListener('click', () => {
      void copied(place, written).then((isCopied) => {
        button.textContent = isCopied ? t('Copied') : t('Selected: copy it with the keyboard');
        setTimeout(() => (button.textContent = t('Copy')), 2500);
      });
    });
    place.after(button);
  }
}

/** A citation with the address of the page, where that leads to the web; lines for a case stay as they are. */
export function addressed(citation: string, form: string, href: string, today: Date): string {
  if (form === 'regesta' || !/^https?:/.test(href)) return citation;
  const address = href.replace(/#.*/, '');
  const day = today.toISOString().slice(0, 10);
  if (form === 'chicago') return citation.replace(/\.\s*$/, () => `, ${t('accessed {day}, {address}', { day, address })}.`);
  if (form === 'bibtex') return citation.replace(/\n\}\s*$/, `,\n  url = {${address}},\n  urldate = {${day}}\n}`);
  const parsed = JSON.parse(citation) as Record<string, unknown>[];
  const parts = day.split('-').map(Number);
  return JSON.stringify(
    parsed.map((one) => ({ ...one, URL: address, accessed: { 'date-parts': [parts] } })),
    null,
    2,
  );
}

async function copied(place: HTMLElement, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(place);
    return false;
  }
}

// Figures of a page that open what they rest on: whatever names its grounds becomes a button.

import { register } from '../register';
import { count, t } from '../words';
import { showGrounds } from './shown';

/** Makes the drawings of dates in a register, and the columns of years, open the entries they stand for. */
function openDrawings(): void {
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const row = target.closest('.drawn')?.closest<HTMLElement>('li.row[data-id]');
    if (row) showGrounds([row.dataset.id!], t('What this bar rests on'));
  });
  for (const column of document.querySelectorAll<SVGElement>('[data-years]')) {
    column.classList.add('opens');
    column.addEventListener('click', () => void openYears(column.dataset.years!));
  }
}

async function openYears(years: string): Promise<void> {
  const [first, last] = years.split(' ').map(Number) as [number, number];
  const { entries } = await register();
  const found = entries.filter(({ year }) => year !== null && year >= first && year <= last);
  showGrounds(
    found.map((entry) => entry.id),
    count(found.length, '{n} entry begins then', '{n} entries begin then'),
  );
}

/** Makes every figure that names its grounds (`data-grounds`, ids with spaces between) open them. */
export function openFigures(): void {
  openDrawings();
  for (const figure of document.querySelectorAll<HTMLElement | SVGElement>('[data-grounds]')) {
    const ids = (figure.dataset.grounds ?? '').split(' ').filter(Boolean).map(decodeURIComponent);
    if (!ids.length) continue;
    const title = figure.dataset.title ?? t('What this rests on');
    const open = () => showGrounds(ids, title);
    figure.setAttribute('role', 'button');
    figure.setAttribute('tabindex', '0');
    figure.classList.add('opens');
    figure.addEventListener('click', open);
    figure.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key !== 'Enter' && (event as KeyboardEvent).key !== ' ') return;
      event.preventDefault();
      open();
    });
  }
}

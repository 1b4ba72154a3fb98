// Beginnings: a new case on the first page, and documents that are dropped into a case.

import { ask, ofCase, Refused } from '../asking';
import { onChange } from '../following';
import { t } from '../../words';

/** Has the forms of the first page begin cases. */
export function beginCases(): void {
  const said = document.querySelector<HTMLElement>('[data-said]');
  const begin = (body: Record<string, string>) => {
    void ask<{ name: string }>('/api/cases', body)
      .then(({ name }) => location.assign(`/case/${encodeURIComponent(name)}/${body.copy ? 'index.html' : 'intake.html'}`))
      .catch((fault: unknown) => {
        if (said && fault instanceof Refused) said.textContent = `${fault.message}: ${fault.remedy}`;
      });
  };
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-begin]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      begin({ title: String(new FormData(form).get('title') ?? '') });
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.addEventListener('click', () => begin({ copy: button.dataset.copy ?? '' }));
  }
}

interface Taken {
  name: string;
  page: string;
  says: string;
}

let asked = 0;

/** Shows the sources of the case as they are now; what was dropped and told beside them stays. Of several answers the last asked for counts. */
async function listSources(): Promise<void> {
  const own = ++asked;
  const answer = await fetch(location.href, { cache: 'no-store' });
  if (!answer.ok) return;
  const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-sources]');
  if (now && own === asked) document.querySelector('[data-sources]')?.replaceWith(now);
}

/** Has a place of the page take documents: dropped, or chosen from the disk. */
export function takeDocuments(): void {
  const place = document.querySelector<HTMLElement>('[data-documents]');
  const input = place?.querySelector<HTMLInputElement>('input[type="file"]');
  const list = document.querySelector<HTMLElement>('[data-taken]');
  if (!place || !input || !list) return;
  const take = async (files: Iterable<File>) => {
    for (const file of files) {
      const line = list.appendChild(document.createElement('li'));
      line.textContent = `${file.name} …`;
      try {
        const done = await ask<Taken>(ofCase('api/documents', { name: file.name }), new Blob([file]));
        line.textContent = `${done.name}: ${done.says} `;
        if (done.page) {
          const link = line.appendChild(document.createElement('a'));
          link.href = ofCase(encodeURI(done.page));
          link.textContent = t('Read it');
        }
        await listSources().catch(() => undefined); // the document is taken, whether the page can be asked for or not
      } catch (fault) {
        if (!(fault instanceof Refused)) throw fault;
        line.textContent = `${file.name}: ${fault.message} → ${fault.remedy}`;
        line.className = 'refused';
      }
    }
  };
  onChange(() => void listSources().catch(() => undefined));
  input.addEventListener('change', () => void take([...(input.files ?? [])]));
  place.addEventListener('dragover', (event) => {
    event.preventDefault();
    place.classList.add('is-over');
  });
  place.addEventListener('dragleave', () => place.classList.remove('is-over'));
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    place.classList.remove('is-over');
    void take([...(event.dataTransfer?.files ?? [])]);
  });
}

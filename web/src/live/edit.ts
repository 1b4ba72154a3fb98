// The editor's page.

import { mount } from 'svelte';
import Editing from './edit/Editing.svelte';

const target = document.querySelector<HTMLElement>('[data-editing]');
if (target) {
  const { file = '', line = '1', nonce = '' } = target.dataset;
  target.replaceChildren();
  const isReadOnly = document.documentElement.dataset.readOnly !== undefined;
  mount(Editing, { target, props: { file, line: Number(line), nonce, isReadOnly } });
}

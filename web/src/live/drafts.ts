// The page of drafts.

import { mount } from 'svelte';
import Drafts from './drafts/Drafts.svelte';

const target = document.querySelector<HTMLElement>('[data-drafts]');
if (target) {
  target.replaceChildren();
  mount(Drafts, { target, props: { isReadOnly: document.documentElement.dataset.readOnly !== undefined } });
}

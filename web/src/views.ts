// The drawings of the pages: each stands in for an element that names it, and takes its data from the page.

import { mount } from 'svelte';
import { register } from './register';
import Timeline from './timeline/Timeline.svelte';

type Island = (target: HTMLElement) => Promise<void>;

const ISLANDS: Record<string, Island> = {
  timeline: async (target) => {
    const read = await register();
    if (read.entries.length) mount(Timeline, { target, props: { register: read, list: document.querySelector<HTMLElement>('.listing') } });
  },
};

for (const target of document.querySelectorAll<HTMLElement>('[data-island]')) {
  void ISLANDS[target.dataset.island ?? '']?.(target).then(() => target.classList.add('is-alive'));
}

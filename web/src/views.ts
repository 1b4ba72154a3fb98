// The drawings of the pages: each stands in for an element that names it, and takes its data from the page.

import { mount } from 'svelte';
import Months, { type Pair } from './letters/Months.svelte';
import Places from './map/Places.svelte';
import Lanes, { type Life } from './matter/Lanes.svelte';
import Network from './network/Network.svelte';
import type { RawNetwork } from './network/ties';
import { load, register } from './register';
import Timeline from './timeline/Timeline.svelte';
import type { ClosedForm } from './whatif/forms';
import Sliders from './whatif/Sliders.svelte';

type Island = (target: HTMLElement) => Promise<unknown>;

/** What the page gives an island, as JSON in an attribute. */
function given<T>(target: HTMLElement): T {
  return JSON.parse(target.dataset.value ?? 'null') as T;
}

const ISLANDS: Record<string, Island> = {
  timeline: async (target) => {
    const read = await register();
    if (read.entries.length) mount(Timeline, { target, props: { register: read, list: document.querySelector<HTMLElement>('.listing') } });
  },
  matter: async (target) => mount(Lanes, { target, props: { register: await register(), life: given<Life>(target) } }),
  network: async (target) => mount(Network, { target, props: { register: await register(), network: await load<RawNetwork>('network') } }),
  months: async (target) => mount(Months, { target, props: { pairs: given<Pair[]>(target) } }),
  map: async (target) => mount(Places, { target, props: { register: await register(), places: given(target) } }),
  sliders: async (target) => mount(Sliders, { target, props: given<{ forms: ClosedForm[]; value: number | null }>(target) }),
};

for (const target of document.querySelectorAll<HTMLElement>('[data-island]')) {
  void ISLANDS[target.dataset.island ?? '']?.(target).then(() => target.classList.add('is-alive'));
}

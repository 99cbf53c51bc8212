// What the bot published as the person's App Home.

import { blocks } from './blocks.js';
import { h } from './dom.js';
import { actsOf } from './messages.js';
import { state } from './state.js';

export function drawHome(list) {
  const { home } = state.snapshot;
  list.classList.add('home');
  const print = JSON.stringify(home ?? 'none');
  if (list.firstElementChild?.dataset.print === print) return;
  const content = home
    ? blocks(home.blocks, actsOf({ ts: home.id }))
    : h('p', { class: 'empty' }, 'Launchbot has not published an App Home for you. Its commands work in every channel, and here under Messages.');
  const page = h('li', { class: 'app-home' }, content);
  page.dataset.print = print;
  list.replaceChildren(page);
}

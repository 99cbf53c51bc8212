// The line at the top that says what this is, and the ways in for somebody new.

import { connectDialog } from './connect.js';
import { demoDialog, drawDemo } from './demo.js';
import { h, reconcile } from './dom.js';
import { dialog } from './menus.js';
import { state } from './state.js';
import { tourButton } from './tour.js';

export function drawBanner(banner) {
  const { demo, tour } = state.snapshot;
  const way = (key, text, label, onclick) => ({
    key, content: [text, label],
    build: () => h('button', { type: 'button', class: 'banner-button', 'data-nav': key, 'aria-label': label, onclick }, text),
  });
  reconcile(banner, [
    { key: 'words', content: '', build: () => h('p', {}, h('strong', {}, 'This is a sandbox'), h('span', {}, ': a stand-in for Slack on this machine. Nothing leaves it.')) },
    way('tour', ...tourButton(tour)),
    way('demo', demo.running ? `Demo ${demo.done}/${demo.of}` : 'Demo', 'Demo: fill a launch', () => demoDialog()),
    way('about', 'About', 'About this sandbox', () => aboutDialog()),
  ]);
  drawDemo();
}

export function aboutDialog() {
  const { journal } = state.snapshot;
  const home = journal?.replace(/[/\\][^/\\]*$/, '');
  const box = dialog({
    title: 'What this sandbox is',
    content: h('div', { class: 'about' },
      h('p', {}, 'A workspace in your browser that stands in for Slack. Launchbot behind it is the real one: it gets the same signed requests as from Slack and answers through the same calls.'),
      h('h3', {}, 'What that means'),
      h('p', {}, 'Nothing leaves this machine. Whoever sits at it can act as any of the people here, so it answers this machine only. Keep nothing in it that must stay secret.'),
      h('h3', {}, 'Where things are kept'),
      journal
        ? h('p', {}, 'Messages, channels and files are in ', h('code', { class: 'code path' }, journal), '; what Launchbot knows is in the same directory. Both survive a restart.')
        : h('p', {}, 'Messages, channels and files are in memory only and gone when it stops.'),
      h('h3', {}, 'Your own Slack'),
      h('p', {}, 'About ten minutes, and the same commands work there.'),
      h('p', {}, h('button', { type: 'button', class: 'button', onclick: () => { box.close(); connectDialog(); } }, 'How to connect it')),
      h('h3', {}, 'Starting over'),
      home
        ? h('p', {}, 'Stop Launchbot with Ctrl-C, delete the directory ', h('code', { class: 'code path' }, home), ', and start it again. Everything in it is gone then, entries and history too.')
        : h('p', {}, 'Stop it with Ctrl-C and start it again.')),
  });
}

// One button that fills a launch: how far it is, and what to look at afterwards.

import { send } from './api.js';
import { fillBox } from './composer.js';
import { h } from './dom.js';
import { go } from './go.js';
import { dialog } from './menus.js';
import { pinsDialog } from './pins.js';
import { channel, nameOf, state } from './state.js';

let shown = null;

export function demoDialog() {
  const box = dialog({ title: 'A launch to look at', content: h('div', { class: 'demo' }), onclose: () => { shown = null; } });
  shown = { box, print: '' };
  drawDemo();
}

// Called whenever something has changed; draws only while the dialog is open.
export function drawDemo() {
  if (!shown) return;
  const { demo } = state.snapshot;
  const print = JSON.stringify(demo);
  if (shown.print === print) return;
  shown.print = print;
  shown.box.querySelector('.demo').replaceChildren(...(demo.there ? there(demo) : demo.running ? running(demo) : offered(demo)));
  shown.box.querySelector('[data-first]')?.focus();
}

function offered(demo) {
  return [
    h('p', {}, 'The people here write down a dozen problems in a channel of their own, talk about them, fix, verify and reopen some, and move one out of the sprint. It all goes through Launchbot, as if they typed it, and takes about half a minute.'),
    demo.trouble ? h('p', { class: 'rejection-note', role: 'alert' }, `It stopped after ${demo.done} of ${demo.of} steps. ${demo.trouble} Press the button to go on from there.`) : null,
    h('p', {}, h('button', { type: 'button', class: 'button filled primary', 'data-first': true, onclick: () => send('demo') }, demo.done ? 'Go on' : 'Fill it')),
  ].filter(Boolean);
}

function running(demo) {
  return [
    h('p', { role: 'status' }, 'They are at it. You can close this and go on; the banner shows how far it is.'),
    h('progress', { max: demo.of, value: demo.done, 'aria-label': 'Progress of the demo' }),
    h('p', { class: 'quiet' }, `${demo.done} of ${demo.of}`),
    h('p', {}, h('button', { type: 'button', class: 'button', onclick: () => visit(demo) }, 'Watch')),
  ];
}

function there(demo) {
  const name = channel(demo.channel)?.name;
  return [
    h('p', { role: 'status' }, name ? `The demo launch is there, in #${name}. What to look at:` : 'The demo launch is there; act as Ada to see its channel.'),
    h('ol', { class: 'look' }, demo.look.map((one, index) => h('li', {}, h('span', {}, one.say), h('button', {
      type: 'button', class: 'button', 'data-first': index === 0, onclick: () => look(demo, one),
    }, one.pins ? 'Open' : one.as ? `Act as ${nameOf(one.as).split(' ')[0]}` : one.type)))),
  ];
}

async function visit(demo) {
  shown.box.close();
  if (!channel(demo.channel)) await go.person('U0ADA00001', demo.channel);
  else await go.channel(demo.channel);
}

async function look(demo, one) {
  await visit(demo);
  if (one.pins) pinsDialog();
  else if (one.as) {
    await go.person(one.as);
    await go.direct();
  } else fillBox(one.type);
}

// How to bring the bot into a real Slack: the repository's own guide, or its essence.

import { send } from './api.js';
import { h } from './dom.js';
import { markdown } from './markdown.js';
import { dialog } from './menus.js';

export async function connectDialog() {
  send('tour', { to: 'page', what: 'connect' });
  const content = h('div', { class: 'text guide' }, essence());
  const box = dialog({ title: 'Connect your own Slack', size: 'wide', content });
  try {
    const response = await fetch('/sandbox/connect-slack');
    if (response.ok && box.isConnected) content.replaceChildren(...markdown(pictureless(await response.text())));
  } catch {
    // The essence stays.
  }
}

// The guide's pictures are files beside it, which the sandbox does not serve; nor its own heading.
const pictureless = (text) => text.replace(/^\s*!\[[^\]]*\]\([^)]*\)\s*$/gm, '').replace(/^# .*\n/, '');

function essence() {
  return [
    h('p', {}, 'It takes about ten minutes.'),
    h('ol', {},
      h('li', {}, 'At api.slack.com/apps choose ', h('strong', {}, 'Create New App › From a manifest'), ' and paste ', h('code', { class: 'code' }, 'manifest.yml'), ' from Launchbot’s folder. Install it in your workspace.'),
      h('li', {}, 'Copy its two secrets into the environment: the signing secret and the bot token.'),
      h('li', {}, 'Start Launchbot again, and type ', h('code', { class: 'code' }, '/triage'), ' in the channel of your launch.')),
    h('p', {}, 'Every step, with what to do when one does not work: ', h('code', { class: 'code' }, 'docs/connect-slack.md'), ' in Launchbot’s folder.'),
  ];
}

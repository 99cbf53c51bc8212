// The sandbox's own endpoints; every action is done as somebody.

import { state } from './state.js';
import { toast } from './menus.js';

export async function load() {
  const query = new URLSearchParams({ as: state.me, channel: state.channel });
  if (state.thread) query.set('thread', state.thread);
  const response = await fetch(`/sandbox/ui/state?${query}`);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

export async function send(action, body = {}) {
  try {
    const response = await fetch(`/sandbox/ui/${action}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ as: state.me, ...body }),
    });
    const answer = await response.json();
    if (!response.ok) toast(answer.error ?? 'That did not work.');
    return answer;
  } catch (problem) {
    toast('The sandbox does not answer. Is it still running?');
    return { error: String(problem) };
  }
}

export async function upload(file, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ as: state.me, ...fields })) {
    if (value) form.append(name, value);
  }
  form.append('file', file, file.name);
  const response = await fetch('/sandbox/ui/attach', { method: 'POST', body: form });
  if (!response.ok) {
    toast('That file could not be attached.');
    return {};
  }
  return response.json();
}

// Things that lie over the page: menus, dialogs, questions, short notices.

import { h, iconButton } from './dom.js';
import { plain, textObject } from './mrkdwn.js';

const layers = () => document.getElementById('layers');

// A menu beside its button: arrows move, Escape and a click elsewhere close it.
export function menu(button, items) {
  document.querySelector('.menu')?.close?.();
  const before = document.activeElement;
  const list = h('div', { class: 'menu', role: 'menu' }, items.map((item) => item.heading
    ? h('div', { class: 'menu-heading' }, item.heading)
    : h('button', {
      type: 'button', role: 'menuitem', class: item.danger ? 'menu-item danger' : 'menu-item',
      onclick: () => { close(); item.run(); },
    }, h('span', {}, plain(item.label)), item.hint ? h('small', {}, plain(item.hint)) : null)));
  const close = () => {
    list.remove();
    document.removeEventListener('pointerdown', outside, true);
    before?.focus?.();
  };
  list.close = close;
  const outside = (event) => { if (!list.contains(event.target)) close(); };
  list.addEventListener('keydown', (event) => {
    const all = [...list.querySelectorAll('[role=menuitem]')];
    const at = all.indexOf(document.activeElement);
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'ArrowDown') all[(at + 1) % all.length].focus();
    else if (event.key === 'ArrowUp') all[(at - 1 + all.length) % all.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // Inside of an open dialog, or it would lie below that.
  (button.closest('dialog') ?? layers()).append(list);
  const at = button.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.right - size.width, innerWidth - size.width - 8));
  const below = at.bottom + 4 + size.height < innerHeight;
  list.style.left = `${left}px`;
  list.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - size.height - 4)}px`;
  document.addEventListener('pointerdown', outside, true);
  list.querySelector('[role=menuitem]')?.focus();
}

export function dialog({ title, content, actions, size = '', onclose }) {
  const id = `d${Math.random().toString(36).slice(2)}`;
  const box = h('dialog', { class: `dialog ${size}`, 'aria-labelledby': id },
    h('div', { class: 'dialog-top' },
      h('h2', { id }, title),
      iconButton('close', 'Close', () => box.close())),
    h('div', { class: 'dialog-body' }, content),
    actions ? h('div', { class: 'dialog-actions' }, actions) : null);
  box.addEventListener('close', () => { box.remove(); onclose?.(); });
  box.addEventListener('click', (event) => { if (event.target === box) box.close(); });
  layers().append(box);
  box.showModal();
  return box;
}

// Slack's confirmation dialog of a button or menu.
export function confirmFirst(confirm) {
  return new Promise((answer) => {
    let yes = false;
    const box = dialog({
      title: plain(confirm.title.text),
      size: 'small',
      content: h('div', { class: 'text' }, textObject(confirm.text)),
      actions: [
        h('button', { type: 'button', class: 'button', onclick: () => box.close() }, plain(confirm.deny.text)),
        h('button', {
          type: 'button', class: `button filled ${confirm.style ?? 'primary'}`, autofocus: true,
          onclick: () => { yes = true; box.close(); },
        }, plain(confirm.confirm.text)),
      ],
      onclose: () => answer(yes),
    });
  });
}

export function toast(text, millis = 6000) {
  const note = h('div', { class: 'toast' }, text);
  document.getElementById('toasts').append(note);
  setTimeout(() => note.remove(), millis);
}

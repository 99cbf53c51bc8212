// The box to write in: messages, commands with completion, mentions, files.

import { send, upload } from './api.js';
import { h, icon, iconButton } from './dom.js';
import { toast } from './menus.js';
import { channel, channelTitle, person, state } from './state.js';

const HISTORY = [];

export function composer(box, thread) {
  const where = channel(state.channel);
  if (!where || where.archived) {
    const unarchive = () => h('button', { type: 'button', class: 'button', onclick: () => send('unarchive', { channel: where.id }) }, 'Unarchive');
    box.replaceChildren(h('p', { class: 'archived' }, where ? [`#${where.name} is archived: nobody can post here. `, unarchive()] : 'You are not in this channel.'));
    return;
  }
  const id = thread ? 'thread-box' : 'box';
  const who = person(state.me).real_name.split(' ')[0];
  const hint = thread ? `Reply as ${who}` : `Message ${['DIRECT', 'GROUP'].includes(where.kind) ? '' : '#'}${channelTitle(where)} as ${who}`;
  let files = [];
  let options = [];
  let chosen = 0;
  let back = -1;

  const suggestions = h('div', { class: 'suggestions', role: 'listbox', id: `${id}-list`, 'aria-label': 'Completions', hidden: true });
  const field = h('textarea', {
    id, class: 'typing', rows: 1, placeholder: hint, 'aria-label': hint, role: 'combobox', 'aria-autocomplete': 'list',
    'aria-expanded': 'false', 'aria-controls': `${id}-list`, autocomplete: 'off', spellcheck: 'true',
    oninput: () => { grow(); suggest(); },
    onkeydown: keys,
    onblur: () => setTimeout(hide, 150),
  });
  const chosenFiles = h('div', { class: 'chosen-files' });
  const picker = h('input', { type: 'file', class: 'hidden', 'aria-label': 'Attach a file', tabindex: -1, onchange: () => { files = [...files, ...picker.files]; picker.value = ''; showFiles(); } });
  const go = h('button', { type: 'button', class: 'send', 'aria-label': 'Send', title: 'Send (Enter)', disabled: true, onclick: submit }, icon('send'));

  function grow() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
    go.disabled = !field.value.trim() && !files.length;
  }

  function showFiles() {
    chosenFiles.replaceChildren(...files.map((file, index) => h('span', { class: 'chip' }, icon('file'), file.name,
      iconButton('close', `Remove ${file.name}`, () => { files.splice(index, 1); showFiles(); }))));
    grow();
  }

  function keys(event) {
    const open = !suggestions.hidden;
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length;
      mark();
    } else if (open && (event.key === 'Tab' || (event.key === 'Enter' && !options[chosen].whole))) {
      take(options[chosen]);
    } else if (open && event.key === 'Escape') {
      hide();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      submit();
    } else if (event.key === 'ArrowUp' && (field.value === '' || back >= 0) && HISTORY.length) {
      back = Math.min(back + 1, HISTORY.length - 1);
      recall();
    } else if (event.key === 'ArrowDown' && back >= 0) {
      back -= 1;
      recall();
    } else {
      return;
    }
    event.preventDefault();
  }

  function recall() {
    field.value = back < 0 ? '' : HISTORY[back];
    grow();
  }

  function suggest() {
    back = -1;
    const before = field.value.slice(0, field.selectionStart);
    options = completions(before);
    chosen = 0;
    suggestions.hidden = !options.length;
    field.setAttribute('aria-expanded', String(options.length > 0));
    suggestions.replaceChildren(...options.map((option, index) => h('div', {
      class: 'suggestion', role: 'option', id: `${id}-o${index}`,
      onpointerdown: (event) => { event.preventDefault(); take(option); },
    }, h('strong', {}, option.label), h('span', {}, option.hint ?? ''))));
    mark();
  }

  function mark() {
    [...suggestions.children].forEach((child, index) => child.setAttribute('aria-selected', String(index === chosen)));
    field.setAttribute('aria-activedescendant', options.length ? `${id}-o${chosen}` : '');
    suggestions.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }

  function take(option) {
    const start = field.selectionStart - option.replaces.length;
    field.setRangeText(`${option.insert} `, start, field.selectionStart, 'end');
    hide();
    grow();
    suggest();
    field.focus();
  }

  function hide() {
    suggestions.hidden = true;
    field.setAttribute('aria-expanded', 'false');
  }

  async function submit() {
    const text = field.value.trim();
    if (!text && !files.length) return;
    if (text.startsWith('/')) HISTORY.unshift(text);
    const given = { channel: state.channel, thread };
    const sent = files;
    field.value = '';
    files = [];
    showFiles();
    hide();
    if (sent.length) {
      for (const [index, file] of sent.entries()) await upload(file, { ...given, text: index ? '' : text });
      return;
    }
    box.classList.add('sending');
    const answer = await send('post', { ...given, text });
    box.classList.remove('sending');
    if (answer.error && !answer.text) {
      field.value = text;
      grow();
      toast('That was not sent.');
    }
  }

  box.replaceChildren(
    suggestions,
    h('div', { class: 'typing-frame' }, field, chosenFiles,
      h('div', { class: 'typing-tools' },
        iconButton('clip', 'Attach a file', () => picker.click()),
        iconButton('bolt', 'Commands', () => { field.value = '/'; field.focus(); grow(); suggest(); }),
        picker,
        h('span', { class: 'keys' }, h('b', {}, 'Enter'), ' sends, ', h('b', {}, 'Shift+Enter'), ' new line, ', h('b', {}, '↑'), ' last command'), go)));
}

// Puts a line into the box under the messages, for the person to send.
export function fillBox(text) {
  const field = document.getElementById('box');
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  field.focus();
}

function completions(before) {
  const mention = /(^|\s)([@#])([\w. -]{0,20})$/.exec(before);
  if (before.startsWith('/') && !before.includes('\n')) {
    const found = commandCompletions(before);
    if (found.length) return found;
  }
  if (!mention) return [];
  const [, , sign, typed] = mention;
  const wanted = typed.toLowerCase();
  const replaces = sign + typed;
  if (sign === '@') {
    return state.snapshot.people.filter((one) => one.standing !== 'DEACTIVATED'
      && (one.name.startsWith(wanted) || one.real_name.toLowerCase().startsWith(wanted)))
      .filter((one) => one.name !== wanted)
      .map((one) => ({ label: `@${one.name}`, hint: `${one.real_name} · ${one.role}`, insert: `@${one.name}`, replaces }));
  }
  return state.snapshot.channels.filter((one) => ['PUBLIC', 'PRIVATE'].includes(one.kind) && one.name.startsWith(wanted) && one.name !== wanted)
    .map((one) => ({ label: `#${one.name}`, hint: '', insert: `#${one.name}`, replaces }));
}

function commandCompletions(before) {
  const known = [...state.snapshot.commands, { name: '/invite', hint: '@person', description: 'Invite somebody to this channel' }];
  const [first, ...rest] = before.split(' ');
  if (!rest.length) {
    return known.filter((one) => one.name.startsWith(first) && one.name !== first)
      .map((one) => ({ label: `${one.name} ${one.hint}`, hint: one.description, insert: one.name, replaces: first }));
  }
  const command = known.find((one) => one.name === first);
  if (!command || rest.length > 1) return [];
  // The words of a hint such as "[add | list | help]" are what may follow.
  return words(command.hint).filter((word) => word.startsWith(rest[0]) && word !== rest[0])
    .map((word) => ({ label: `${first} ${word}`, hint: 'Launchbot', insert: word, replaces: rest[0], whole: rest[0] === '' }));
}

const words = (hint) => [...new Set(hint.split(/[[\]|,·/]/).map((part) => part.trim().split(/\s/)[0]).filter((word) => /^[a-z][\w-]*$/.test(word)))];

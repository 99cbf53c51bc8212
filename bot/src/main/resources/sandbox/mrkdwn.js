// Slack's mrkdwn as elements: emphasis, code, quotes, links, mentions, dates in the reader's zone.

import { append, h } from './dom.js';
import { emoji } from './emoji.js';
import { channel, myZone, nameOf, now, state } from './state.js';

export const unescape = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export function mrkdwn(text) {
  const parts = [];
  let at = 0;
  for (const code of text.matchAll(/```\n?([\s\S]*?)\n?```/g)) {
    parts.push(...lines(text.slice(at, code.index)));
    parts.push(h('pre', { class: 'pre' }, unescape(code[1])));
    at = code.index + code[0].length;
  }
  parts.push(...lines(text.slice(at)));
  return parts;
}

function lines(text) {
  const parts = [];
  let quote = null;
  text.split('\n').forEach((line, index, all) => {
    const quoted = /^(&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      if (!quote) {
        quote = h('blockquote', { class: 'quote' });
        parts.push(quote);
      } else {
        quote.append(h('br'));
      }
      append(quote, inline(quoted[2]));
      return;
    }
    if (index > 0 && !quote) parts.push(h('br'));
    quote = null;
    if (line !== '' || index < all.length - 1) parts.push(...inline(line));
  });
  return parts;
}

const TOKEN = /`([^`\n]+)`|<([^>\n]+)>|:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/;
const MARKS = [['*', 'strong'], ['_', 'em'], ['~', 's']];

export function inline(text) {
  const token = TOKEN.exec(text);
  const marked = emphasis(text);
  if (marked && (!token || marked.start < token.index)) {
    return [...inline(text.slice(0, marked.start)), h(marked.tag, {}, inline(marked.inner)), ...inline(text.slice(marked.end))];
  }
  if (!token) return text ? [unescape(text)] : [];
  const before = text.slice(0, token.index);
  const after = text.slice(token.index + token[0].length);
  return [...(before ? [unescape(before)] : []), made(token), ...inline(after)];
}

function emphasis(text) {
  let first = null;
  for (const [mark, tag] of MARKS) {
    const m = `\\${mark}`;
    const found = new RegExp(`(^|[^\\w${m}])${m}(?=\\S)([^${m}\\n]*[^\\s${m}])${m}(?![\\w${m}])`).exec(text);
    if (found && (!first || found.index + found[1].length < first.start)) {
      const start = found.index + found[1].length;
      first = { start, end: start + found[2].length + 2, inner: found[2], tag };
    }
  }
  return first;
}

function made(token) {
  const [whole, code, angle, name] = token;
  if (code !== undefined) return h('code', { class: 'code' }, unescape(code));
  if (angle !== undefined) return reference(angle);
  const sign = emoji(name);
  return sign ? h('span', { class: 'emoji', title: whole, role: 'img', 'aria-label': name.replaceAll('_', ' ') }, sign) : whole;
}

function reference(angle) {
  const [target, label] = angle.split('|', 2);
  if (target.startsWith('@')) {
    const id = target.slice(1);
    return h('span', { class: id === state.me ? 'mention mine' : 'mention' }, `@${nameOf(id)}`);
  }
  if (target.startsWith('#')) {
    const known = channel(target.slice(1));
    return h('span', { class: 'mention' }, `#${known?.name ?? label ?? 'private channel'}`);
  }
  if (target.startsWith('!date^')) return date(target, label);
  if (target.startsWith('!')) return h('span', { class: 'mention mine' }, `@${label ?? target.slice(1)}`);
  return link(unescape(target), label ? unescape(label) : unescape(target));
}

export function link(url, label) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return label;
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}

export function date(target, fallback) {
  const [, epoch, format, url] = target.split('^');
  const shown = formatted(Number(epoch), format) ?? unescape(fallback ?? '');
  const time = h('time', { class: 'date', title: `${formatted(Number(epoch), '{date_long} {time}')} (${myZone()})` }, shown);
  return url ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, time) : time;
}

export function formatted(epoch, format) {
  if (!Number.isFinite(epoch)) return null;
  const at = new Date(epoch * 1000);
  const as = (options) => new Intl.DateTimeFormat('en-US', { timeZone: myZone(), ...options }).format(at);
  const iso = (millis) => new Intl.DateTimeFormat('en-CA', { timeZone: myZone() }).format(new Date(millis));
  const pretty = (usual) => {
    const near = { [iso(now())]: 'today', [iso(now() - 86400000)]: 'yesterday', [iso(now() + 86400000)]: 'tomorrow' };
    return near[iso(epoch * 1000)] ?? usual;
  };
  const forms = {
    date_num: iso(epoch * 1000),
    date_slash: as({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: as({ year: 'numeric', month: 'long', day: 'numeric' }),
    date_short: as({ year: 'numeric', month: 'short', day: 'numeric' }),
    date_long: as({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    time: as({ hour: 'numeric', minute: '2-digit' }),
    time_secs: as({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: ago(epoch),
  };
  for (const form of ['date', 'date_short', 'date_long']) forms[`${form}_pretty`] = pretty(forms[form]);
  const text = format.replace(/\{(\w+)\}/g, (whole, name) => forms[name] ?? whole);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function ago(epoch) {
  const seconds = epoch - now() / 1000;
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, size] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return relative.format(Math.round(seconds), 'second');
}

export function textObject(object) {
  if (!object) return [];
  return object.type === 'mrkdwn' ? mrkdwn(object.text) : plain(object.text);
}

export function plain(text) {
  const parts = [];
  text.split('\n').forEach((line, index) => {
    if (index > 0) parts.push(h('br'));
    let at = 0;
    for (const found of line.matchAll(/:([a-z0-9_+'-]+):/g)) {
      const sign = emoji(found[1]);
      if (!sign) continue;
      parts.push(line.slice(at, found.index), sign);
      at = found.index + found[0].length;
    }
    parts.push(line.slice(at));
  });
  return parts.filter((part) => part !== '');
}

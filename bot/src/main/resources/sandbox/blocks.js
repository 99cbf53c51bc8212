// Block Kit, drawn as Slack draws it. What is not known is shown in red, not left out.

import { h } from './dom.js';
import { element, picture } from './elements.js';
import { emoji } from './emoji.js';
import { markdown } from './markdown.js';
import { date, link, mrkdwn, plain, textObject } from './mrkdwn.js';
import { channel, nameOf, state } from './state.js';

// `acts` says what happens on a click or a choice: (block, element, value) => …
export function blocks(list, acts) {
  return list.map((block) => (DRAWN[block.type] ?? unknown)(block, acts));
}

function unknown(block) {
  return h('div', { class: 'unknown' }, `Slack has no block “${block.type}” here.`);
}

const DRAWN = {
  header: (block) => h('h3', { class: 'b-header' }, plain(block.text.text)),
  divider: () => h('hr', { class: 'divider' }),
  section: (block, acts) => h('div', { class: block.accessory ? 'b-section with-accessory' : 'b-section' },
    h('div', { class: 'b-section-text' },
      block.text ? h('div', { class: 'text' }, textObject(block.text)) : null,
      block.fields ? h('div', { class: 'fields' }, block.fields.map((one) => h('div', { class: 'field text' }, textObject(one)))) : null),
    block.accessory ? h('div', { class: `accessory a-${block.accessory.type}` }, element(block, block.accessory, acts)) : null),
  context: (block) => h('div', { class: 'b-context' }, block.elements.map((one) => one.type === 'image'
    ? h('img', { class: 'context-image', src: picture(one), alt: one.alt_text })
    : h('span', { class: 'context-text' }, textObject(one)))),
  actions: (block, acts) => h('div', { class: 'b-actions' }, block.elements.map((one) => element(block, one, acts))),
  image: (block) => h('figure', { class: 'b-image' },
    block.title ? h('figcaption', {}, plain(block.title.text)) : null,
    h('img', { src: picture(block), alt: block.alt_text, loading: 'lazy' })),
  markdown: (block) => h('div', { class: 'text b-markdown' }, markdown(block.text)),
  rich_text: (block) => h('div', { class: 'text' }, block.elements.map(rich)),
  input: (block, acts) => acts.input(block),
};

function rich(part) {
  const run = () => (part.elements ?? []).map(richInline);
  switch (part.type) {
    case 'rich_text_section': return h('div', {}, run());
    case 'rich_text_quote': return h('blockquote', { class: 'quote' }, run());
    case 'rich_text_preformatted': return h('pre', { class: 'pre' }, run());
    case 'rich_text_list':
      return h(part.style === 'ordered' ? 'ol' : 'ul', { class: `indent-${part.indent ?? 0}`, start: part.offset ? part.offset + 1 : null },
        part.elements.map((item) => h('li', {}, item.elements.map(richInline))));
    default: return h('div', { class: 'unknown' }, part.type);
  }
}

function richInline(one) {
  let made = richContent(one);
  const style = one.style ?? {};
  if (style.code) made = h('code', { class: 'code' }, made);
  if (style.bold) made = h('strong', {}, made);
  if (style.italic) made = h('em', {}, made);
  if (style.strike) made = h('s', {}, made);
  if (style.underline) made = h('u', {}, made);
  return made;
}

function richContent(one) {
  switch (one.type) {
    case 'text': return h('span', {}, one.text.split('\n').flatMap((line, i) => (i ? [h('br'), line] : [line])));
    case 'link': return link(one.url, one.text ?? one.url);
    case 'user': return h('span', { class: one.user_id === state.me ? 'mention mine' : 'mention' }, `@${nameOf(one.user_id)}`);
    case 'channel': return h('span', { class: 'mention' }, `#${channel(one.channel_id)?.name ?? 'private channel'}`);
    case 'broadcast': return h('span', { class: 'mention mine' }, `@${one.range}`);
    case 'emoji': return emoji(one.name) ? h('span', { class: 'emoji', role: 'img', 'aria-label': one.name.replaceAll('_', ' ') }, emoji(one.name)) : `:${one.name}:`;
    case 'usergroup': return h('span', { class: 'mention' }, `@${one.usergroup_id}`);
    case 'color': return h('span', {}, one.value);
    case 'date': return date(`!date^${one.timestamp}^${one.format}${one.url ? `^${one.url}` : ''}`, one.fallback);
    default: return h('span', { class: 'unknown' }, one.type);
  }
}

// A whole message: blocks, or text when there are none, then attachments with their colour.
export function body(message, acts) {
  const own = message.blocks ?? [];
  const typed = own.length === 1 && own[0].type === 'rich_text' && message.client_msg_id;
  const parts = [];
  if (own.length && !typed) parts.push(...blocks(own, acts));
  else if (message.text) parts.push(h('div', { class: 'text' }, mrkdwn(message.text)));
  for (const one of message.attachments ?? []) parts.push(attachment(one, acts));
  return parts;
}

function attachment(one, acts) {
  const box = h('div', { class: 'attachment' },
    one.pretext ? h('div', { class: 'text' }, mrkdwn(one.pretext)) : null,
    h('div', { class: 'attachment-body' },
      one.title ? h('strong', {}, one.title_link ? link(one.title_link, one.title) : one.title) : null,
      one.text ? h('div', { class: 'text' }, mrkdwn(one.text)) : null,
      one.fields ? h('div', { class: 'fields' }, one.fields.map((field) => h('div', { class: 'field text' },
        h('strong', {}, field.title), h('br'), mrkdwn(field.value ?? '')))) : null,
      one.blocks ? blocks(one.blocks, acts) : null,
      !one.text && !one.blocks && one.fallback ? h('div', { class: 'text' }, one.fallback) : null,
      one.footer ? h('div', { class: 'b-context' }, one.footer) : null));
  const named = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };
  if (one.color) box.style.setProperty('--bar', named[one.color] ?? (one.color.startsWith('#') ? one.color : `#${one.color}`));
  return box;
}

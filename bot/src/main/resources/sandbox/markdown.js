// Standard Markdown, for the `markdown` block.

import { h } from './dom.js';
import { link } from './mrkdwn.js';
import { emoji } from './emoji.js';

export function markdown(text) {
  const parts = [];
  let list = null;
  let prose = [];
  const flush = () => {
    if (prose.length) parts.push(h('p', {}, spans(prose.join('\n'))));
    prose = [];
    list = null;
  };
  const rows = text.split('\n');
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const heading = /^(#{1,6}) (.*)$/.exec(row);
    const item = /^\s*(?:([-*+])|\d+[.)]) (\[[ xX]\] )?(.*)$/.exec(row);
    if (row.startsWith('```')) {
      flush();
      const code = [];
      while (++i < rows.length && !rows[i].startsWith('```')) code.push(rows[i]);
      parts.push(h('pre', { class: 'pre' }, code.join('\n')));
    } else if (heading) {
      flush();
      parts.push(h('p', { class: 'md-heading' }, spans(heading[2])));
    } else if (/^(-{3,}|\*{3,})\s*$/.test(row)) {
      flush();
      parts.push(h('hr', { class: 'divider' }));
    } else if (item) {
      const tag = item[1] ? 'ul' : 'ol';
      if (prose.length || list?.localName !== tag) {
        flush();
        list = h(tag, {});
        parts.push(list);
      }
      const tick = item[2] ? (/x/i.test(item[2]) ? '☑ ' : '☐ ') : '';
      list.append(h('li', {}, tick, spans(item[3])));
    } else if (row.startsWith('>')) {
      flush();
      parts.push(h('blockquote', { class: 'quote' }, spans(row.replace(/^> ?/, ''))));
    } else if (row.startsWith('|')) {
      flush();
      const lines = [row];
      while (rows[i + 1]?.startsWith('|')) lines.push(rows[++i]);
      parts.push(table(lines));
    } else if (row.trim() === '') {
      flush();
    } else {
      list = null;
      prose.push(row);
    }
  }
  flush();
  return parts;
}

function table(lines) {
  const cells = (line) => line.replace(/^\||\|\s*$/g, '').split('|').map((cell) => spans(cell.trim()));
  const [head, rule, ...rest] = lines;
  const headed = /^[|\s:-]+$/.test(rule ?? '');
  const body = headed ? rest : lines;
  return h('table', {}, headed ? h('thead', {}, h('tr', {}, cells(head).map((cell) => h('th', {}, cell)))) : null,
    h('tbody', {}, body.map((line) => h('tr', {}, cells(line).map((cell) => h('td', {}, cell))))));
}

const SPAN = /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|\*([^*\s][^*]*)\*|\b_([^_]+)_\b|:([a-z0-9_+-]+):/;

function spans(text) {
  const found = SPAN.exec(text);
  if (!found) return [text];
  const [whole, code, label, url, bold, bold2, strike, italic, italic2, name] = found;
  let made = whole;
  if (code !== undefined) made = h('code', { class: 'code' }, code);
  else if (url !== undefined) made = link(url, label);
  else if (bold ?? bold2) made = h('strong', {}, spans(bold ?? bold2));
  else if (strike) made = h('s', {}, spans(strike));
  else if (italic ?? italic2) made = h('em', {}, spans(italic ?? italic2));
  else if (name) made = emoji(name) ?? whole;
  return [text.slice(0, found.index), made, ...spans(text.slice(found.index + whole.length))];
}

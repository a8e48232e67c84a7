// The live list, newest first.

import { change, has, locale, t, time } from './texts.js';

const KEPT = 400;

export class Log {
  constructor(list, filters) {
    this.list = list;
    this.lines = [];
    this.seen = 0;
    for (const box of filters) {
      box.addEventListener('change', () => list.classList.toggle('no-' + box.dataset.filter, !box.checked));
    }
  }

  add(line) {
    if (line.seq <= this.seen) {
      return;
    }
    this.seen = line.seq;
    this.lines.push(line);
    this.list.prepend(element(line));
    if (this.lines.length > KEPT) {
      this.lines.shift();
      this.list.lastElementChild.remove();
    }
  }

  translate() {
    this.list.replaceChildren(...this.lines.map(element).reverse());
  }
}

function element(line) {
  const item = document.createElement('li');
  item.className = [group(line), line.side, line.code.split('.')[1], bad(line) ? 'bad' : ''].join(' ').trim();
  item.append(part('time', '', time(line.at)), part('span', 'side', t('side.' + line.side)), part('span', 'what', sentence(line)));
  return item;
}

function part(tag, name, text) {
  const e = document.createElement(tag);
  e.className = name;
  e.textContent = text;
  return e;
}

function group(line) {
  if (line.code.endsWith('.request')) {
    return 'requests';
  }
  return line.side === 'hook' || line.side === 'script' ? 'hooks' : 'changes';
}

function bad(line) {
  const status = Number(line.args.status ?? 200);
  return status <= 0 || status >= 400;
}

function sentence(line) {
  const a = { ...line.args };
  switch (line.code) {
    case 'sheet.user':
    case 'sheet.api':
      a.action = has('action.' + a.action) ? t('action.' + a.action) : a.action;
      a.rows = a.rows === '' ? '' : t(/[,–…]/.test(a.rows) ? 'rows' : 'row', { rows: a.rows });
      break;
    case 'crm.user':
    case 'crm.api':
      a.entity = t('entity.' + a.entity);
      a.text = change(a.text);
      break;
    case 'sheet.request':
      a.kind = t('kind.' + a.kind);
      break;
    case 'crm.request':
      a.path += a.entities > 0 ? ' (' + a.entities + ')' : '';
      break;
    case 'break.shot':
    case 'break.on':
    case 'break.off':
      a.name = t('break.' + a.name, { cell: locale() === 'ru' ? 'ячейку' : 'a cell' });
      break;
    default:
      break;
  }
  if ('status' in a) {
    a.status = status(line.side, Number(a.status)) + (Number(a.attempt ?? 1) > 1 ? t('attempt', { n: a.attempt }) : '');
  }
  return t('line.' + line.code, a);
}

function status(side, number) {
  if (number === -1) {
    return t('lost');
  }
  if (number === 0) {
    return t(side === 'hook' || side === 'script' ? 'unanswered' : 'closed');
  }
  return String(number);
}

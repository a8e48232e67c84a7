// Puts the page together.

import { Board } from './board.js';
import { Breaks } from './breaks.js';
import { Grid } from './grid.js';
import { Log } from './log.js';
import * as server from './server.js';
import { has, switchLanguage, t, translate } from './texts.js';

const byId = (id) => document.getElementById(id);

let boot = null;
let messageTimer = 0;

/** Does it, or says why not; never throws, so that buttons need not care. Tells whether it worked. */
async function act(path, body) {
  try {
    await server.act(path, body);
    return true;
  } catch (e) {
    const known = e.status === 409 ? 'refused.moved' : 'refused.' + e.message;
    say(has(known) ? t(known) : t('refused.other', { text: e.message }));
    return false;
  }
}

function say(text) {
  const box = byId('message');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(messageTimer);
  messageTimer = setTimeout(() => { box.hidden = true; }, 6000);
}

const board = new Board(byId('board'), act, (lead) => grid.chooseLead(lead));
const grid = new Grid(byId('grid'), act, chosen);
const log = new Log(byId('lines'), document.querySelectorAll('[data-filter]'));
const breaks = new Breaks(byId('break-groups'), act, grid);

function chosen() {
  byId('row-name').textContent = t('sheet.row', { row: grid.row });
  board.link(grid.leadId());
  breaks.translate();
}

function showCounters(c) {
  const put = (id, text, full) => {
    byId(id).textContent = text;
    byId(id).classList.toggle('full', full);
  };
  put('c-amo', c.amoSecond + ' / 7', c.amoSecond > 7);
  put('c-amo-most', String(c.amoMost), c.amoMost > 7);
  put('c-amo-refused', String(c.amoRefused), c.amoRefused > 0);
  put('c-reads', c.reads + ' / 60', c.reads > 60);
  put('c-writes', c.writes + ' / 60', c.writes > 60);
  put('c-sheets-refused', String(c.sheetsRefused), c.sheetsRefused > 0);
}

function showSheetTools(sheet) {
  const title = byId('tab-title');
  if (document.activeElement !== title) {
    title.value = sheet.title;
  }
  const select = byId('sort-by');
  const headers = sheet.columns.filter((c) => !c.hidden && c.header !== '').map((c) => c.header);
  if (headers.join('\n') !== [...select.options].map((o) => o.value).join('\n')) {
    const before = select.value;
    select.replaceChildren(...headers.map((header) => new Option(header, header)));
    select.value = headers.includes(before) ? before : headers[0] ?? '';
  }
}

function news(view) {
  if (document.body.dataset.view !== view) {
    document.querySelector('[data-show=' + view + ']').classList.add('news');
  }
}

function onState(state) {
  if (boot !== null && boot !== state.boot) {
    // The sandbox was started anew: all numbers that this page remembers are those of another life.
    location.reload();
    return;
  }
  boot = state.boot;
  const first = grid.seen === null;
  grid.show(state.sheet, state.seq);
  board.show(state.crm, state.seq);
  breaks.show(state.switches);
  showSheetTools(state.sheet);
  showCounters(state.counters);
  if (first) {
    chosen();
  }
}

function onLog(line) {
  log.add(line);
  if (boot !== null && (line.code === 'sheet.api' || line.code === 'crm.api')) {
    news(line.side);
  }
}

function show(view) {
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll('[data-show]')) {
    const here = button.dataset.show === view;
    button.setAttribute('aria-current', String(here));
    if (here) {
      button.classList.remove('news');
    }
  }
}

function allTexts() {
  translate();
  byId('language').textContent = t('language');
  byId('language').lang = t('language') === 'English' ? 'en' : 'ru';
  document.title = t('title');
  log.translate();
  breaks.translate();
  board.translate();
  byId('row-name').textContent = t('sheet.row', { row: grid.row });
}

function onClick(id, work) {
  byId(id).addEventListener('click', work);
}

onClick('language', () => {
  switchLanguage();
  allTexts();
});
onClick('row-add', () => act('/sheet/add'));
onClick('row-paste', () => act('/sheet/paste'));
onClick('row-insert', () => act('/sheet/insert', grid.chosen()));
onClick('row-copy', () => act('/sheet/copy', grid.chosen()));
onClick('row-delete', () => act('/sheet/delete', grid.chosen()));
onClick('sort-up', () => act('/sheet/sort', { header: byId('sort-by').value, ascending: true }));
onClick('sort-down', () => act('/sheet/sort', { header: byId('sort-by').value, ascending: false }));
onClick('break-reset', () => act('/break/reset'));
byId('show-hidden').addEventListener('change', (e) => grid.setShowHidden(e.target.checked));
byId('tab-title').addEventListener('keydown', (e) => {
  if (e.key === 'Escape') {
    e.target.value = grid.sheet.title;
    e.target.blur();
  } else if (e.key === 'Enter') {
    e.target.blur();
  }
});
byId('tab-title').addEventListener('blur', async (e) => {
  if (e.target.value !== grid.sheet?.title) {
    await act('/sheet/rename', { title: e.target.value });
    e.target.value = grid.sheet.title;
  }
});
byId('lead-new').addEventListener('submit', (e) => {
  e.preventDefault();
  board.revealNew = true;
  act('/crm/create', { name: byId('lead-name').value, phone: byId('lead-phone').value });
  e.target.reset();
});
for (const button of document.querySelectorAll('[data-show]')) {
  button.addEventListener('click', () => show(button.dataset.show));
}

show('sheet');
allTexts();
server.follow({
  onState,
  onLog,
  onCounters: showCounters,
  onLink: (up) => { byId('link').textContent = up ? '' : t('link.lost'); },
});

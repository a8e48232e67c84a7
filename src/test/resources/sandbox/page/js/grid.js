// The sheet. One cell is chosen; an editor stands in it while somebody types, and nothing from outside touches it.

import { flash } from './board.js';
import { Editor } from './editor.js';
import { t, time } from './texts.js';

const SPARE_ROWS = 3;
const KEY = 'sync_key';
const LEAD = 'amo_deal_id';

export class Grid {
  /**
   * @param act posts to the sandbox, and tells whether that worked
   * @param onChoice called when another cell is chosen
   */
  constructor(table, act, onChoice) {
    this.table = table;
    this.onChoice = onChoice;
    this.row = 2;
    this.column = 4;
    this.showHidden = false;
    this.seen = null;
    this.cells = new Map();
    this.editor = new Editor(this, act);
    table.addEventListener('keydown', (e) => this.key(e));
    table.addEventListener('mousedown', (e) => this.press(e));
    table.addEventListener('dblclick', (e) => {
      if (e.target.closest('td') && !this.editor.open) {
        this.editor.start();
      }
    });
  }

  show(sheet, seq) {
    this.sheet = sheet;
    this.visible = sheet.columns.map((c, i) => i + 1).filter((c) => this.showHidden || !sheet.columns[c - 1].hidden);
    const shape = JSON.stringify([this.visible, sheet.columns]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.head();
      this.body();
    }
    this.resize(sheet.rows.length + SPARE_ROWS);
    this.editor.follow();
    for (const [name, cell] of this.cells) {
      this.fill(name, cell);
    }
    this.seen = seq;
    this.roving();
  }

  setShowHidden(on) {
    this.showHidden = on;
    if (this.sheet) {
      this.show(this.sheet, this.seen);
    }
  }

  // ---- drawing ----

  head() {
    const row = document.createElement('tr');
    const corner = document.createElement('th');
    corner.className = 'number';
    row.append(corner);
    for (const c of this.visible) {
      const column = this.sheet.columns[c - 1];
      const cell = document.createElement('th');
      cell.scope = 'col';
      const letter = document.createElement('span');
      letter.className = 'letter';
      letter.textContent = column.letter;
      const name = document.createElement('strong');
      name.textContent = column.header;
      cell.append(letter, name);
      row.append(cell);
    }
    const head = document.createElement('thead');
    head.append(row);
    this.table.replaceChildren(head, document.createElement('tbody'));
  }

  body() {
    this.editor.close();
    this.cells.clear();
    this.height = 0;
  }

  resize(rows) {
    const body = this.table.tBodies[0];
    while (this.height < rows) {
      body.append(this.newRow(++this.height + 1));
    }
    while (this.height > rows) {
      const r = this.height-- + 1;
      if (this.editor.open?.row === r) {
        this.editor.close();
      }
      this.visible.forEach((c) => this.cells.delete(r + ':' + c));
      body.lastElementChild.remove();
    }
    this.row = Math.min(this.row, rows + 1);
    if (!this.visible.includes(this.column)) {
      this.column = this.visible[0] ?? 1;
    }
  }

  newRow(r) {
    const row = document.createElement('tr');
    const number = document.createElement('th');
    number.className = 'number';
    number.scope = 'row';
    number.textContent = String(r);
    number.dataset.row = String(r);
    row.append(number);
    for (const c of this.visible) {
      const cell = document.createElement('td');
      cell.setAttribute('role', 'gridcell');
      cell.tabIndex = -1;
      cell.dataset.row = String(r);
      cell.dataset.column = String(c);
      cell.classList.toggle('service', this.sheet.columns[c - 1].service);
      this.cells.set(r + ':' + c, cell);
      row.append(cell);
    }
    return row;
  }

  fill(name, cell) {
    const text = this.text(Number(cell.dataset.row), Number(cell.dataset.column));
    const mark = this.sheet.marks[name];
    const editing = this.editor.open?.cell === cell;
    if (!editing && cell.textContent !== text) {
      cell.textContent = text;
    }
    cell.title = mark ? text + '\n' + t('by.' + mark.by) + ', ' + time(mark.at) : text;
    if (mark && this.seen !== null && mark.seq > Math.max(this.seen, cell.flashed ?? 0) && !editing) {
      cell.flashed = mark.seq;
      cell.dataset.flash = t('tag.' + mark.by);
      flash(cell, mark.by);
    }
  }

  text(row, column) {
    return this.sheet.rows[row - 2]?.[column - 1] ?? '';
  }

  named(row, header) {
    const at = this.sheet.columns.findIndex((c) => c.header.trim() === header);
    return at < 0 ? '' : this.text(row, at + 1);
  }

  // ---- choosing ----

  choose(row, column, focus = true) {
    this.row = Math.max(2, Math.min(row, this.height + 1));
    this.column = column;
    this.roving();
    if (focus) {
      const cell = this.cell();
      cell?.focus({ preventScroll: true });
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    this.onChoice();
  }

  cell() {
    return this.cells.get(this.row + ':' + this.column);
  }

  roving() {
    this.table.querySelector('td[tabindex="0"]')?.setAttribute('tabindex', '-1');
    this.table.querySelector('tr.chosen')?.classList.remove('chosen');
    const cell = this.cell();
    if (cell) {
      cell.tabIndex = 0;
      cell.parentNode.classList.add('chosen');
    }
  }

  press(e) {
    const at = e.target.closest('[data-row]');
    if (!at || at === this.editor.open?.cell) {
      return;
    }
    e.preventDefault();
    const again = at === this.cell() && document.activeElement === at;
    this.editor.commit();
    this.choose(Number(at.dataset.row), Number(at.dataset.column ?? this.column));
    // Fingers have no double click worth the name: a second touch of the chosen cell opens it.
    if (again && at.matches('td')) {
      this.editor.start();
    }
  }

  key(e) {
    if (e.isComposing) {
      return;
    }
    if (this.editor.open) {
      this.editor.key(e);
      return;
    }
    const at = this.visible.indexOf(this.column);
    const go = (row, index) => this.choose(row, this.visible[Math.max(0, Math.min(index, this.visible.length - 1))]);
    const moves = {
      ArrowUp: () => go(this.row - 1, at),
      ArrowDown: () => go(this.row + 1, at),
      ArrowLeft: () => go(this.row, at - 1),
      ArrowRight: () => go(this.row, at + 1),
      Home: () => go(e.ctrlKey ? 2 : this.row, 0),
      End: () => go(e.ctrlKey ? this.sheet.rows.length + 1 : this.row, this.visible.length - 1),
      PageUp: () => go(this.row - 15, at),
      PageDown: () => go(this.row + 15, at),
      Enter: () => this.editor.start(),
      F2: () => this.editor.start(),
      Delete: () => this.editor.clear(),
      Backspace: () => this.editor.clear(),
    };
    if (moves[e.key] && !e.altKey && !e.metaKey) {
      e.preventDefault();
      moves[e.key]();
    } else if (e.key.length === 1 && !e.ctrlKey && !e.altKey && !e.metaKey) {
      e.preventDefault();
      this.editor.start(e.key);
    }
  }

  // ---- for the other parts of the page ----

  /** The row's key, and the cell's text for rows that have none: they tell the sandbox which cell is meant. */
  where() {
    return { key: this.named(this.row, KEY), was: this.text(this.row, this.column) };
  }

  chosen() {
    return { row: this.row, ...this.where() };
  }

  leadId() {
    return this.named(this.row, LEAD);
  }

  /** Shows the row of a lead, unless somebody is typing in another one. */
  chooseLead(id) {
    const row = this.sheet.rows.findIndex((_, i) => this.named(i + 2, LEAD) === id) + 2;
    if (row >= 2 && !this.editor.open) {
      this.choose(row, this.column, false);
      this.cell()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  cellName() {
    return (this.sheet?.columns[this.column - 1]?.letter ?? 'D') + this.row;
  }

  /** A new value for the chosen cell, of the kind that its column takes. */
  surprise() {
    const text = this.text(this.row, this.column);
    const header = this.sheet.columns[this.column - 1]?.header;
    const number = Math.floor(10000 + Math.random() * 89999);
    const values = { budget: String(number), phone: '8 999 00' + String(number).slice(0, 1) + '-09-' + String(number).slice(3) };
    return { row: this.row, column: this.column, value: values[header] ?? (text + ' *').trim() };
  }
}

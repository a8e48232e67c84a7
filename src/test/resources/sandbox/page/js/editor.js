// The input in a cell of the sheet.

const KEY = 'sync_key';

export class Editor {
  constructor(grid, act) {
    this.grid = grid;
    this.act = act;
    /** What is being edited: cell, input, row, column, base, key, was. */
    this.open = null;
  }

  start(typed) {
    const { grid } = this;
    const { row, column } = grid;
    const cell = grid.cell();
    if (!cell) {
      return;
    }
    const base = grid.sheet.entered[row + ':' + column] ?? grid.text(row, column);
    const input = document.createElement('input');
    input.value = typed ?? base;
    input.setAttribute('aria-label', grid.sheet.columns[column - 1].header + ' ' + row);
    this.open = { cell, input, row, column, base, ...grid.where() };
    cell.classList.add('editing');
    cell.replaceChildren(input);
    input.addEventListener('blur', () => this.commit());
    input.focus();
  }

  key(e) {
    const { row, column } = this.open;
    const columns = this.grid.visible;
    const beside = (step) => columns[Math.max(0, Math.min(columns.indexOf(column) + step, columns.length - 1))];
    if (e.key === 'Enter') {
      e.preventDefault();
      this.commit();
      this.grid.choose(row + (e.shiftKey ? -1 : 1), column);
    } else if (e.key === 'Tab') {
      e.preventDefault();
      this.commit();
      this.grid.choose(row, beside(e.shiftKey ? -1 : 1));
    } else if (e.key === 'Escape') {
      e.preventDefault();
      this.close();
      this.grid.choose(row, column);
    }
  }

  commit() {
    const done = this.open;
    if (done) {
      const value = done.input.value;
      this.close();
      if (value !== done.base) {
        this.write(done, value);
      }
    }
  }

  clear() {
    const { grid } = this;
    const { row, column } = grid;
    if (grid.text(row, column) !== '') {
      this.write({ cell: grid.cell(), row, column, ...grid.where() }, '');
    }
  }

  /** Shows the text at once; what the sheet makes of it comes with the next state. */
  async write({ cell, row, column, key, was }, value) {
    cell.textContent = value;
    const taken = await this.act('/sheet/type', { row, column, key, was, value });
    if (!taken && this.open?.cell !== cell) {
      cell.textContent = this.grid.text(row, column);
    }
  }

  close() {
    const done = this.open;
    if (done) {
      // First, because taking the input away makes it lose the focus, which would commit.
      this.open = null;
      done.cell.classList.remove('editing');
      done.cell.textContent = this.grid.text(done.row, done.column);
    }
  }

  /** When somebody sorts or inserts, the editor goes along with its row. */
  follow() {
    const { grid, open } = this;
    if (!open || open.key === '' || grid.named(open.row, KEY) === open.key) {
      return;
    }
    const row = grid.sheet.rows.findIndex((_, i) => grid.named(i + 2, KEY) === open.key) + 2;
    const cell = grid.cells.get(row + ':' + open.column);
    if (row < 2 || !cell) {
      return;
    }
    const { input } = open;
    const cursor = [input.selectionStart, input.selectionEnd];
    this.close();
    cell.classList.add('editing');
    cell.replaceChildren(input);
    this.open = { ...open, cell, row };
    grid.row = row;
    input.focus();
    input.setSelectionRange(...cursor);
  }
}

// The leads as cards in a column for each stage. Cards live as long as their leads, so that a field keeps its cursor.

import { t, time } from './texts.js';

const FLASH_MS = 2600;
const FREE = 'free';

export class Board {
  /**
   * @param act posts to the sandbox, and tells whether that worked
   * @param onChoice called with the lead of a card that somebody begins to edit
   */
  constructor(box, act, onChoice) {
    this.box = box;
    this.act = act;
    this.revealNew = false;
    this.cards = new Map();
    this.stages = new Map();
    this.seen = null;
    this.linked = '';
    // A card that is being edited stays where it is until the cursor has left it.
    box.addEventListener('focusin', (e) => {
      const lead = e.target.closest('[data-lead]')?.dataset.lead;
      if (lead) {
        onChoice(lead);
      }
    });
    box.addEventListener('focusout', () => setTimeout(() => this.crm && this.arrange(), 0));
  }

  show(crm, seq) {
    this.crm = crm;
    this.arrange();
    this.seen = seq;
  }

  arrange() {
    const keep = new Set();
    let behind = null;
    for (const column of this.crm.columns) {
      const name = column.pipelineId + ':' + column.statusId;
      const unused = column.cards.length === 0 && (!column.main || column === this.crm.columns[0]);
      if (!unused) {
        behind = this.stage(name, column.status, column.main ? '' : column.pipeline, column.cards, behind, keep);
      }
    }
    if (this.crm.contacts.length > 0) {
      this.stage(FREE, t('crm.free'), '', this.crm.contacts, behind, keep);
    }
    for (const [key, card] of this.cards) {
      if (!keep.has(key)) {
        card.root.remove();
        this.cards.delete(key);
      }
    }
    for (const [name, stage] of this.stages) {
      if (!keep.has(name)) {
        stage.root.remove();
        this.stages.delete(name);
      }
    }
  }

  stage(name, title, pipeline, items, behind, keep) {
    keep.add(name);
    let stage = this.stages.get(name);
    if (!stage) {
      stage = newStage();
      this.stages.set(name, stage);
    }
    place(this.box, stage.root, behind);
    stage.title.textContent = title;
    stage.pipeline.textContent = pipeline;
    stage.count.textContent = String(items.length);
    stage.none.textContent = items.length === 0 ? t('crm.none') : '';
    let above = stage.none;
    for (const item of items) {
      const key = (name === FREE ? 'contact ' : 'lead ') + item.id;
      keep.add(key);
      const card = this.card(key, item, name === FREE);
      place(stage.root, card.root, above);
      above = card.root;
    }
    return stage.root;
  }

  card(key, item, free) {
    let card = this.cards.get(key);
    if (!card) {
      card = free ? this.personCard() : this.leadCard();
      this.cards.set(key, card);
      if (!free) {
        card.root.dataset.lead = String(item.id);
        this.reveal(card);
      }
    }
    card.item = item;
    const person = free ? item : item.contact;
    fill(card.contact, person?.name ?? '');
    fill(card.phone, person?.phone ?? '');
    fill(card.email, person?.email ?? '');
    for (const field of [card.contact, card.phone, card.email]) {
      field.disabled = !person;
    }
    if (!free) {
      this.fillLead(card, item);
    }
    this.flash(card, newest(item.mark, person?.mark));
    card.root.classList.toggle('linked', !free && String(item.id) === this.linked);
    return card;
  }

  fillLead(card, lead) {
    card.title.textContent = lead.name || '#' + lead.id;
    card.title.title = '#' + lead.id;
    card.remove.setAttribute('aria-label', t('crm.delete', { name: lead.name }));
    card.remove.title = card.remove.getAttribute('aria-label');
    fill(card.price, String(lead.price));
    if (document.activeElement !== card.status) {
      card.status.replaceChildren(...this.options(lead));
    }
    card.by.className = 'by by-' + lead.by;
    card.who.textContent = lead.by === 'api' ? t('by.api') : lead.changedBy || t('by.user');
    card.when.textContent = ' · ' + time(lead.changedAt);
  }

  options(lead) {
    const groups = new Map();
    for (const column of this.crm.columns) {
      if (!groups.has(column.pipelineId)) {
        const group = document.createElement('optgroup');
        group.label = column.pipeline;
        groups.set(column.pipelineId, group);
      }
      const option = document.createElement('option');
      option.value = column.pipelineId + ':' + column.statusId;
      option.textContent = column.status;
      option.selected = column.cards.some((card) => card.id === lead.id);
      groups.get(column.pipelineId).append(option);
    }
    return groups.values();
  }

  leadCard() {
    const card = { root: element('article', 'card') };
    const name = element('div', 'name');
    card.title = element('span', '');
    card.remove = element('button', 'remove');
    card.remove.type = 'button';
    card.remove.textContent = '×';
    card.remove.addEventListener('click', () => this.act('/crm/delete', { lead: card.item.id }));
    name.append(card.title, card.remove);
    card.price = this.input(card, 'crm.price', (value) => this.act('/crm/price', { lead: card.item.id, value }));
    card.price.inputMode = 'numeric';
    card.root.append(name, field('crm.price', card.price));
    this.personFields(card, () => card.item.contact.id);
    card.status = element('select', '');
    card.status.addEventListener('change', () => {
      const [pipeline, status] = card.status.value.split(':').map(Number);
      this.act('/crm/move', { lead: card.item.id, pipeline, status });
    });
    card.by = element('p', 'by');
    card.who = element('b', '');
    card.when = element('span', '');
    card.by.append(card.who, card.when);
    card.root.append(field('crm.status', card.status), card.by);
    return card;
  }

  personCard() {
    const card = { root: element('article', 'card') };
    this.personFields(card, () => card.item.id);
    return card;
  }

  personFields(card, contact) {
    const save = (path) => (value) => this.act(path, { contact: contact(), value });
    card.contact = this.input(card, 'crm.contact', save('/crm/rename'));
    card.phone = this.input(card, 'crm.phone', save('/crm/phone'));
    card.email = this.input(card, 'crm.email', save('/crm/email'));
    card.root.append(field('crm.contact', card.contact), field('crm.phone', card.phone), field('crm.email', card.email));
  }

  input(card, label, save) {
    const input = element('input', '');
    input.addEventListener('focus', () => { input.dataset.base = input.value; });
    input.addEventListener('keydown', (e) => {
      if (e.key === 'Escape') {
        input.value = input.dataset.base;
        input.blur();
      } else if (e.key === 'Enter' && !e.isComposing) {
        input.blur();
      }
    });
    input.addEventListener('blur', () => {
      if (input.value !== input.dataset.base) {
        // Until the change comes back the field must not fall back to the old text.
        input.dataset.sent = input.dataset.base;
        save(input.value).then((taken) => {
          delete input.dataset.sent;
          if (!taken && document.activeElement !== input) {
            input.value = input.dataset.base;
          }
        });
      }
    });
    return input;
  }

  flash(card, mark) {
    if (this.seen === null || !mark || mark.seq <= (card.flashed ?? this.seen)) {
      return;
    }
    card.flashed = mark.seq;
    flash(card.root, mark.by);
  }

  /** The lead that somebody has just made here may come to stand where nobody looks. */
  reveal(card) {
    if (this.revealNew) {
      this.revealNew = false;
      setTimeout(() => card.root.scrollIntoView({ block: 'nearest', inline: 'nearest' }), 0);
    }
  }

  /** Shows which card belongs to the chosen row. */
  link(leadId) {
    this.linked = leadId;
    for (const [key, card] of this.cards) {
      card.root.classList.toggle('linked', leadId !== '' && key === 'lead ' + leadId);
    }
    const card = this.cards.get('lead ' + leadId);
    if (card && this.box.offsetParent && !card.root.contains(document.activeElement)) {
      card.root.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  translate() {
    if (this.crm) {
      this.arrange();
    }
  }
}

export function flash(e, by) {
  e.classList.remove('flash-api', 'flash-user');
  // Read so that the animation begins anew.
  void e.offsetWidth;
  e.classList.add('flash-' + by);
  clearTimeout(e.flashTimer);
  e.flashTimer = setTimeout(() => e.classList.remove('flash-api', 'flash-user'), FLASH_MS);
}

function newest(a, b) {
  return !a || (b && b.seq > a.seq) ? b : a;
}

/** Moves only what is in the wrong place, and never what holds the cursor. */
function place(parent, child, previous) {
  const right = child.parentNode === parent && child.previousElementSibling === previous;
  if (!right && !(child.isConnected && child.contains(document.activeElement))) {
    parent.insertBefore(child, previous ? previous.nextElementSibling : parent.firstElementChild);
  }
}

/** A field with the cursor in it belongs to the person who types. */
function fill(input, value) {
  if (document.activeElement !== input && input.dataset.sent === undefined && input.value !== value) {
    input.value = value;
  }
}

function element(tag, name) {
  const e = document.createElement(tag);
  e.className = name;
  return e;
}

function field(key, input) {
  const label = element('label', 'field');
  const text = element('span', '');
  text.dataset.t = key;
  text.textContent = t(key);
  label.append(text, input);
  return label;
}

function newStage() {
  const stage = { root: element('section', 'stage') };
  const head = document.createElement('h3');
  const left = document.createElement('span');
  stage.title = document.createElement('span');
  stage.pipeline = element('span', 'pipe');
  stage.count = document.createElement('span');
  stage.none = element('p', 'none');
  left.append(stage.title, ' ', stage.pipeline);
  head.append(left, stage.count);
  stage.root.append(head, stage.none);
  return stage;
}

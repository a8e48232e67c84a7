// Buttons that break things. Those with a state stay pressed until they are switched back.

import { t } from './texts.js';

const GROUPS = {
  amo: ['amo-cut-create', 'amo-429', 'amo-500', 'amo-hang', 'amo-block', 'amo-filters-off'],
  hooks: ['hooks-drop', 'hooks-duplicate', 'hooks-pause'],
  sheets: ['sheets-503-after', 'sheets-429', 'sheets-type', 'sheets-sort', 'sheets-no-access', 'script-off'],
  service: ['service-stop'],
};

export class Breaks {
  /**
   * @param act posts to the sandbox
   * @param target tells the chosen cell of the sheet
   */
  constructor(box, act, target) {
    this.box = box;
    this.act = act;
    this.target = target;
    this.buttons = new Map();
    this.switches = {};
    for (const [name, breaks] of Object.entries(GROUPS)) {
      box.append(this.group(name, breaks));
    }
  }

  group(name, breaks) {
    const set = document.createElement('fieldset');
    set.className = 'breaking';
    const legend = document.createElement('legend');
    legend.dataset.t = 'group.' + name;
    set.append(legend);
    for (const each of breaks) {
      const button = document.createElement('button');
      button.type = 'button';
      button.addEventListener('click', () => this.press(each));
      this.buttons.set(each, button);
      set.append(button);
    }
    return set;
  }

  press(name) {
    if (name in this.switches) {
      this.act('/break/' + name, { on: !this.switches[name] });
    } else {
      this.act('/break/' + name, name === 'sheets-type' ? this.target.surprise() : {});
      const button = this.buttons.get(name);
      button.classList.add('done');
      setTimeout(() => button.classList.remove('done'), 900);
    }
  }

  show(switches) {
    this.switches = switches;
    for (const [name, button] of this.buttons) {
      if (name in switches) {
        button.setAttribute('aria-pressed', String(switches[name]));
      }
    }
    this.buttons.get('service-stop').closest('fieldset').hidden = !('service-stop' in switches);
  }

  translate() {
    for (const [name, button] of this.buttons) {
      button.textContent = t('break.' + name, { cell: this.target.cellName() });
    }
  }
}

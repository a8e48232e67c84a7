// Made of apps-script/src; see apps-script/README.md. Do not edit.

// What people click: the menu, and behind it the set-up.

/**
 * Where the manifest is not there, as when the code was pasted, Google goes by this: the right to one spreadsheet, not to all.
 *
 * @OnlyCurrentDoc
 */

/** Google runs this whenever somebody opens the spreadsheet. */
function onOpen() {
  const words = amoWords_(SpreadsheetApp.getActiveSpreadsheet());
  SpreadsheetApp.getUi()
    .createMenu(words.title)
    .addItem(words.menu.syncNow, 'amoSyncNow')
    .addItem(words.menu.status, 'amoShowStatus')
    .addItem(words.menu.help, 'amoShowHelp')
    .addSeparator()
    .addItem(words.menu.setUp, 'amoSetUp')
    .addItem(words.menu.remove, 'amoRemove')
    .addToUi();
}

/** Has the service read the whole tab, whatever happened before. */
function amoSyncNow() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const words = amoWords_(spreadsheet);
  const settings = amoSettings_();
  if (settings.address === '') {
    amoSay_(words, words.notSetUp);
    return;
  }
  if (settings.trouble) {
    settings.trouble.until = 0;
  }
  const answer = amoTell_(settings, spreadsheet, null);
  if (answer === 'taken' || answer === 'left') {
    spreadsheet.toast(words.looking, words.title, 5);
  } else {
    amoSay_(words, words.why[answer] + ' ' + words.nothingLost);
  }
}

function amoShowStatus() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const words = amoWords_(spreadsheet);
  const settings = amoSettings_();
  if (settings.address === '') {
    amoSay_(words, words.notSetUp);
    return;
  }
  const at = (ms) => Utilities.formatDate(new Date(ms), spreadsheet.getSpreadsheetTimeZone(), 'dd.MM.yyyy HH:mm:ss');
  const tab = spreadsheet.getSheets().find((sheet) => String(sheet.getSheetId()) === settings.tab);
  const taken = CacheService.getScriptCache().get(AMO_TAKEN);
  const answer = amoPost_(settings, { rows: [] });
  const lines = [
    tab ? words.tab(tab.getName()) : words.tabGone,
    words.service(settings.address),
    answer === 'taken' ? words.answers : words.why[answer],
    amoOwnTriggers_().some((trigger) => trigger.getUniqueId() === settings.editTrigger) ? words.yours : words.colleagues,
    taken === null ? words.notTold : words.told(at(Number(taken))),
  ];
  if (settings.trouble) {
    lines.push(words.trouble(at(settings.trouble.since), at(settings.trouble.until)));
  }
  amoSay_(words, lines.join('\n'));
}

function amoShowHelp() {
  const words = amoWords_(SpreadsheetApp.getActiveSpreadsheet());
  amoSay_(words, words.help);
}

/** Asks for the address and the secret, tries them, and installs the two triggers for the tab that is open. */
function amoSetUp() {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const words = amoWords_(spreadsheet);
  const before = amoSettings_();
  const address = amoAsk_(words, words.askAddress, before.address);
  if (address === null) {
    return;
  }
  const url = amoAddress_(address || before.address);
  if (url === '') {
    amoSay_(words, words.badAddress);
    return;
  }
  const typed = amoAsk_(words, words.askSecret, before.secret === '' ? '' : words.asBefore);
  if (typed === null) {
    return;
  }
  const secret = typed || before.secret;
  // A header takes no other characters; the service makes and takes only such secrets.
  if (!/^[\x21-\x7e]+$/.test(secret)) {
    amoSay_(words, words.badSecret);
    return;
  }
  const sheet = spreadsheet.getActiveSheet();
  const ui = SpreadsheetApp.getUi();
  if (ui.alert(words.title, words.askTab(sheet.getName()), ui.ButtonSet.YES_NO) !== ui.Button.YES) {
    return;
  }
  const answer = amoPost_({ address: url, secret }, { rows: [] });
  if (answer !== 'taken') {
    amoSay_(words, words.why[answer] + ' ' + words.notInstalled);
    return;
  }
  amoInstall_(spreadsheet, url, secret, String(sheet.getSheetId()));
  amoTell_(amoSettings_(), spreadsheet, null);
  amoSay_(words, words.installed);
}

function amoInstall_(spreadsheet, address, secret, tab) {
  amoOwnTriggers_().forEach((trigger) => ScriptApp.deleteTrigger(trigger));
  const edit = ScriptApp.newTrigger('amoOnEdit').forSpreadsheet(spreadsheet).onEdit().create();
  const change = ScriptApp.newTrigger('amoOnChange').forSpreadsheet(spreadsheet).onChange().create();
  const properties = PropertiesService.getScriptProperties();
  properties.deleteProperty('TROUBLE');
  properties.setProperties({
    SERVICE_ADDRESS: address,
    WEBHOOK_SECRET: secret,
    TAB: tab,
    EDIT_TRIGGER: edit.getUniqueId(),
    CHANGE_TRIGGER: change.getUniqueId(),
  });
}

/** Takes the triggers and everything kept away. Rows and leads stay, and the service goes on reading the tab. */
function amoRemove() {
  const words = amoWords_(SpreadsheetApp.getActiveSpreadsheet());
  const ui = SpreadsheetApp.getUi();
  if (ui.alert(words.title, words.askRemove, ui.ButtonSet.YES_NO) !== ui.Button.YES) {
    return;
  }
  amoOwnTriggers_().forEach((trigger) => ScriptApp.deleteTrigger(trigger));
  const properties = PropertiesService.getScriptProperties();
  AMO_KEPT.forEach((name) => properties.deleteProperty(name));
  CacheService.getScriptCache().removeAll([AMO_AGAIN, AMO_ASKED, AMO_TAKEN]);
  amoSay_(words, words.removed);
}

/** Google shows everybody only the triggers of his own. */
function amoOwnTriggers_() {
  return ScriptApp.getProjectTriggers().filter((trigger) => /^amoOn(Edit|Change)$/.test(trigger.getHandlerFunction()));
}

/** What was typed, trimmed; null where it was cancelled. */
function amoAsk_(words, question, now) {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(words.title, now === '' ? question : question + '\n\n' + words.now(now), ui.ButtonSet.OK_CANCEL);
  return answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText().trim() : null;
}

function amoSay_(words, text) {
  const ui = SpreadsheetApp.getUi();
  ui.alert(words.title, text, ui.ButtonSet.OK);
}

// The calls to the service. They happen while people type, in runs of their own that nobody waits for, but of which Google
// grants only so many minutes a day. So a run sends one request, waits for another run a moment at most, and sends nothing
// for a while once the service does not answer. What is not said here the service finds itself: it reads the tab regularly.

const AMO_PATH = '/webhook/sheets';
/** Rows were not named since the last request: the next one asks to read the whole tab. */
const AMO_AGAIN = 'read-again';
/** The tab was asked to be read a moment ago. */
const AMO_ASKED = 'asked';
const AMO_ASK_APART_S = 10;
/** When a request was taken the last time, for the status. */
const AMO_TAKEN = 'taken';
/** As long as Google keeps anything in its cache. */
const AMO_LONGEST_S = 21600;
const AMO_WAIT_MS = 1500;
const AMO_MOMENT_MS = 300;
/** A failure that came faster than this is worth a second try: the next one comes as fast. */
const AMO_FAST_MS = 2000;
/** Google gives up a call after 60 seconds. Once in half an hour that is 48 minutes of the 90 that a day has. */
const AMO_LONGEST_PAUSE_MIN = 30;

/**
 * Tells the service which rows to look at; null asks it to read the whole tab. Returns what came of it: taken, left (another
 * run tells it), pause (the service did not answer a while ago) or a reason why it was not taken.
 */
function amoTell_(settings, spreadsheet, rows) {
  if (settings.trouble && Date.now() < settings.trouble.until) {
    return 'pause';
  }
  const turn = LockService.getDocumentLock();
  if (!turn.tryLock(AMO_WAIT_MS)) {
    amoReadAgainLater_();
    // Whoever has the turn may have looked for this just before.
    if (!turn.tryLock(AMO_MOMENT_MS)) {
      return 'left';
    }
    rows = null;
  }
  try {
    const left = amoTakeReadAgain_();
    let answer = amoSend_(settings, rows, rows === null || left || Boolean(settings.trouble));
    // Once: whoever comes after that is served by the next run.
    if (answer === 'taken' && amoTakeReadAgain_()) {
      answer = amoSend_(settings, null, true);
    }
    if (answer === 'taken') {
      amoWell_(settings, spreadsheet);
    } else {
      amoTrouble_(spreadsheet, answer);
    }
    return answer;
  } finally {
    turn.releaseLock();
  }
}

function amoReadAgainLater_() {
  CacheService.getScriptCache().put(AMO_AGAIN, '1', AMO_LONGEST_S);
}

/** Forgotten before the request goes out: whoever asks from now on asks for another one. */
function amoTakeReadAgain_() {
  const cache = CacheService.getScriptCache();
  if (cache.get(AMO_AGAIN) === null) {
    return false;
  }
  cache.remove(AMO_AGAIN);
  return true;
}

/** One request; a second one only where the first found nobody, and fast. */
function amoSend_(settings, rows, readAgain) {
  const body = { rows: rows === null ? [] : amoNamed_(rows), editedAt: new Date(Date.now()).toISOString() };
  if (readAgain) {
    body.readAgain = true;
  }
  const began = Date.now();
  const answer = amoPost_(settings, body);
  return answer === 'nobody' && Date.now() - began < AMO_FAST_MS ? amoPost_(settings, body) : answer;
}

/** The rows with the keys that stand in them. Keys are the service's to make: a row without one is named without one. */
function amoNamed_(rows) {
  const keys = amoKeys_(rows.sheet, rows.first, rows.last);
  const named = [];
  for (let row = rows.first; row <= rows.last; row++) {
    const key = keys[row - rows.first] || '';
    named.push(key === '' || key.length > 100 ? { row } : { row, key });
  }
  return named;
}

function amoKeys_(sheet, first, last) {
  const width = sheet.getLastColumn();
  // The tab may have become shorter since the edit.
  const bottom = Math.min(last, sheet.getMaxRows());
  if (width === 0 || bottom < first) {
    return [];
  }
  const headers = sheet.getRange(1, 1, 1, width).getValues()[0];
  const column = headers.findIndex((header) => String(header).trim().toLowerCase() === 'sync_key');
  if (column < 0) {
    return [];
  }
  return sheet
    .getRange(first, column + 1, bottom - first + 1, 1)
    .getValues()
    .map((cells) => String(cells[0]).trim());
}

/** Posts to the service; returns taken, or the reason why not. */
function amoPost_(settings, body) {
  let response;
  try {
    response = UrlFetchApp.fetch(settings.address + AMO_PATH, {
      method: 'post',
      contentType: 'application/json',
      headers: { 'X-Webhook-Secret': settings.secret },
      payload: JSON.stringify(body),
      muteHttpExceptions: true,
      // The secret is for this address alone.
      followRedirects: false,
    });
  } catch (nobody) {
    return 'nobody';
  }
  const status = response.getResponseCode();
  if (status === 202) {
    return amoIsService_(response.getContentText()) ? 'taken' : 'stranger';
  }
  if (status === 401) {
    return 'secret';
  }
  if (status === 429 || status === 500 || status === 503) {
    return 'busy';
  }
  // A tunnel or a proxy that finds no service behind it.
  return status > 500 ? 'nobody' : 'stranger';
}

/** Whether the answer is the service's own: a page of a tunnel or a provider says 2xx too. */
function amoIsService_(text) {
  try {
    return Number.isInteger(JSON.parse(text).accepted);
  } catch (page) {
    return false;
  }
}

/** From now on edits are not told for a while, longer each time; said once. */
function amoTrouble_(spreadsheet, why) {
  // Read anew: a run just before may have said it.
  const before = amoSettings_().trouble || { times: 0, since: Date.now() };
  const minutes = why === 'secret' ? AMO_LONGEST_PAUSE_MIN : Math.min(AMO_LONGEST_PAUSE_MIN, 2 ** before.times);
  const trouble = {
    why,
    since: before.since,
    times: Math.min(before.times + 1, 10),
    until: Date.now() + minutes * 60000,
  };
  PropertiesService.getScriptProperties().setProperty('TROUBLE', JSON.stringify(trouble));
  if (before.times === 0 || (why === 'secret' && before.why !== why)) {
    const words = amoWords_(spreadsheet);
    spreadsheet.toast(words.why[why] + ' ' + words.nothingLost, words.title, 15);
  }
}

function amoWell_(settings, spreadsheet) {
  CacheService.getScriptCache().put(AMO_TAKEN, String(Date.now()), AMO_LONGEST_S);
  if (settings.trouble) {
    PropertiesService.getScriptProperties().deleteProperty('TROUBLE');
    const words = amoWords_(spreadsheet);
    spreadsheet.toast(words.back, words.title, 5);
  }
}

// What is kept: in the Script Properties, never in the code or in cells.

const AMO_KEPT = ['SERVICE_ADDRESS', 'WEBHOOK_SECRET', 'TAB', 'EDIT_TRIGGER', 'CHANGE_TRIGGER', 'TROUBLE'];

/** One read for all of them; an empty address means that nothing is set up. */
function amoSettings_() {
  const kept = PropertiesService.getScriptProperties().getProperties();
  return {
    address: kept.SERVICE_ADDRESS || '',
    secret: kept.WEBHOOK_SECRET || '',
    tab: kept.TAB || '',
    editTrigger: kept.EDIT_TRIGGER || '',
    changeTrigger: kept.CHANGE_TRIGGER || '',
    trouble: kept.TROUBLE ? JSON.parse(kept.TROUBLE) : null,
  };
}

/** The service's address without what people copy along with it; empty where it is none. Only https: it carries the secret. */
function amoAddress_(text) {
  const address = text.replace(/\/+$/, '').replace(/\/(webhook\/sheets|leads\/upsert|health)$/, '').replace(/\/+$/, '');
  return /^https:\/\/[^\s\/?#@:]+(:\d{1,5})?(\/[^\s?#]*)?$/i.test(address) ? address : '';
}

// What runs by itself. Names that end in _ are the script's own; Google shows and starts only the others.
//
// No function is named onEdit: Google would run it a second time, as a simple trigger, without the right to call anybody.

/** The most rows that one request names; of more the service reads the whole tab. */
const AMO_MOST_ROWS = 500;

/**
 * After an edit, paste, fill or clearing by a person: names the rows. What the service itself writes comes by Google's API,
 * and Google runs no trigger for that.
 */
function amoOnEdit(e) {
  const settings = amoSettings_();
  if (!amoIsOurs_(settings, 'editTrigger', e)) {
    return;
  }
  const range = e.range;
  const sheet = range.getSheet();
  if (String(sheet.getSheetId()) !== settings.tab) {
    return;
  }
  const first = Math.max(range.getRow(), 2);
  let last = range.getLastRow();
  if (last - first >= AMO_MOST_ROWS) {
    // Whole columns are pasted and filled down to the end of the tab, where nothing is.
    last = Math.min(last, sheet.getLastRow());
  }
  // An edit of the headers alone may be a renamed column, which is in no row.
  const named = last >= first && last - first < AMO_MOST_ROWS;
  amoTell_(settings, e.source, named ? { sheet, first, last } : null);
}

/**
 * After rows were inserted, deleted, sorted or moved: Google says neither which nor reliably on what tab, so the service is
 * asked to read its own. A burst is asked for once.
 */
function amoOnChange(e) {
  if (e.changeType === 'EDIT' || e.changeType === 'FORMAT' || /_GRID$/.test(e.changeType)) {
    return;
  }
  const settings = amoSettings_();
  if (!amoIsOurs_(settings, 'changeTrigger', e)) {
    return;
  }
  const cache = CacheService.getScriptCache();
  if (cache.get(AMO_ASKED) !== null) {
    amoReadAgainLater_();
    return;
  }
  cache.put(AMO_ASKED, '1', AMO_ASK_APART_S);
  amoTell_(settings, e.source, null);
}

/** Triggers of a colleague who had set the script up before go on firing until he removes them; they say nothing. */
function amoIsOurs_(settings, trigger, e) {
  return settings.address !== '' && e.triggerUid === settings[trigger];
}

// What people read, in the spreadsheet's language.

/** Russian where the spreadsheet is set to a country whose offices mostly use amoCRM in Russian, else English. */
function amoWords_(spreadsheet) {
  return /^(ru|be|kk|ky|tg|uz)/i.test(spreadsheet.getSpreadsheetLocale()) ? AMO_RUSSIAN : AMO_ENGLISH;
}

const AMO_ENGLISH = {
  title: 'amoCRM',
  menu: {
    syncNow: 'Sync now',
    status: 'Status',
    help: 'Help',
    setUp: 'Set up…',
    remove: 'Remove…',
  },
  notSetUp: 'The script is not set up yet. Open the tab with the leads and choose “Set up…” in this menu.',
  looking: 'The service reads the tab. Changes arrive within seconds.',
  nothingLost: 'Nothing is lost: the service finds your edits itself when it reads the sheet.',
  back: 'The service answers again.',
  why: {
    nobody: 'The service does not answer.',
    busy: 'The service is starting or cannot store anything right now.',
    secret: 'The service does not accept the secret. Choose “Set up…” and enter it again.',
    stranger: 'Something else answers at the service’s address. Choose “Set up…” and check it.',
  },
  askAddress: 'Address of the service, for example https://sync.example.com',
  badAddress: 'This is not an address. It begins with https:// and has no “?”. Nothing was changed.',
  askSecret: 'The webhook secret. The service printed it at its first start; it is also in the file data/webhook-secret.',
  badSecret: 'This is not a secret: it is empty or has spaces or letters that a secret cannot have. Nothing was changed.',
  asBefore: '(kept; not shown)',
  now: (value) => 'Now: ' + value + '. Leave the field empty to keep it.',
  askTab: (name) => 'The tab “' + name + '” will be synced. Is that the tab with the leads?',
  notInstalled: 'Nothing was changed.',
  installed: 'Done. Edits of this tab now reach amoCRM within seconds.',
  askRemove: 'Remove the script’s triggers, address and secret? Rows and leads stay as they are.',
  removed: 'Removed. The service still finds edits when it reads the sheet.',
  tab: (name) => 'Tab: ' + name,
  tabGone: 'The tab was deleted. Open the tab with the leads and choose “Set up…”.',
  service: (address) => 'Service: ' + address,
  answers: 'It answers and accepts the secret.',
  yours: 'Edits are announced on your behalf.',
  colleagues: 'A colleague set this up; edits are announced on their behalf.',
  notTold: 'No edit was announced in the last six hours.',
  told: (time) => 'Last announced: ' + time,
  trouble: (since, until) => 'Not announced since ' + since + '. Next try after ' + until + ', or now with “Sync now”.',
  help:
    'Type, paste, sort and delete rows as you like: what you change here is changed in amoCRM within seconds, and the ' +
    'other way round.\n\n' +
    '• A row needs a phone or an e-mail to become a lead.\n' +
    '• The column sync_note says what is wrong with a row. Mend the row, and the note goes.\n' +
    '• Leave the service’s own columns alone.\n' +
    '• Deleting a row deletes no lead.\n\n' +
    '“Sync now” has the whole tab read at once. “Status” shows whether the service answers.',
};

const AMO_RUSSIAN = {
  title: 'amoCRM',
  menu: {
    syncNow: 'Синхронизировать сейчас',
    status: 'Состояние',
    help: 'Справка',
    setUp: 'Настроить…',
    remove: 'Отключить…',
  },
  notSetUp: 'Скрипт ещё не настроен. Откройте лист со сделками и выберите в этом меню «Настроить…».',
  looking: 'Служба читает лист. Изменения появятся через несколько секунд.',
  nothingLost: 'Ничего не потеряно: служба сама найдёт правки, когда прочитает таблицу.',
  back: 'Служба снова отвечает.',
  why: {
    nobody: 'Служба не отвечает.',
    busy: 'Служба запускается или пока не может ничего сохранить.',
    secret: 'Служба не принимает секрет. Выберите «Настроить…» и введите его заново.',
    stranger: 'По адресу службы отвечает что-то другое. Выберите «Настроить…» и проверьте адрес.',
  },
  askAddress: 'Адрес службы, например https://sync.example.com',
  badAddress: 'Это не адрес. Он начинается с https:// и не содержит «?». Ничего не изменено.',
  askSecret: 'Секрет вебхука. Служба напечатала его при первом запуске; он есть и в файле data/webhook-secret.',
  badSecret: 'Это не секрет: пусто, либо есть пробелы или буквы, которых в секрете не бывает. Ничего не изменено.',
  asBefore: '(сохранён, не показывается)',
  now: (value) => 'Сейчас: ' + value + '. Чтобы оставить так, ничего не вводите.',
  askTab: (name) => 'Будет синхронизироваться лист «' + name + '». Сделки на нём?',
  notInstalled: 'Ничего не изменено.',
  installed: 'Готово. Правки на этом листе теперь попадают в amoCRM за несколько секунд.',
  askRemove: 'Убрать триггеры, адрес и секрет скрипта? Строки и сделки останутся как есть.',
  removed: 'Отключено. Служба по-прежнему находит правки, когда читает таблицу.',
  tab: (name) => 'Лист: ' + name,
  tabGone: 'Лист удалён. Откройте лист со сделками и выберите «Настроить…».',
  service: (address) => 'Служба: ' + address,
  answers: 'Отвечает и принимает секрет.',
  yours: 'О правках сообщает ваша учётная запись.',
  colleagues: 'Настроил коллега; о правках сообщает его учётная запись.',
  notTold: 'За последние шесть часов о правках не сообщалось.',
  told: (time) => 'Последнее сообщение: ' + time,
  trouble: (since, until) =>
    'Сообщения не доходят с ' + since + '. Следующая попытка после ' + until + ' или сразу: «Синхронизировать сейчас».',
  help:
    'Вводите, вставляйте, сортируйте и удаляйте строки как удобно: изменения попадают в amoCRM за несколько секунд, и ' +
    'обратно.\n\n' +
    '• Чтобы строка стала сделкой, в ней нужен телефон или почта.\n' +
    '• В столбце sync_note написано, что в строке не так. Исправьте строку, и примечание исчезнет.\n' +
    '• Служебные столбцы не меняйте.\n' +
    '• Удаление строки не удаляет сделку.\n\n' +
    '«Синхронизировать сейчас» — прочитать весь лист сразу. «Состояние» — отвечает ли служба.',
};

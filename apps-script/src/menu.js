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

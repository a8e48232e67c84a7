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

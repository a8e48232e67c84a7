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

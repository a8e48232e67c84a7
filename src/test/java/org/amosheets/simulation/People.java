package org.amosheets.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.InProcessAmoCrm;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sandbox.sheets.Tab;

/** The people on both sides. Each value that they type is one that nobody typed before. */
final class People {

    private static final List<String> STATUSES = List.of("Новая заявка", "В работе", "Согласование");
    private static final List<Long> STATUS_IDS =
            List.of(SampleAccount.SALES_NEW, SampleAccount.SALES_WORK, SampleAccount.SALES_TALKS);
    private static final int MOST_ROWS = 14;

    /** Is told what a person did, so that it may be announced. */
    interface Announced {

        /** The sheet's script names this row; 0 where it has nothing to say. */
        void row(int number);

        void crm();
    }

    private final Tab tab;
    private final InProcessAmoCrm crm;
    private final Ledger ledger;
    private final Story story;
    private final Announced announced;
    private final Set<String> keysTakenEarly = new HashSet<>();
    private boolean usedTrash;

    People(Tab tab, InProcessAmoCrm crm, Ledger ledger, Story story, Announced announced) {
        this.tab = tab;
        this.crm = crm;
        this.ledger = ledger;
        this.story = story;
        this.announced = announced;
    }

    /** Whether a manager ever deleted a lead. */
    boolean usedTrash() {
        return usedTrash;
    }

    /** Keys that a person cleared out of rows that did not show a lead yet. */
    Set<String> keysTakenEarly() {
        return keysTakenEarly;
    }

    /** Something in the sheet. */
    void inSheet(Random random) {
        int last = tab.filledRows();
        if (last < 2 || (last < MOST_ROWS && random.nextInt(100) < 14)) {
            ledger.around(this::sheet, () -> newRow(random));
            return;
        }
        int row = 2 + random.nextInt(last - 1);
        ledger.around(this::sheet, () -> inRow(random, row, last));
    }

    private void inRow(Random random, int row, int last) {
        int pick = random.nextInt(100);
        if (pick < 50) {
            type(random, row, Values.COLUMNS.get(random.nextInt(Values.COLUMNS.size())));
        } else if (pick < 57) {
            String status = STATUSES.get(random.nextInt(STATUSES.size()));
            tab.type(row, "status", status);
            tell(row, "types the status " + status + " into row " + row);
        } else if (pick < 64) {
            String column = List.of("email", "budget", "Регион").get(random.nextInt(3));
            tab.clearCell(row, column);
            tell(row, "clears " + column + " of row " + row);
        } else if (pick < 69 && last < MOST_ROWS) {
            tab.copyRow(row, last + 1);
            tell(last + 1, "copies row " + row + " to row " + (last + 1));
        } else if (pick < 73) {
            tab.deleteRow(row);
            tell(0, "deletes row " + row);
        } else if (pick < 77) {
            tab.insertRow(row);
            tell(0, "inserts a row before row " + row);
        } else if (pick < 83) {
            String column = List.of("name", "budget", "phone").get(random.nextInt(3));
            tab.sortBy(column, random.nextBoolean());
            tell(0, "sorts by " + column);
        } else if (pick < 87) {
            int to = 2 + random.nextInt(last - 1);
            tab.moveRow(row, to);
            tell(0, "moves row " + row + " to row " + to);
        } else if (pick < 89) {
            tab.cutRow(row, last + 1);
            tell(last + 1, "cuts row " + row + " and pastes it to row " + (last + 1));
        } else if (pick < 93) {
            tab.type(row, "comment", "Заметка " + ledger.number());
            tell(row, "writes a comment beside row " + row);
        } else if (pick < 94) {
            if (tab.headers().contains("sync_key")) {
                if (tab.row(row).getOrDefault("amo_deal_id", "").isEmpty()) {
                    keysTakenEarly.add(tab.cell(row, "sync_key"));
                }
                tab.clearCell(row, "sync_key");
                tell(row, "clears the key cell of row " + row);
            }
        } else if (pick < 95) {
            if (tab.headers().contains("amo_deal_id")) {
                tab.clearCell(row, "amo_deal_id");
                tell(row, "clears the lead's id of row " + row);
            }
        } else {
            type(random, row, "phone");
            type(random, row, "budget");
        }
    }

    /** A person types a new row below the others. */
    void newRow(Random random) {
        int row = tab.filledRows() + 1;
        int full = random.nextInt(10);
        List<String> typed = full < 7
                ? List.of("name", "phone", "email", "budget")
                : full < 9 ? List.of("name", "phone") : List.of("name", "budget");
        typed.forEach(column -> put(row, column));
        tell(row, "fills row " + row + " anew: " + shown(row));
    }

    private String shown(int row) {
        Map<String, String> cells = tab.row(row);
        return Values.COLUMNS.stream()
                .map(column -> cells.getOrDefault(column, ""))
                .filter(text -> !text.isEmpty())
                .toList()
                .toString();
    }

    private void type(Random random, int row, String column) {
        String before = tab.cell(row, column);
        String text = put(row, column);
        tell(row, "types " + text + " over '" + before + "' into " + column + " of row " + row);
    }

    private String put(int row, String column) {
        String text = fresh(column);
        ledger.typed(column + ":" + Values.plain(column, text), "typed into the sheet, " + column);
        tab.type(row, column, text);
        return text;
    }

    private String fresh(String column) {
        int number = ledger.number();
        return switch (column) {
            case "phone" -> "8 (900) " + (1_000_000 + number);
            case "email" -> "user" + number + "@example.com";
            case "budget" -> Integer.toString(100_000 + number);
            case "name" -> "Клиент " + number;
            default -> "Регион " + number;
        };
    }

    private Map<String, Integer> sheet() {
        return Values.of(tab);
    }

    private void tell(int row, String what) {
        story.tell("SHEET    a person " + what);
        announced.row(row);
    }

    /** Something in amoCRM. */
    void inCrm(Random random) {
        List<LeadView> leads = crm.state().leads();
        int pick = random.nextInt(100);
        List<LeadView> trash = crm.state().trash();
        if (!trash.isEmpty() && pick < 6) {
            long id = trash.get(random.nextInt(trash.size())).id();
            act("restores lead " + id, () -> crm.ui().restoreLead(id));
        } else if (!leads.isEmpty()) {
            inLead(random, leads.get(random.nextInt(leads.size())), pick);
        }
    }

    private void inLead(Random random, LeadView lead, int pick) {
        long id = lead.id();
        if (pick < 36) {
            long price = Long.parseLong(fresh("budget"));
            ledger.typed("budget:" + price, "set by a manager, lead " + id);
            act(
                    "sets the price of lead " + id + " from " + lead.price() + " to " + price,
                    () -> crm.ui().setPrice(id, price));
        } else if (pick < 52) {
            String region = fresh("Регион");
            ledger.typed("Регион:" + region, "set by a manager, lead " + id);
            act(
                    "sets the region of lead " + id + " to " + region,
                    () -> crm.ui().setCustomField(id, "Регион", region));
        } else if (pick < 62) {
            int status = random.nextInt(STATUS_IDS.size());
            act(
                    "moves lead " + id + " to " + STATUSES.get(status),
                    () -> crm.ui().moveLead(id, STATUS_IDS.get(status)));
        } else if (pick < 66) {
            usedTrash = true;
            act("deletes lead " + id, () -> crm.ui().deleteLead(id));
        } else if (pick < 69 && crm.state().leads().size() < MOST_ROWS * 2) {
            act("copies lead " + id, () -> crm.ui().copyLead(id));
        } else if (pick < 72) {
            act("clears the region of lead " + id, () -> crm.ui().setCustomField(id, "Регион", null));
        } else {
            crm.state().contact(lead.mainContactId()).ifPresent(contact -> inContact(contact, pick));
        }
    }

    private void inContact(ContactView contact, int pick) {
        long id = contact.id();
        if (pick < 84) {
            String name = fresh("name");
            ledger.typed("name:" + name, "set by a manager, contact " + id);
            act(
                    "renames contact " + id + " from " + contact.name() + " to " + name,
                    () -> crm.ui().renameContact(id, name));
        } else if (pick < 92) {
            String phone = fresh("phone");
            ledger.typed("phone:" + Values.plain("phone", phone), "set by a manager, contact " + id);
            List<String> phones = new ArrayList<>(pick < 89 ? List.of() : contact.phones());
            phones.add(phone);
            act(
                    "gives contact " + id + " the phones " + phones,
                    () -> crm.ui().setContactPhone(id, phones.toArray(String[]::new)));
        } else {
            String email = fresh("email");
            ledger.typed("email:" + email, "set by a manager, contact " + id);
            act("gives contact " + id + " the e-mail " + email, () -> crm.ui().setContactEmail(id, email));
        }
    }

    private void act(String what, Runnable doing) {
        ledger.around(() -> Values.of(crm), doing);
        story.tell("CRM      a manager " + what);
        announced.crm();
    }
}

package org.amosheets.endtoend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.amosheets.sandbox.sheets.Call;
import org.amosheets.sandbox.sheets.Fault;

/** A kind of request that changes something, and what a person does so that the service sends it. */
enum CrashOperation {
    CREATE_LEAD {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtCrm(moment, "POST", "/api/v4/leads/complex");
            return rig.newRow();
        }
    },
    CREATE_MANY_CONTACTS {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtCrm(moment, "POST", "/api/v4/contacts");
            return rig.newRows(MANY);
        }
    },
    CREATE_MANY_LEADS {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtCrm(moment, "POST", "/api/v4/leads");
            return rig.newRows(MANY);
        }
    },
    PATCH_LEAD {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtCrm(moment, "PATCH", "/api/v4/leads");
            rig.type(row, "budget", rig.fresh());
            return row;
        }
    },
    PATCH_CONTACT {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtCrm(moment, "PATCH", "/api/v4/contacts");
            rig.type(row, "name", "Имя " + rig.fresh());
            return row;
        }

        @Override
        void whileDown(CrashRig rig, String row) {
            rig.type(row, "name", "Имя " + rig.fresh());
        }
    },
    CREATE_CONTACT {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtCrm(moment, "POST", "/api/v4/contacts");
            return rowOfALeadWithoutContact(rig);
        }

        @Override
        void managerGoesOn(CrashRig rig, String row) {
            // Nothing was agreed on yet, so whatever differs would rightly be a conflict.
        }
    },
    LINK_CONTACT {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtCrm(moment, "POST", "/api/v4/leads/\\d+/link");
            return rowOfALeadWithoutContact(rig);
        }

        @Override
        void managerGoesOn(CrashRig rig, String row) {
            // As above.
        }
    },
    WRITE_KEY {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtSheet(moment, CrashOperation::isWrite);
            return rig.newRow();
        }
    },
    WRITE_IDS {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtSheet(moment, call -> isWrite(call) && call.body().contains("/leads/detail/"));
            return rig.newRow();
        }
    },
    WRITE_VALUES {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtSheet(moment, CrashOperation::isWrite);
            rig.setPrice(row, rig.fresh());
            return row;
        }

        @Override
        void whileDown(CrashRig rig, String row) {
            rig.type(row, "name", "Имя " + rig.fresh());
        }
    },
    WRITE_NOTE {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtSheet(moment, CrashOperation::isWrite);
            rig.type(row, "budget", "сто");
            return row;
        }
    },
    EXCHANGE_HIDDEN_TAB {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.world.sheets.faults().next(1, CrashOperation::isWrite, Fault.closeAfter());
            rig.killAtSheet(moment, call -> call.body().contains("deleteSheet"));
            rig.setPrice(row, rig.fresh());
            return row;
        }

        @Override
        void whileDown(CrashRig rig, String row) {
            rig.type(row, "name", "Имя " + rig.fresh());
        }
    },
    PUT_BACK_WHAT_WAS_TYPED {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            String typed = rig.fresh();
            String price = rig.fresh();
            rig.world.sheets.faults().beforeNextWrite(() -> rig.world.tab.type(rig.row(row), "budget", typed));
            killAtTheSecondWrite(rig, moment);
            rig.setPrice(row, price);
            rig.ledger.conflict(typed, price);
            return row;
        }

        @Override
        void whileDown(CrashRig rig, String row) {
            rig.type(row, "name", "Имя " + rig.fresh());
        }
    },
    PUT_BACK_ANOTHER_ROW {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.world.sheets.faults().beforeNextWrite(() -> rig.world.tab.insertRow(2));
            killAtTheSecondWrite(rig, moment);
            rig.setPrice(row, rig.fresh());
            return row;
        }

        @Override
        void whileDown(CrashRig rig, String row) {
            rig.type(row, "name", "Имя " + rig.fresh());
        }
    },
    SAY_THAT_THE_LEAD_IS_DELETED {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtSheet(moment, CrashOperation::isWrite);
            rig.world.crm.ui().deleteLead(rig.lead(row));
            rig.ledger.trashed(row, true);
            return row;
        }

        @Override
        void managerGoesOn(CrashRig rig, String row) {
            // What is in the trash nobody edits.
        }

        @Override
        void afterwards(CrashRig rig, String row) {
            rig.world.crm.ui().restoreLead(rig.lead(row));
            rig.ledger.trashed(row, false);
        }
    },
    SAY_THAT_THE_LEAD_IS_BACK {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.world.crm.ui().deleteLead(rig.lead(row));
            World.eventually()
                    .until(() -> !rig.world.tab.cell(rig.row(row), "sync_note").isEmpty());
            rig.killAtSheet(moment, CrashOperation::isWrite);
            rig.world.crm.ui().restoreLead(rig.lead(row));
            return row;
        }
    },
    RESTORE_KEY {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtSheet(moment, CrashOperation::isWrite);
            rig.world.tab.clearCell(rig.row(row), "sync_key");
            return row;
        }
    },
    TELL_COPY_APART {
        @Override
        String act(CrashRig rig, String row, CrashMoment moment) {
            rig.killAtSheet(moment, CrashOperation::isWrite);
            return pasted(rig, rig.world.tab.row(rig.row(row)));
        }
    };

    /** Where they come in two batches, one of them still holds more than go in one request with their contacts. */
    private static final int MANY = 120;

    /** Gets the service to send the request around which it is to be killed; returns the row that it is about. */
    abstract String act(CrashRig rig, String row, CrashMoment moment);

    /** What the row's author does while the service is down; as a rule to the field that was under way. */
    void whileDown(CrashRig rig, String row) {
        rig.type(row, "budget", rig.fresh());
    }

    /** What a manager does to the row's lead meanwhile. */
    void managerGoesOn(CrashRig rig, String row) {
        rig.move(row);
    }

    /** Leaves things as the next case expects them. */
    void afterwards(CrashRig rig, String row) {
        // Most leave nothing behind.
    }

    private static boolean isWrite(Call call) {
        return call.isWrite()
                && call.body().contains("copyPaste")
                && !call.body().contains("deleteSheet");
    }

    private static void killAtTheSecondWrite(CrashRig rig, CrashMoment moment) {
        rig.world.sheets.faults().next(1, CrashOperation::isWrite, Fault.answering(() -> {}));
        rig.killAtSheet(moment, CrashOperation::isWrite);
    }

    private static String rowOfALeadWithoutContact(CrashRig rig) {
        long lead = rig.world.crm.ui().createLead("Сделка", 0, 0);
        return pasted(rig, Map.of("amo_deal_id", Long.toString(lead)));
    }

    /** A new person's row that holds these cells besides. */
    private static String pasted(CrashRig rig, Map<String, String> besides) {
        String email = rig.nextPerson();
        Map<String, String> cells = rig.cells(email);
        List<String> headers = rig.world.tab.headers();
        List<String> row = new ArrayList<>(Collections.nCopies(headers.size(), ""));
        for (int i = 0; i < headers.size(); i++) {
            row.set(i, cells.getOrDefault(headers.get(i), besides.getOrDefault(headers.get(i), "")));
        }
        rig.world.tab.paste(rig.world.tab.filledRows() + 1, List.of(row));
        return email;
    }
}

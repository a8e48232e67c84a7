package org.amosheets.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.engine.Story.Side;
import org.amosheets.engine.Story.Unheard;
import org.amosheets.sheets.SheetsException;

/** Asks both sides for one story. A side that fails once is asked no more, and why it failed is kept. */
final class Hearing {

    private final Map<Side, String> failed = new EnumMap<>(Side.class);

    /** The answer; empty where the side does not give one. What asks the other side along is told by that one's failure. */
    <T> Optional<T> ask(Side side, Supplier<T> question) {
        if (!heard(side)) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } catch (AmoCrmException e) {
            failed.put(Side.CRM, String.valueOf(e.getMessage()));
        } catch (Misconfigured e) {
            failed.put(Side.SETTINGS, String.valueOf(e.getMessage()));
        } catch (SheetsException e) {
            failed.put(Side.SHEET, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Whether the side answered whatever it was asked so far. */
    boolean heard(Side side) {
        return !failed.containsKey(side);
    }

    List<Unheard> unheard() {
        List<Unheard> all = new ArrayList<>();
        failed.forEach((side, why) -> all.add(new Unheard(side, why)));
        return all;
    }
}

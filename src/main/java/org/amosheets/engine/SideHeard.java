package org.amosheets.engine;

import java.time.Clock;

/** How the latest calls to one side ended, as far as this process made them. */
public final class SideHeard implements org.amosheets.amocrm.Heard, org.amosheets.sheets.Heard {

    private final Clock clock;
    private volatile Latest latest = new Latest(0, 0, 0, "");

    public SideHeard(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is known; times in ms since the epoch, 0 = never.
     *
     * @param answeredAt when it last answered
     * @param failingSince when the first of the failures came after which it has not answered; 0 where the latest call was
     *     answered
     * @param failedAt when a call last failed
     * @param sentence why
     */
    public record Latest(long answeredAt, long failingSince, long failedAt, String sentence) {}

    public Latest latest() {
        return latest;
    }

    @Override
    public synchronized void answered() {
        latest = new Latest(clock.millis(), 0, latest.failedAt(), latest.sentence());
    }

    @Override
    public synchronized void failed(String sentence) {
        long now = clock.millis();
        long since = latest.failingSince() == 0 ? now : latest.failingSince();
        latest = new Latest(latest.answeredAt(), since, now, sentence);
    }
}

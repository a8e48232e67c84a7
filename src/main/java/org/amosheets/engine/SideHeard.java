package org.amosheets.engine;

import java.time.Clock;

/** How the latest calls to one side ended, as far as this process made them. */
public final class SideHeard implements org.amosheets.amocrm.Heard, org.amosheets.sheets.Heard {

    private final Clock clock;
    private volatile Latest latest = new Latest(0, 0, 0, "", false);

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
     * @param refused whether the latest call failed in a way that takes a person
     */
    public record Latest(long answeredAt, long failingSince, long failedAt, String sentence, boolean refused) {}

    public Latest latest() {
        return latest;
    }

    @Override
    public synchronized void answered() {
        latest = new Latest(clock.millis(), 0, latest.failedAt(), latest.sentence(), false);
    }

    @Override
    public void failed(String sentence) {
        failed(sentence, false);
    }

    @Override
    public void refused(String sentence) {
        failed(sentence, true);
    }

    private synchronized void failed(String sentence, boolean refused) {
        long now = clock.millis();
        long since = latest.failingSince() == 0 ? now : latest.failingSince();
        latest = new Latest(latest.answeredAt(), since, now, sentence, refused);
    }
}

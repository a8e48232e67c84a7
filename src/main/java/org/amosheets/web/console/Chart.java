package org.amosheets.web.console;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.web.console.Latency.Share;
import org.amosheets.web.console.Latency.Way;

/**
 * The bars of one direction, in the units of the picture; the page's template draws them.
 *
 * @param side where the changes arrived
 * @param bars one for each hour
 * @param lines what the marks at the side stand for
 */
record Chart(String side, List<Bar> bars, List<Line> lines) {

    static final int HEIGHT = 96;

    private static final int STEP = 20;
    private static final double[] TOPS = {1, 2, 5, 10, 30, 60, 300, 900, 3600};

    /** An hour: heights of its two times, both measured from the floor. */
    record Bar(int x, int p50, int p95, int hoursAgo, Share share) {}

    /** A mark at the side. */
    record Line(int y, String label) {}

    static Chart of(Way way, Words words) {
        double longest = way.hours().stream().mapToLong(Share::p95).max().orElse(0) / 1000.0;
        double top = TOPS[TOPS.length - 1];
        for (int i = TOPS.length - 1; i >= 0; i--) {
            top = longest <= TOPS[i] ? TOPS[i] : top;
        }
        List<Bar> bars = new ArrayList<>();
        for (int hour = 0; hour < way.hours().size(); hour++) {
            Share share = way.hours().get(hour);
            int ago = way.hours().size() - 1 - hour;
            bars.add(new Bar(hour * STEP, height(share.p50(), top), height(share.p95(), top), ago, share));
        }
        return new Chart(
                way.side(),
                List.copyOf(bars),
                List.of(new Line(0, label(top, words)), new Line(HEIGHT / 2, label(top / 2, words))));
    }

    /** A time that is there is seen, however short it is. */
    private static int height(long ms, double top) {
        return ms == 0 ? 0 : Math.max(1, Math.min(HEIGHT, (int) Math.round(ms / 1000.0 / top * HEIGHT)));
    }

    private static String label(double seconds, Words words) {
        boolean whole = seconds == Math.rint(seconds);
        return words.of("seconds", String.format(words.locale(), whole ? "%.0f" : "%.1f", seconds));
    }

    public int floor() {
        return HEIGHT;
    }
}

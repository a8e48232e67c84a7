package org.amosheets.simulation;

import java.util.*;

public final class Explore {
    public static void main(String[] a) {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.OFF);
        if (a[0].equals("one")) {
            var o = Simulation.run(Long.parseLong(a[1]));
            o.story().forEach(System.out::println);
            System.out.println(o.violations());
            System.out.println(o.excused());
            System.exit(0);
        }
        if (a[0].equals("shrink")) {
            long s = Long.parseLong(a[1]);
            String want = a.length > 2 ? a[2] : "";
            var steps = new Shrinker(
                            x -> Simulation.run(s, x).violations().stream().anyMatch(v -> v.startsWith(want)))
                    .shrink(Step.of(s));
            var o = Simulation.run(s, steps);
            o.story().forEach(System.out::println);
            System.out.println(o.violations());
            System.exit(0);
        }
        long from = Long.parseLong(a[1]), n = Long.parseLong(a[2]);
        long t = System.nanoTime();
        int bad = 0, ex = 0;
        Map<String, Integer> kinds = new TreeMap<>();
        for (long s = from; s < from + n; s++) {
            long t1 = System.nanoTime();
            try {
                var o = Simulation.run(s);
                if (!o.excused().isEmpty()) ex++;
                if (!o.violations().isEmpty()) {
                    bad++;
                    o.violations().forEach(v -> kinds.merge(v.substring(0, Math.min(28, v.length())), 1, Integer::sum));
                    System.out.println("seed " + s + " " + o.violations().size() + ": "
                            + o.violations()
                                    .subList(0, Math.min(3, o.violations().size())));
                }
            } catch (Throwable e) {
                System.out.println("seed " + s + " threw");
                e.printStackTrace(System.out);
                bad++;
            }
        }
        System.out.println(
                bad + " bad of " + n + ", excused in " + ex + ", " + (System.nanoTime() - t) / 1_000_000 + " ms");
        System.out.println(kinds);
        System.exit(0);
    }
}

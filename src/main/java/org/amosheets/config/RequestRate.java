package org.amosheets.config;

/** How many requests a second amoCRM is asked at most. */
final class RequestRate {

    static final double BY_DEFAULT = 6;
    private static final double LIMIT = 7;
    // A delay of 0.17 s is six a second for all that anybody means by it.
    private static final double TOLERANCE = 0.15;

    private RequestRate() {}

    static double read(Variables variables, Findings findings) {
        Setting<Double> setting = Setting.of("AMO_REQUESTS_PER_SECOND", RequestRate::ofRate)
                .alias("AMO_REQUEST_DELAY_SEC", text -> ofDelay(text, findings))
                .sameWhen((a, b) -> Math.abs(a - b) < TOLERANCE);
        return variables.read(setting, BY_DEFAULT);
    }

    private static double ofRate(String text) throws InvalidValue {
        double rate = number(text);
        if (!(rate > 0 && rate <= LIMIT)) {
            throw new InvalidValue(
                    "is " + Parsers.quoted(text) + ", which is not above 0 and at most 7, amoCRM's own limit",
                    "give a number such as 6");
        }
        return rate;
    }

    private static double ofDelay(String text, Findings findings) throws InvalidValue {
        double delay = number(text);
        if (!(delay >= 0 && delay <= 3600)) {
            throw new InvalidValue(
                    "is " + Parsers.quoted(text) + ", which is not a number of seconds between two requests",
                    "set AMO_REQUESTS_PER_SECOND to a number such as 6 instead");
        }
        if (delay * LIMIT < 1) {
            // The order desk's own default was 0.08 s: its .env must go on working, but never above the limit.
            findings.notice("Warning: AMO_REQUEST_DELAY_SEC allows more than amoCRM's 7 requests a second; 7 are used");
            return LIMIT;
        }
        return 1 / delay;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // Fails every range check, so it is told in the same words.
            return Double.NaN;
        }
    }
}

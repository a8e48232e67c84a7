package org.amosheets.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;

/** Looks whether an outside Redis may lose what it is given. */
final class RedisWarnings {

    private RedisWarnings() {}

    /** By {@code INFO}, which hosted Redis servers allow where they forbid {@code CONFIG}. */
    static List<String> of(RedissonClient client, RedisTarget target) {
        String name = "The Redis at " + target.place();
        try {
            var node = client.getRedisNodes(RedisNodes.SINGLE).getInstance();
            return of(name, node.info(InfoSection.MEMORY), node.info(InfoSection.PERSISTENCE));
        } catch (RuntimeException e) {
            if (Failures.ofPassword(e)) {
                throw refused(target, "REDIS_USERNAME and REDIS_PASSWORD, or REDIS_URL");
            }
            return List.of(
                    name + " does not answer yet, so it could not be checked; nothing is taken in until it does.");
        }
    }

    /**
     * For one that is read at once and not waited for.
     *
     * @param setting the variable that names it
     */
    static void expectAnswer(RedissonClient client, RedisTarget target, String setting) {
        try {
            client.getRedisNodes(RedisNodes.SINGLE).getInstance().info(InfoSection.SERVER);
        } catch (RuntimeException e) {
            if (Failures.ofPassword(e)) {
                throw refused(target, setting);
            }
            if (Failures.ofAbsence(e)) {
                throw new StoreUnavailable(
                        "Tried to use the Redis at " + target.place() + " but failed because it does not answer;"
                                + " see that it runs and can be reached from here, and check " + setting + ".",
                        null);
            }
            // It may forbid the question and allow what is wanted of it.
        }
    }

    private static StoreUnavailable refused(RedisTarget target, String settings) {
        return new StoreUnavailable(
                "Tried to use the Redis at " + target.place()
                        + " but failed because it does not accept the user or the password; check " + settings + ".",
                null);
    }

    static List<String> of(String name, Map<String, String> memory, Map<String, String> persistence) {
        List<String> warnings = new ArrayList<>();
        boolean limited = !memory.getOrDefault("maxmemory", "0").equals("0");
        String policy = memory.getOrDefault("maxmemory_policy", "noeviction");
        if (limited && !policy.equals("noeviction")) {
            warnings.add(name + " may evict keys (maxmemory-policy " + policy
                    + "), and with them links between rows and leads: set maxmemory-policy to noeviction.");
        }
        if (persistence.getOrDefault("aof_enabled", "0").equals("0")) {
            warnings.add(name + " keeps no append-only file, so its last changes are lost when it stops:"
                    + " set appendonly to yes.");
        }
        return List.copyOf(warnings);
    }
}

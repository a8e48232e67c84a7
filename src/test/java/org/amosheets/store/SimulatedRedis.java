package org.amosheets.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisNoScriptException;
import org.springframework.util.FileSystemUtils;

/**
 * The real store over a real Redis, which a simulation may tell the time, make fail, and set back. Production's scripts ask
 * Redis for its time; here the time is one more argument of each script, and that is the only difference.
 */
public final class SimulatedRedis {

    /** What happens around each script; may throw. */
    public interface Hook {

        /** Before anything is done; called for each look at Redis, with an empty name for those without a script. */
        void before(String script);

        /** After it was done and before the caller is told. */
        void after(String script);
    }

    private static final RedissonClient CLIENT = open();
    private static final Map<Script, String> TEXTS = texts();
    private static final Map<String, Script> BY_SHA = new HashMap<>();
    private static final Map<Script, String> SHAS = new EnumMap<>(Script.class);

    static {
        for (Script script : Script.values()) {
            BY_SHA.put(script.sha(), script);
            SHAS.put(script, sha(TEXTS.getOrDefault(script, "")));
        }
    }

    private final String id;
    private final Clock clock;
    private final int rowsAtOnce;

    public SimulatedRedis(String id, Clock clock) {
        this(id, clock, Operations.ROWS_AT_ONCE);
    }

    /** @param rowsAtOnce a commit about more rows goes in parts */
    public SimulatedRedis(String id, Clock clock, int rowsAtOnce) {
        this.id = id;
        this.clock = clock;
        this.rowsAtOnce = rowsAtOnce;
        clear();
    }

    /** A store of one process. */
    public Store store(Hook hook) {
        return new Store(dressed(hook), new Keys(id, id, id), rowsAtOnce);
    }

    /** The store as it is, for those who look on. */
    public Store plain() {
        return store(new Hook() {
            @Override
            public void before(String script) {}

            @Override
            public void after(String script) {}
        });
    }

    /** A lock that nobody renewed for ten seconds is free. */
    public void expireLease() {
        CLIENT.getBucket("{amosheets:" + id + "}:lease").delete();
    }

    public void clear() {
        CLIENT.getKeys().deleteByPattern("{amosheets*:" + id + "}:*");
    }

    /** Everything as it is now. */
    public Map<String, byte[]> backup() {
        Map<String, byte[]> all = new TreeMap<>();
        for (String key : CLIENT.getKeys().getKeysByPattern("{amosheets*:" + id + "}:*")) {
            all.put(key, CLIENT.getBucket(key).dump());
        }
        return all;
    }

    public void restore(Map<String, byte[]> backup) {
        clear();
        backup.forEach((key, bytes) -> CLIENT.getBucket(key).restore(bytes));
    }

    public static RuntimeException away() {
        return new RedisConnectionException("simulated");
    }

    private RedissonClient dressed(Hook hook) {
        return (RedissonClient) Proxy.newProxyInstance(
                SimulatedRedis.class.getClassLoader(),
                new Class<?>[] {RedissonClient.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getScript")) {
                        return scripts((RScript) call(CLIENT, method, arguments), hook);
                    }
                    hook.before("");
                    return call(CLIENT, method, arguments);
                });
    }

    private RScript scripts(RScript real, Hook hook) {
        return (RScript) Proxy.newProxyInstance(
                SimulatedRedis.class.getClassLoader(), new Class<?>[] {RScript.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("evalSha")) {
                        throw new IllegalStateException("The simulation knows no " + method);
                    }
                    return run(real, hook, arguments);
                });
    }

    @SuppressWarnings("unchecked")
    private Object run(RScript real, Hook hook, Object[] arguments) {
        Script script = Objects.requireNonNull(BY_SHA.get((String) arguments[1]));
        List<Object> keys = (List<Object>) arguments[3];
        Object[] values = arguments.length > 4 ? (Object[]) arguments[4] : new Object[0];
        if (script.text().contains("call('TIME')")) {
            List<Object> timed = new ArrayList<>(Arrays.asList(values));
            long now = clock.millis();
            timed.add("[\"" + now / 1000 + "\",\"" + now % 1000 * 1000 + "\"]");
            values = timed.toArray();
        }
        hook.before(script.name());
        Object answer;
        RScript.Mode mode = (RScript.Mode) arguments[0];
        RScript.ReturnType type = (RScript.ReturnType) arguments[2];
        try {
            answer = real.evalSha(mode, SHAS.get(script), type, keys, values);
        } catch (RedisNoScriptException e) {
            answer = real.eval(mode, TEXTS.get(script), type, keys, values);
        }
        hook.after(script.name());
        return answer;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Map<Script, String> texts() {
        Map<Script, String> texts = new EnumMap<>(Script.class);
        for (Script script : Script.values()) {
            texts.put(
                    script,
                    script.text()
                            .replace("redis.call('TIME')", "cjson.decode(ARGV[#ARGV])")
                            .replace("call('TIME')", "cjson.decode(ARGV[#ARGV])"));
        }
        return texts;
    }

    private static String sha(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server of the simulation's own, that keeps nothing on disk. */
    private static RedissonClient open() {
        try {
            Path dir = Files.createTempDirectory("simulation");
            RedisAccess access = RedisAccess.open(Optional.empty(), dir);
            // A machine that runs much else besides may let Redis wait; whoever stands in for a service must not stop
            // at that.
            RedissonClient client =
                    RedisClients.connect(EmbeddedRedis.running(dir).orElseThrow(), Duration.ofSeconds(30));
            client.getRedisNodes(RedisNodes.SINGLE).getInstance().setConfig("appendonly", "no");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                client.shutdown();
                access.close();
                try {
                    FileSystemUtils.deleteRecursively(dir);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

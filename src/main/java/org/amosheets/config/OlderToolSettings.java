package org.amosheets.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a tool that was used before kept its state; read by the command {@code migrate} alone.
 *
 * @param redis its Redis; empty = the service's own
 * @param tokenStore absolute path of its token file, or of the folder that holds both tokens; empty = the usual ones
 */
public record OlderToolSettings(Optional<RedisSettings> redis, Optional<Path> tokenStore) {

    /** The variable that names its Redis. */
    public static final String REDIS_NAME = "OLD_REDIS_URL";

    private static final Setting<RedisUrl> REDIS = Setting.of(REDIS_NAME, RedisUrl::parse);

    static OlderToolSettings read(Variables variables, Path workingDir) {
        Setting<Path> tokens = Setting.of("AMO_TOKEN_STORE", text -> ServiceReader.path(workingDir, text));
        return new OlderToolSettings(variables.read(REDIS).map(RedisReader::settings), variables.read(tokens));
    }
}

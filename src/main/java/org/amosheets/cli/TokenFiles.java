package org.amosheets.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.amosheets.amocrm.Jwt;
import org.amosheets.amocrm.TokenStore.Tokens;

/**
 * Finds and reads the token files of older tools: a folder with {@code access_token.txt} and {@code refresh_token.txt}, or a
 * JSON file that holds both. They are read and never changed; what they hold goes into no message.
 */
final class TokenFiles {

    private static final String FOLDER = ".amocrm_tokens";
    private static final String FILES = ".amo_tokens*.json";
    private static final long MOST_BYTES = 65_536;
    /** An access token says itself when it ends; where it does not, it lives for a day from when it was written. */
    private static final Duration USUAL_LIFE = Duration.ofDays(1);

    /** What may stand in a header of a request. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8000}");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * A place where tokens were looked for.
     *
     * @param name as a person knows it
     * @param tokens empty where it cannot be read
     */
    record Found(String name, Optional<Tokens> tokens) {}

    private TokenFiles() {}

    /** Those of one place that somebody names. */
    static Found at(Path place) {
        return new Found(name(place), Files.isDirectory(place) ? folder(place) : file(place));
    }

    /** Those of the places where the older tools kept them by default, the youngest first. */
    static List<Found> below(Path workingDir) {
        List<Found> found = new ArrayList<>();
        Path folder = workingDir.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            found.add(at(folder));
        }
        if (Files.isDirectory(workingDir)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(workingDir, FILES)) {
                files.forEach(file -> found.add(at(file)));
            } catch (IOException e) {
                throw new BadFile("Tried to look for token files in " + workingDir + " but failed because it cannot be"
                        + " listed; let this user read it, or name the file with --tokens");
            }
        }
        found.sort(Comparator.comparing(TokenFiles::end).reversed());
        return found;
    }

    private static Instant end(Found found) {
        return found.tokens().map(Tokens::expiresAt).orElse(Instant.MIN);
    }

    private static Optional<Tokens> folder(Path folder) {
        Path access = folder.resolve("access_token.txt");
        return pair(
                access,
                text(access).orElse(""),
                text(folder.resolve("refresh_token.txt")).orElse(""));
    }

    private static Optional<Tokens> file(Path file) {
        try {
            JsonNode pair = MAPPER.readTree(text(file).orElse(""));
            return pair(
                    file,
                    pair.path("access_token").asText(""),
                    pair.path("refresh_token").asText(""));
        } catch (IOException notJson) {
            // Nothing of it may be repeated: it may be half a token.
            return Optional.empty();
        }
    }

    private static Optional<Tokens> pair(Path file, String access, String refresh) {
        String first = access.strip();
        String second = refresh.strip();
        if (!TOKEN.matcher(first).matches() || !TOKEN.matcher(second).matches()) {
            return Optional.empty();
        }
        return Jwt.expiry(first).or(() -> written(file)).map(end -> new Tokens(first, second, end));
    }

    private static Optional<Instant> written(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant().plus(USUAL_LIFE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String name(Path place) {
        Path last = place.getFileName();
        return last == null ? place.toString() : last.toString();
    }
}

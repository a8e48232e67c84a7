package org.amosheets.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a service account's key of a path or of the JSON itself. Never quotes what the key holds. */
final class ServiceAccountParser implements Parser<ServiceAccountKey> {

    static final String FIX = "give the path of the service account's JSON key, or the JSON itself"
            + " (Google Cloud console, IAM, Service accounts, Keys, Add key, JSON)";
    // A multi-line value of a .env file holds real line breaks inside its strings.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final List<String> NEEDED = List.of("client_email", "private_key", "token_uri");

    private final Path workingDir;

    ServiceAccountParser(Path workingDir) {
        this.workingDir = workingDir;
    }

    @Override
    public ServiceAccountKey parse(String text) throws InvalidValue {
        return ofJson(text.startsWith("{") ? text : readFile(text));
    }

    private String readFile(String path) throws InvalidValue {
        if (path.contains("PRIVATE KEY")) {
            throw new InvalidValue("holds a bare private key, which is only a part of what is needed", FIX);
        }
        try {
            Path file = workingDir.resolve(path);
            if (!Files.isRegularFile(file)) {
                throw new InvalidValue("names the file " + Parsers.quoted(path) + ", which does not exist", FIX);
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (InvalidPathException e) {
            throw new InvalidValue("is neither a path nor JSON", FIX);
        } catch (IOException e) {
            throw new InvalidValue(
                    "names the file " + Parsers.quoted(path) + ", which could not be read",
                    "let the service's user read that file");
        }
    }

    static ServiceAccountKey ofJson(String text) throws InvalidValue {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The exception's own text would quote the key.
            throw new InvalidValue("does not lead to readable JSON", FIX);
        }
        if (!(node instanceof ObjectNode key)) {
            throw new InvalidValue("does not lead to a JSON object", FIX);
        }
        String missing = NEEDED.stream()
                .filter(name -> key.path(name).asText().isBlank())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            String other = Stream.of("installed", "web", "refresh_token").anyMatch(key::has)
                    ? "is a person's OAuth client, not a service account's key: it lacks "
                    : "leads to a key that lacks ";
            throw new InvalidValue(other + missing, FIX);
        }
        String pem = key.path("private_key").asText().replace("\\n", "\n").replace("\r", "");
        checkPrivateKey(pem);
        key.put("private_key", pem);
        return new ServiceAccountKey(
                key.path("client_email").asText().strip(), tokenUri(key), new Secret(pem), new Secret(key.toString()));
    }

    private static URI tokenUri(ObjectNode key) throws InvalidValue {
        try {
            return Parsers.httpUrl().parse(key.path("token_uri").asText().strip());
        } catch (InvalidValue e) {
            throw new InvalidValue("leads to a key whose token_uri is not an http or https URL", FIX);
        }
    }

    /** A key that was cut or re-wrapped on its way would only fail later, at the first request. */
    private static void checkPrivateKey(String pem) throws InvalidValue {
        try {
            String base64 = pem.replaceAll("-----(?:BEGIN|END) PRIVATE KEY-----", "");
            byte[] der = Base64.getMimeDecoder().decode(base64);
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidValue(
                    "leads to a key whose private_key is damaged",
                    "paste it again with its BEGIN and END lines; line breaks may be written as \\n");
        }
    }
}

package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** The service account: its key pair, its key file, and the check of what it signed. */
final class ServiceAccount {

    static final String EMAIL = "sync@sandbox-project.iam.gserviceaccount.com";

    /** One pair for the whole JVM: making one takes long enough to be felt in every test. */
    private static final KeyPair KEYS = newKeys();

    private ServiceAccount() {}

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(String email, String tokenUri) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode();
        json.put("type", "service_account");
        json.put("project_id", "sandbox-project");
        json.put("private_key_id", "0123456789abcdef0123456789abcdef01234567");
        json.put(
                "private_key",
                "-----BEGIN PRIVATE KEY-----\n"
                        + lines.encodeToString(KEYS.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        json.put("client_email", email);
        json.put("client_id", "100000000000000000001");
        json.put("auth_uri", "https://accounts.google.com/o/oauth2/auth");
        json.put("token_uri", tokenUri);
        json.put("auth_provider_x509_cert_url", "https://www.googleapis.com/oauth2/v1/certs");
        json.put(
                "client_x509_cert_url",
                "https://www.googleapis.com/robot/v1/metadata/x509/" + email.replace("@", "%40"));
        json.put("universe_domain", "googleapis.com");
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the RS256 signature is that of our key. */
    static boolean signed(String signedPart, byte[] signature) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(KEYS.getPublic());
            rsa.update(signedPart.getBytes(StandardCharsets.UTF_8));
            return rsa.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

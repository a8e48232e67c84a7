package org.amosheets.config;

import java.net.URI;

/**
 * A Google service account's key, known to be complete and readable.
 *
 * @param clientEmail the address that the spreadsheet is shared with
 * @param tokenUri where access tokens are fetched
 * @param privateKey PKCS#8 PEM with real line breaks
 * @param json the whole key file, for Google's own library; its private key has real line breaks too
 */
public record ServiceAccountKey(String clientEmail, URI tokenUri, Secret privateKey, Secret json) {

    /** Whether the other one opens the same door, however it was written down. */
    boolean isSameAs(ServiceAccountKey other) {
        return clientEmail.equals(other.clientEmail)
                && tokenUri.equals(other.tokenUri)
                && withoutSpaces(privateKey).equals(withoutSpaces(other.privateKey));
    }

    private static String withoutSpaces(Secret pem) {
        return pem.value().replaceAll("\\s", "");
    }
}

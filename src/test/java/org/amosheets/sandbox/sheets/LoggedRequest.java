package org.amosheets.sandbox.sheets;

/**
 * One line of the request log.
 *
 * @param atMs when the request had been read, in ms since 1970
 * @param path decoded, without the query
 * @param bytesOut size of the answer before compression
 * @param status what was answered; 0 where the connection was closed without an answer
 */
public record LoggedRequest(
        long atMs, String method, String path, Kind kind, long bytesIn, long bytesOut, int status) {}

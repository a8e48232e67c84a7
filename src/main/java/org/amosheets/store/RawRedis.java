package org.amosheets.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Just enough of Redis' protocol to see whether a server is ours and to stop it, before there is a client. */
final class RawRedis implements AutoCloseable {

    private static final int TIMEOUT_MS = 2000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    RawRedis(String host, int port, String password) throws IOException {
        try {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            String answer = command("AUTH", password);
            if (!answer.equals("OK")) {
                throw new IOException(answer);
            }
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The answer's text; an error's text begins with its code. */
    String command(String... words) throws IOException {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$').append(word.getBytes(StandardCharsets.UTF_8).length);
            request.append("\r\n").append(word).append("\r\n");
        }
        out.write(request.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = line();
        if (!line.startsWith("$")) {
            return line.substring(1);
        }
        byte[] bytes = in.readNBytes(Math.max(0, Integer.parseInt(line.substring(1))));
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("connection closed");
            }
            line.append((char) c);
        }
        if (line.length() < 2) {
            return " ";
        }
        return line.substring(0, line.length() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package org.amosheets.endtoend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Redis' wire format, version 2: enough to hand frames on unchanged, and to ask a server without the service's code. */
final class Resp implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Resp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** One command to a server without a password; its answer as flat texts, nil as an empty one. */
    static List<String> ask(int port, String... words) {
        try (Resp redis = new Resp(port)) {
            StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
            for (String word : words) {
                request.append('$').append(word.getBytes(StandardCharsets.UTF_8).length);
                request.append("\r\n").append(word).append("\r\n");
            }
            redis.send(request.toString().getBytes(StandardCharsets.UTF_8));
            return texts(redis.frame());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(byte[] frame) throws IOException {
        out.write(frame);
        out.flush();
    }

    byte[] frame() throws IOException {
        return frame(in);
    }

    /** One whole command or answer, as it is. */
    static byte[] frame(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(in, bytes);
        return bytes.toByteArray();
    }

    private static void copy(InputStream in, ByteArrayOutputStream to) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); ; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.write(c);
            if (c == '\n') {
                break;
            }
        }
        line.writeTo(to);
        String head = line.toString(StandardCharsets.ISO_8859_1).strip();
        if (head.startsWith("$") && !head.equals("$-1")) {
            to.write(in.readNBytes(Integer.parseInt(head.substring(1)) + 2));
        } else if (head.startsWith("*")) {
            for (int i = 0; i < Integer.parseInt(head.substring(1)); i++) {
                copy(in, to);
            }
        }
    }

    /** The single texts of a frame, however they were nested. */
    private static List<String> texts(byte[] frame) {
        String all = new String(frame, StandardCharsets.ISO_8859_1);
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < all.length(); ) {
            int end = all.indexOf("\r\n", at);
            String head = all.substring(at + 1, end);
            char type = all.charAt(at);
            at = end + 2;
            if (type == '$') {
                int length = Math.max(0, Integer.parseInt(head));
                texts.add(new String(
                        all.substring(at, at + length).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                at += head.equals("-1") ? 0 : length + 2;
            } else if (type != '*') {
                texts.add(head);
            }
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package org.amosheets.sandbox.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Keeps an answer until its size is known; packs it as it comes where it gets long and the caller takes gzip. */
final class AnswerBuffer extends OutputStream {

    private static final int WORTH_PACKING = 4096;

    private final boolean mayPack;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable GZIPOutputStream packer;
    private long size;

    AnswerBuffer(boolean mayPack) {
        this.mayPack = mayPack;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        size += length;
        if (mayPack && packer == null && size > WORTH_PACKING) {
            byte[] soFar = bytes.toByteArray();
            bytes = new ByteArrayOutputStream();
            packer = new GZIPOutputStream(bytes);
            packer.write(soFar);
        }
        if (packer == null) {
            bytes.write(data, offset, length);
        } else {
            packer.write(data, offset, length);
        }
    }

    @Override
    public void close() throws IOException {
        if (packer != null) {
            packer.finish();
        }
    }

    boolean isPacked() {
        return packer != null;
    }

    /** Before packing. */
    long size() {
        return size;
    }

    int sentSize() {
        return bytes.size();
    }

    void sendTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }
}

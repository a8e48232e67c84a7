package org.amosheets.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One service per data folder. The operating system gives the lock back when its process ends, however it ends. */
final class DataDirLock implements AutoCloseable {

    private final FileChannel channel;

    private DataDirLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataDirLock take(Path dataDir) throws IOException {
        FileChannel channel = FileChannel.open(
                dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder = read(channel);
            channel.close();
            throw new StoreUnavailable(
                    "Tried to use the data folder " + dataDir + " but failed because another amo-sheets-sync"
                            + (holder.isEmpty() ? "" : " (process " + holder + ")")
                            + " uses it: stop that one, or set another DATA_DIR.",
                    null);
        }
        // Only for the message above; the lock itself is what counts.
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataDirLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        try {
            channel.read(buffer, 0);
        } catch (IOException e) {
            // Windows does not let others read what is locked.
            return "";
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    /** The file stays: deleting it would let two processes lock two files of one name. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package app.alembic.oracle.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Cuts bytes into lines. A line is decoded as a whole, so that it does not matter where the network cut a character. */
final class Lines {

    /** In bytes; no provider sends a line of a tenth of it. */
    private static final int LONGEST = 1024 * 1024;

    /** In bytes, of a whole answer with all its wrapping. */
    private static final int MOST = 16 * 1024 * 1024;

    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long read;

    /** @throws BrokenStream if a line is not UTF-8, or there is too much of it */
    void add(List<ByteBuffer> buffers, Consumer<String> line) {
        for (ByteBuffer buffer : buffers) {
            read += buffer.remaining();
            if (read > MOST) {
                throw new BrokenStream("sent more than %d bytes".formatted(MOST));
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            add(bytes, line);
        }
    }

    private void add(byte[] bytes, Consumer<String> line) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, start, i);
                byte[] whole = open.toByteArray();
                open.reset();
                line.accept(decoded(whole));
                start = i + 1;
            }
        }
        keep(bytes, start, bytes.length);
    }

    private void keep(byte[] bytes, int from, int to) {
        if (open.size() + to - from > LONGEST) {
            throw new BrokenStream("sent a line of more than %d bytes".formatted(LONGEST));
        }
        open.write(bytes, from, to - from);
    }

    private static String decoded(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        try {
            // Unlike new String(…), this decoder reports what is not UTF-8 instead of replacing it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new BrokenStream("sent what is not UTF-8");
        }
    }
}

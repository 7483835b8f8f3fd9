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

    private static final char REPLACED = '\uFFFD';

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

    /** Whether the last line has begun and not ended. */
    boolean isAmid() {
        return open.size() > 0;
    }

    private void add(byte[] bytes, Consumer<String> line) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line.accept(whole(bytes, start, i));
                start = i + 1;
            }
        }
        keep(bytes, start, bytes.length);
    }

    private String whole(byte[] bytes, int from, int to) {
        if (open.size() == 0 && to - from <= LONGEST) {
            return decoded(bytes, from, to);
        }
        keep(bytes, from, to);
        byte[] whole = open.toByteArray();
        open.reset();
        return decoded(whole, 0, whole.length);
    }

    private void keep(byte[] bytes, int from, int to) {
        if (open.size() + to - from > LONGEST) {
            throw new BrokenStream("sent a line of more than %d bytes".formatted(LONGEST));
        }
        open.write(bytes, from, to - from);
    }

    private static String decoded(byte[] bytes, int from, int to) {
        int length = to > from && bytes[to - 1] == '\r' ? to - 1 - from : to - from;
        String line = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (line.indexOf(REPLACED) < 0) {
            return line;
        }
        try {
            // Unlike the one above, this decoder tells what was sent so from what it would have replaced.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new BrokenStream("sent what is not UTF-8");
        }
    }
}

package app.alembic.oracle.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The data of each event. Its name and id are left out: the data repeats the name where there is one. An event that the
 * end of the stream cuts off is none.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">the standard</a>
 */
final class ServerSentEvents implements Frames {

    private static final String DATA = "data:";

    /** Nearly always one line, which then is the message as it stands. */
    private @Nullable String data;

    @Override
    public void line(String line, Consumer<String> message) {
        if (line.isEmpty()) {
            dispatch(message);
        } else if (line.startsWith(DATA)) {
            String value = line.substring(line.startsWith(" ", DATA.length()) ? DATA.length() + 1 : DATA.length());
            data = data == null ? value : data + '\n' + value;
        }
    }

    private void dispatch(Consumer<String> message) {
        String whole = data;
        if (whole != null) {
            data = null;
            message.accept(whole);
        }
    }
}

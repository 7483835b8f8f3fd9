package app.alembic.oracle.wire;

import java.util.function.Consumer;

/**
 * The data of each event. Its name and id are left out: the data repeats the name where there is one. An event that the
 * end of the stream cuts off is none.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">the standard</a>
 */
final class ServerSentEvents implements Frames {

    private static final String DATA = "data:";

    private final StringBuilder data = new StringBuilder();
    private boolean hasData;

    @Override
    public void line(String line, Consumer<String> message) {
        if (line.isEmpty()) {
            dispatch(message);
        } else if (line.startsWith(DATA)) {
            if (hasData) {
                data.append('\n');
            }
            hasData = true;
            data.append(line, line.startsWith(" ", DATA.length()) ? DATA.length() + 1 : DATA.length(), line.length());
        }
    }

    private void dispatch(Consumer<String> message) {
        if (!hasData) {
            return;
        }
        String whole = data.toString();
        data.setLength(0);
        hasData = false;
        message.accept(whole);
    }
}

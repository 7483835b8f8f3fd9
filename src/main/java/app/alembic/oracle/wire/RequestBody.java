package app.alembic.oracle.wire;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A request's body in one piece, which can be forgotten once there is an answer. The client keeps what publishes a body, and
 * its own publisher a copy of it, until the answer's last byte.
 */
final class RequestBody implements BodyPublisher {

    private final int length;
    private volatile byte @Nullable [] bytes;

    /** @param bytes not changed any more */
    RequestBody(byte[] bytes) {
        this.bytes = bytes;
        this.length = bytes.length;
    }

    /** Whoever wants it after that is told that it is gone. */
    void forget() {
        bytes = null;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> client) {
        client.onSubscribe(new Sending(client));
    }

    private final class Sending implements Subscription {

        private final Subscriber<? super ByteBuffer> client;
        private boolean over;

        private Sending(Subscriber<? super ByteBuffer> client) {
            this.client = client;
        }

        @Override
        public void request(long pieces) {
            if (over) {
                return;
            }
            over = true;
            if (pieces <= 0) {
                client.onError(new IllegalArgumentException("asked for %d pieces".formatted(pieces)));
                return;
            }
            byte[] present = bytes;
            if (present == null) {
                client.onError(new IOException("the body was sent before"));
                return;
            }
            client.onNext(ByteBuffer.wrap(present).asReadOnlyBuffer());
            client.onComplete();
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}

package app.alembic.oracle.wire;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** A request's body in one piece. The client's own publisher makes a copy, which then lives as long as the answer. */
final class RequestBody implements BodyPublisher {

    private final byte[] bytes;

    /** @param bytes not changed any more */
    RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long contentLength() {
        return bytes.length;
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
            client.onNext(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
            client.onComplete();
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}

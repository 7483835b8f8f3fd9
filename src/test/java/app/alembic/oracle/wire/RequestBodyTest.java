package app.alembic.oracle.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private final RequestBody body = new RequestBody("ask ☆".getBytes(UTF_8));

    @Test
    void aBodyIsSentAsOftenAsItIsAskedFor() {
        assertThat(sent()).isEqualTo("ask ☆");
        assertThat(sent()).isEqualTo("ask ☆");
        assertThat(body.contentLength()).isEqualTo(7);
    }

    @Test
    void aForgottenBodyIsNotSentAgainAndNotAsAnEmptyOne() {
        body.forget();

        assertThatThrownBy(this::sent).hasRootCauseMessage("the body was sent before");
        assertThat(body.contentLength()).isEqualTo(7);
    }

    private String sent() {
        var client = new Client(BodySubscribers.ofString(UTF_8));
        body.subscribe(client);
        return client.whole.getBody().toCompletableFuture().join();
    }

    private record Client(BodySubscriber<String> whole) implements Flow.Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            whole.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            whole.onNext(List.of(bytes));
        }

        @Override
        public void onError(Throwable failure) {
            whole.onError(failure);
        }

        @Override
        public void onComplete() {
            whole.onComplete();
        }
    }
}

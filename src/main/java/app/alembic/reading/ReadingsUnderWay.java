package app.alembic.reading;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The generations that this node is interpreting. What breaks or is handed over is left for {@link Recovery}. */
@Component
@ConditionalOnWebApplication // Commands move the schema: nothing of theirs may open the pools, which migrates first.
class ReadingsUnderWay extends WorkUnderWay<Status> {

    private final InterpretReading interpretReading;
    private final Map<UUID, LiveText> texts = new ConcurrentHashMap<>();

    ReadingsUnderWay(InterpretReading interpretReading) {
        super("reading", Status.INTERPRETING);
        this.interpretReading = interpretReading;
    }

    CompletableFuture<Status> begin(Generation generation) {
        var text = new LiveText();
        texts.put(generation.id(), text);
        CompletableFuture<Status> end = begin(generation.id(), () -> interpretReading.interpret(generation, text));
        return end.whenComplete((_, _) -> {
            texts.remove(generation.id(), text);
            text.end();
        });
    }

    /** The text of that reading as it grows, if this node is interpreting it. */
    Optional<LiveText> text(UUID reading) {
        return Optional.ofNullable(texts.get(reading));
    }
}

package app.alembic.reading;

import app.alembic.spread.DrawnCard;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reading as the API shows it. Credits and messages are there only where one reading is asked for, the receipt's address
 * once it is complete and unless it was entered by hand.
 */
record ReadingView(
        UUID id,
        String question,
        String spreadType,
        List<CardView> cards,
        String status,
        @Nullable String interpretation,
        @Nullable String notice,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String receiptUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CreditsView credits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Message> messages) {

    record CardView(String id, String name, String position, boolean reversed, String imageUrl) {
        static CardView of(DrawnCard card) {
            return new CardView(
                    card.card().id(),
                    card.card().name(),
                    card.position().label(),
                    card.reversed(),
                    card.card().imageUrl());
        }
    }

    record CreditsView(int spent, int balance) {}

    /** As a member of a list, or at the end of a stream. */
    static ReadingView of(Reading reading) {
        return of(reading, null, null);
    }

    static ReadingView of(Reading reading, @Nullable CreditsView credits, @Nullable List<Message> messages) {
        return new ReadingView(
                reading.id(),
                reading.question(),
                reading.spread().id(),
                reading.cards().stream().map(CardView::of).toList(),
                reading.status().code(),
                reading.interpretation(),
                reading.notice(),
                reading.createdAt(),
                reading.receiptUrl(),
                credits,
                messages);
    }
}

package app.alembic.draw;

import app.alembic.spread.DrawnCard;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that somebody needs to deal the cards of a reading once more. As JSON its members are in snake case; nothing in it
 * is believed before {@link CheckReceipt} has looked.
 *
 * @param version {@link Fields#SCHEME}
 * @param readingId the draw's id, which the reading took over
 * @param serverSeed 64 lower-case hexadecimal digits, like every hash
 * @param clientSeed to the letter; empty where the seeker added nothing
 * @param committedAt when the commitment was made, ISO 8601 in UTC
 * @param drawnAt when the cards were dealt
 * @param digest over all of the above: whoever changes one thing has to change this too
 * @param root where the chain stood in the published root of its day; null until that day has ended
 */
public record Receipt(
        String version,
        String readingId,
        String spreadType,
        boolean uprightOnly,
        String deckVersion,
        List<Card> cards,
        String serverSeed,
        String clientSeed,
        String commitment,
        Chain chain,
        String committedAt,
        String drawnAt,
        String digest,
        @Nullable RootProof root) {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME_FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    public Receipt {
        cards = List.copyOf(cards);
        require(spreadType != null, "spread_type");
        require(deckVersion != null, "deck_version");
        require(UUID_FORM.matcher(readingId).matches(), "reading_id");
        require(TIME_FORM.matcher(committedAt).matches(), "committed_at");
        require(TIME_FORM.matcher(drawnAt).matches(), "drawn_at");
        hash(serverSeed, "server_seed");
        hash(commitment, "commitment");
        hash(digest, "digest");
        try {
            new ClientSeed(clientSeed);
        } catch (IllegalArgumentException tooLong) {
            throw new Malformed("client_seed");
        }
    }

    /** A card as the receipt claims it. */
    public record Card(String id, String name, String position, boolean reversed) {

        public Card {
            require(id != null && name != null && position != null, "cards");
        }

        static Card of(DrawnCard card) {
            return new Card(
                    card.card().id(), card.card().name(), card.position().label(), card.reversed());
        }

        @Override
        public String toString() {
            return "%s %s on %s".formatted(name, reversed ? "reversed" : "upright", position);
        }
    }

    /** @param previous 64 zeros before the first link */
    public record Chain(int index, String previous, String link) {

        public Chain {
            require(index >= 0, "chain.index");
            hash(previous, "chain.previous");
            hash(link, "chain.link");
        }
    }

    /** Draws that the same seeker's chain took up later on the same day. */
    public record Later(String id, String commitment) {

        public Later {
            require(UUID_FORM.matcher(id).matches(), "root.later");
            hash(commitment, "root.later");
        }
    }

    /**
     * The way from the link up to the published root of its day.
     *
     * @param day UTC, for example 2026-11-22
     * @param later what leads from this link to the chain's last of the day
     * @param position of that last link among the day's, from 0
     * @param chains how many chains grew that day
     * @param path from the lowest
     * @param previous the root published before, 64 zeros before the first
     */
    public record RootProof(
            String day, List<Later> later, int position, int chains, List<String> path, String previous, String root) {

        private static final Pattern DAY_FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

        public RootProof {
            later = List.copyOf(later);
            path = List.copyOf(path);
            require(DAY_FORM.matcher(day).matches(), "root.day");
            require(position >= 0, "root.position");
            require(chains >= 1, "root.chains");
            path.forEach(hash -> hash(hash, "root.path"));
            hash(previous, "root.previous");
            hash(root, "root.root");
        }
    }

    /** What a receipt must hold that says what this one says. */
    Hash expectedDigest() {
        Fields fields = Fields.of("receipt")
                .add(readingId)
                .add(spreadType)
                .add(uprightOnly ? "upright" : "both")
                .add(deckVersion)
                .add(new Hash(serverSeed))
                .add(clientSeed)
                .add(new Hash(commitment))
                .add(Integer.toString(chain.index()))
                .add(new Hash(chain.previous()))
                .add(new Hash(chain.link()))
                .add(committedAt)
                .add(drawnAt);
        for (Card card : cards) {
            fields.add(card.id()).add(card.name()).add(card.position()).add(card.reversed() ? "reversed" : "upright");
        }
        return fields.hash();
    }

    /** The same with the digest that belongs to it. */
    Receipt sealed() {
        return with(expectedDigest().hex(), root);
    }

    Receipt with(RootProof proof) {
        return with(digest, proof);
    }

    private Receipt with(String itsDigest, @Nullable RootProof proof) {
        return new Receipt(
                version,
                readingId,
                spreadType,
                uprightOnly,
                deckVersion,
                cards,
                serverSeed,
                clientSeed,
                commitment,
                chain,
                committedAt,
                drawnAt,
                itsDigest,
                proof);
    }

    UUID draw() {
        return UUID.fromString(readingId);
    }

    private static void hash(String text, String member) {
        try {
            new Hash(text);
        } catch (IllegalArgumentException none) {
            throw new Malformed(member);
        }
    }

    private static void require(boolean holds, String member) {
        if (!holds) {
            throw new Malformed(member);
        }
    }

    /** A member is not what it should be. */
    static final class Malformed extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private Malformed(String member) {
            super(member);
        }
    }
}

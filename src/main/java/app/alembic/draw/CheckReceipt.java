package app.alembic.draw;

import app.alembic.deck.Deck;
import app.alembic.spread.Spread;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Computes everything in a receipt once more, with nothing but the receipt at hand: no network, no database. */
public final class CheckReceipt {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private final Dealer dealer = new Dealer(Deck.standard());

    /** What came of it. */
    public sealed interface Verdict {}

    /** Everything in it follows from its seeds. */
    public record True(Receipt receipt) implements Verdict {}

    /** @param reason a sentence for a person */
    public record False(Flaw flaw, String reason) implements Verdict {}

    /**
     * @param text the receipt as JSON
     * @param noted the commitment that the seeker noted before the draw, or null
     */
    public Verdict check(String text, @Nullable String noted) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException _) {
            return new False(Flaw.FORMAT, "This is not JSON.");
        }
        if (!tree.isObject()) {
            return new False(Flaw.FORMAT, "This is not a receipt: it is no JSON object.");
        }
        if (!tree.path("version").isString()) {
            return malformed("version");
        }
        if (!tree.path("version").asString().equals(Fields.SCHEME)) {
            return new False(Flaw.VERSION, "This receipt is of another version than %s.".formatted(Fields.SCHEME));
        }
        Receipt receipt;
        try {
            receipt = JSON.treeToValue(tree, Receipt.class);
        } catch (JacksonException wrong) {
            return malformed(
                    wrong.getCause() instanceof Receipt.Malformed member
                            ? String.valueOf(member.getMessage())
                            : memberOf(wrong));
        }
        return check(receipt, noted);
    }

    private Verdict check(Receipt receipt, @Nullable String noted) {
        Optional<Spread> spread = Spread.find(receipt.spreadType());
        if (spread.isEmpty()) {
            return malformed("spread_type");
        }
        if (!receipt.deckVersion().equals(Deck.VERSION)) {
            return new False(Flaw.VERSION, "This receipt is of another deck than version %s.".formatted(Deck.VERSION));
        }
        if (noted != null && !noted.equals(receipt.commitment())) {
            return new False(Flaw.NOTED, "The commitment is not the one that was noted before the draw.");
        }
        var seed = new ServerSeed(new Hash(receipt.serverSeed()).bytes());
        var commitment = new Hash(receipt.commitment());
        if (!seed.commitment(receipt.draw(), receipt.deckVersion()).equals(commitment)) {
            return new False(Flaw.COMMITMENT, "The commitment was not made to this server seed, draw and deck.");
        }
        if (!follows(receipt, commitment)) {
            return new False(Flaw.LINK, "The link does not follow from the link before it and the commitment.");
        }
        return cards(receipt, seed, spread.get());
    }

    private static boolean follows(Receipt receipt, Hash commitment) {
        var previous = new Hash(receipt.chain().previous());
        int index = receipt.chain().index();
        return (index == 0) == previous.equals(Hash.NOTHING)
                && new ChainLink(index, previous, receipt.draw(), commitment)
                        .hash()
                        .hex()
                        .equals(receipt.chain().link());
    }

    private Verdict cards(Receipt receipt, ServerSeed seed, Spread spread) {
        var terms = new Terms(
                receipt.draw(),
                receipt.deckVersion(),
                spread,
                receipt.uprightOnly(),
                new ClientSeed(receipt.clientSeed()));
        List<Receipt.Card> dealt =
                dealer.deal(seed, terms).stream().map(Receipt.Card::of).toList();
        if (dealt.size() != receipt.cards().size()) {
            return new False(
                    Flaw.CARDS,
                    "The seeds deal %d cards, the receipt holds %d."
                            .formatted(dealt.size(), receipt.cards().size()));
        }
        for (int place = 0; place < dealt.size(); place++) {
            if (!dealt.get(place).equals(receipt.cards().get(place))) {
                return new False(
                        Flaw.CARDS, "The seeds deal %s, the receipt says otherwise.".formatted(dealt.get(place)));
            }
        }
        if (!receipt.expectedDigest().hex().equals(receipt.digest())) {
            return new False(Flaw.DIGEST, "Something in the receipt was changed: its digest is another.");
        }
        return receipt.root() == null || leadsToRoot(receipt, receipt.root())
                ? new True(receipt)
                : new False(Flaw.ROOT, "The proof does not lead from the link to the root of its day.");
    }

    private static boolean leadsToRoot(Receipt receipt, Receipt.RootProof proof) {
        try {
            Hash head = new Hash(receipt.chain().link());
            int index = receipt.chain().index();
            for (Receipt.Later later : proof.later()) {
                var id = UUID.fromString(later.id());
                head = new ChainLink(++index, head, id, new Hash(later.commitment())).hash();
            }
            List<Hash> path = proof.path().stream().map(Hash::new).toList();
            Hash tree = MerkleTree.rootFrom(head, proof.position(), proof.chains(), path);
            return new DailyRoot(LocalDate.parse(proof.day()), proof.chains(), tree, new Hash(proof.previous()))
                    .hash()
                    .hex()
                    .equals(proof.root());
        } catch (IllegalArgumentException | DateTimeException impossible) {
            return false;
        }
    }

    private static String memberOf(JacksonException wrong) {
        return wrong.getPath().isEmpty()
                ? "something"
                : String.valueOf(wrong.getPath().getFirst().getPropertyName());
    }

    private static False malformed(String member) {
        return new False(
                Flaw.FORMAT, "This is not a receipt: `%s` is missing, unknown or malformed.".formatted(member));
    }
}

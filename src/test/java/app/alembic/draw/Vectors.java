package app.alembic.draw;

import app.alembic.deck.Deck;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published test vectors, made anew from the code: {@code src/test/resources/draw/vectors.json}. */
final class Vectors {

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final List<String> CLIENT_SEEDS = List.of(
            "",
            "a",
            "The same, and a space ",
            "e\u0301 is not \u00e9",
            "🜂🜄🜁🜃",
            "0".repeat(255) + "🃏",
            "\u202e\t\"\\\n");

    private Vectors() {}

    static String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("scheme", Fields.SCHEME);
        all.put(
                "deck",
                Deck.standard().cards().stream()
                        .map(card -> List.of(card.id(), card.name()))
                        .toList());
        all.put("hashes", hashes());
        all.put("draws", draws());
        all.put("chain", chain());
        all.put("trees", IntStream.of(1, 2, 3, 5, 8, 13).mapToObj(Vectors::tree).toList());
        all.put("receipts", receipts());
        return JSON.writeValueAsString(all) + "\n";
    }

    private static List<Object> hashes() {
        return List.of(
                hash(List.of()),
                hash(List.of("")),
                hash(List.of("ab", "c")),
                hash(List.of("a", "bc")),
                hash(List.of("🜂")));
    }

    private static Object hash(List<String> fields) {
        Fields hashed = Fields.of("test");
        fields.forEach(hashed::add);
        return ordered(
                "purpose", "test", "fields", fields, "hash", hashed.hash().hex());
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var ordered = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ordered.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return ordered;
    }

    private static List<Object> draws() {
        var draws = new ArrayList<>();
        for (Spread spread : Spread.values()) {
            for (int i = 0; i < 2 * CLIENT_SEEDS.size(); i++) {
                var terms = new Terms(
                        id(draws.size()),
                        Deck.VERSION,
                        spread,
                        i % 5 == 4,
                        new ClientSeed(CLIENT_SEEDS.get(i % CLIENT_SEEDS.size())));
                var draw = new LinkedHashMap<String, Object>();
                draw.put("id", terms.draw());
                draw.put("deck_version", terms.deckVersion());
                draw.put("spread_type", spread.id());
                draw.put("upright_only", terms.uprightOnly());
                draw.put("server_seed", seed(draws.size()).revealed());
                draw.put("client_seed", terms.clientSeed().text());
                draw.put(
                        "commitment",
                        seed(draws.size())
                                .commitment(terms.draw(), terms.deckVersion())
                                .hex());
                draw.put(
                        "cards",
                        cards(seed(draws.size()), terms).stream()
                                .map(card -> card.id() + (card.reversed() ? " reversed" : " upright"))
                                .toList());
                draws.add(draw);
            }
        }
        return draws;
    }

    private static List<Object> chain() {
        return links(5).stream()
                .<Object>map(link -> ordered(
                        "index", link.index(),
                        "previous", link.previous().hex(),
                        "id", link.draw(),
                        "commitment", link.commitment().hex(),
                        "link", link.hash().hex()))
                .toList();
    }

    private static Object tree(int size) {
        List<Hash> entries =
                IntStream.range(0, size).mapToObj(i -> hash("entry " + i)).toList();
        var tree = new MerkleTree(entries);
        var vector = new LinkedHashMap<String, Object>();
        vector.put("entries", entries.stream().map(Hash::hex).toList());
        vector.put("root", tree.root().hex());
        vector.put(
                "paths",
                IntStream.range(0, size)
                        .mapToObj(i -> tree.path(i).stream().map(Hash::hex).toList())
                        .toList());
        return vector;
    }

    /** Good ones, and each broken in one place. */
    private static List<Object> receipts() {
        var vectors = new ArrayList<>();
        Receipt receipt = receipt(2, Spread.THREE_CARD, "What I shuffled in");
        vectors.add(vector("true", "as it was given", receipt, _ -> {}));
        vectors.add(vector(
                "true", "the first of a chain, one card, nothing added", receipt(0, Spread.SINGLE, ""), _ -> {}));
        vectors.add(vector("true", "ten cards", receipt(4, Spread.CELTIC_CROSS, "🜂"), _ -> {}));
        vectors.add(vector("true", "with its way to the root of the day", receipt.with(proof(2)), _ -> {}));
        vectors.add(noted("true", "the commitment that was noted", receipt, receipt.commitment()));
        vectors.add(noted(
                "noted", "another commitment was noted", receipt, hash("other").hex()));

        bad(vectors, "format", "no reading", receipt, r -> r.remove("reading_id"));
        bad(vectors, "format", "a member too many", receipt, r -> r.put("winner", true));
        bad(
                vectors,
                "format",
                "a seed in capitals",
                receipt,
                r -> r.put("server_seed", receipt.serverSeed().toUpperCase(Locale.ROOT)));
        bad(
                vectors,
                "format",
                "a seed too short",
                receipt,
                r -> r.put("server_seed", receipt.serverSeed().substring(2)));
        bad(vectors, "format", "an unknown spread", receipt, r -> r.put("spread_type", "horseshoe"));
        bad(
                vectors,
                "format",
                "an index below zero",
                receipt,
                r -> object(r, "chain").put("index", -1));
        bad(
                vectors,
                "format",
                "an index that is text",
                receipt,
                r -> object(r, "chain").put("index", "2"));
        bad(vectors, "format", "a client seed of 257 characters", receipt, r -> r.put("client_seed", "x".repeat(257)));
        bad(vectors, "format", "a client seed that is no text", receipt, r -> r.putNull("client_seed"));
        bad(
                vectors,
                "format",
                "an orientation that is text",
                receipt,
                r -> card(r, 0).put("reversed", "no"));
        bad(vectors, "format", "no member root", receipt, r -> r.remove("root"));
        bad(vectors, "version", "another version", receipt, r -> r.put("version", "alembic-draw-v2"));
        bad(vectors, "version", "another deck", receipt, r -> r.put("deck_version", "2"));
        bad(
                vectors,
                "commitment",
                "another commitment",
                receipt,
                r -> r.put("commitment", hash("other").hex()));
        bad(
                vectors,
                "commitment",
                "another server seed",
                receipt,
                r -> r.put("server_seed", hash("other").hex()));
        bad(vectors, "commitment", "another reading", receipt, r -> r.put("reading_id", id(77).toString()));
        bad(
                vectors,
                "link",
                "another link",
                receipt,
                r -> object(r, "chain").put("link", hash("other").hex()));
        bad(
                vectors,
                "link",
                "another link before it",
                receipt,
                r -> object(r, "chain").put("previous", hash("other").hex()));
        bad(
                vectors,
                "link",
                "another place in the chain",
                receipt,
                r -> object(r, "chain").put("index", 3));
        bad(
                vectors,
                "link",
                "a first link that follows something",
                receipt,
                r -> object(r, "chain").put("index", 0));
        bad(vectors, "cards", "another client seed", receipt, r -> r.put("client_seed", "what I shuffled in"));
        bad(
                vectors,
                "cards",
                "a client seed normalised",
                receipt(3, Spread.THREE_CARD, "e\u0301"),
                r -> r.put("client_seed", "\u00e9"));
        bad(vectors, "cards", "upright only", receipt(2, Spread.CELTIC_CROSS, "x"), r -> r.put("upright_only", true));
        bad(vectors, "cards", "another spread of three", receipt, r -> r.put("spread_type", "shadow_work"));
        bad(
                vectors,
                "cards",
                "a card turned round",
                receipt,
                r -> card(r, 1).put("reversed", !receipt.cards().get(1).reversed()));
        bad(
                vectors,
                "cards",
                "another card",
                receipt,
                r -> card(r, 2).put("id", "major_20").put("name", "Judgement"));
        bad(vectors, "cards", "another name", receipt, r -> card(r, 0).put("name", "The Hanged Woman"));
        bad(vectors, "cards", "another position", receipt, r -> card(r, 0).put("position", "Future"));
        bad(vectors, "cards", "two cards in each other's place", receipt, r -> {
            ArrayNode cards = (ArrayNode) r.get("cards");
            JsonNode first = cards.get(0);
            cards.set(0, cards.get(1));
            cards.set(1, first);
        });
        bad(vectors, "cards", "a card too few", receipt, r -> ((ArrayNode) r.get("cards")).remove(2));
        bad(vectors, "digest", "drawn at another time", receipt, r -> r.put("drawn_at", "2026-11-22T10:00:00Z"));
        bad(
                vectors,
                "digest",
                "committed at another time",
                receipt,
                r -> r.put("committed_at", "2026-11-22T00:00:00Z"));
        bad(
                vectors,
                "digest",
                "another digest",
                receipt,
                r -> r.put("digest", hash("other").hex()));
        Receipt rooted = receipt.with(proof(2));
        bad(
                vectors,
                "root",
                "another root",
                rooted,
                r -> object(r, "root").put("root", hash("other").hex()));
        bad(vectors, "root", "another day", rooted, r -> object(r, "root").put("day", "2026-11-23"));
        bad(
                vectors,
                "root",
                "a day that there is not",
                rooted,
                r -> object(r, "root").put("day", "2026-02-30"));
        bad(
                vectors,
                "root",
                "another root before it",
                rooted,
                r -> object(r, "root").put("previous", hash("other").hex()));
        bad(vectors, "root", "another position", rooted, r -> object(r, "root").put("position", 4));
        bad(vectors, "root", "more chains", rooted, r -> object(r, "root").put("chains", 6));
        bad(
                vectors,
                "root",
                "a later draw left out",
                rooted,
                r -> ((ArrayNode) object(r, "root").get("later")).remove(0));
        bad(
                vectors,
                "root",
                "a path too short",
                rooted,
                r -> ((ArrayNode) object(r, "root").get("path")).remove(0));
        bad(
                vectors,
                "root",
                "a path too long",
                rooted,
                r -> ((ArrayNode) object(r, "root").get("path"))
                        .add(hash("other").hex()));
        return vectors;
    }

    private static void bad(
            List<Object> all, String verdict, String what, Receipt receipt, Consumer<ObjectNode> change) {
        all.add(vector(verdict, what, receipt, change));
    }

    private static Object vector(String verdict, String what, Receipt receipt, Consumer<ObjectNode> change) {
        var tree = (ObjectNode) JSON.valueToTree(receipt);
        change.accept(tree);
        var vector = new LinkedHashMap<String, Object>();
        vector.put("what", what);
        vector.put("verdict", verdict);
        vector.put("receipt", tree);
        return vector;
    }

    @SuppressWarnings("unchecked")
    private static Object noted(String verdict, String what, Receipt receipt, String noted) {
        var vector = (Map<String, Object>) vector(verdict, what, receipt, _ -> {});
        vector.put("noted", noted);
        return vector;
    }

    /** The draw at that place of a chain of five. */
    static Receipt receipt(int index, Spread spread, String clientSeed) {
        ChainLink link = links(5).get(index);
        var terms = new Terms(link.draw(), Deck.VERSION, spread, false, new ClientSeed(clientSeed));
        return new Receipt(
                        Fields.SCHEME,
                        link.draw().toString(),
                        spread.id(),
                        false,
                        Deck.VERSION,
                        cards(seed(index), terms),
                        seed(index).revealed(),
                        clientSeed,
                        link.commitment().hex(),
                        new Receipt.Chain(
                                index, link.previous().hex(), link.hash().hex()),
                        "2026-11-22T09:59:58.123456Z",
                        "2026-11-22T10:00:00.5Z",
                        Hash.NOTHING.hex(),
                        null)
                .sealed();
    }

    /** The day ended with the chain's fifth link, the fourth of five chains. */
    private static Receipt.RootProof proof(int index) {
        List<ChainLink> links = links(5);
        List<Hash> heads =
                List.of(hash("a"), hash("b"), hash("c"), links.getLast().hash(), hash("d"));
        var tree = new MerkleTree(heads);
        var day = new DailyRoot(LocalDate.of(2026, 11, 22), heads.size(), tree.root(), hash("yesterday"));
        return new Receipt.RootProof(
                day.day().toString(),
                links.subList(index + 1, 5).stream()
                        .map(link -> new Receipt.Later(
                                link.draw().toString(), link.commitment().hex()))
                        .toList(),
                3,
                heads.size(),
                tree.path(3).stream().map(Hash::hex).toList(),
                day.previous().hex(),
                day.hash().hex());
    }

    private static List<ChainLink> links(int count) {
        var links = new ArrayList<ChainLink>();
        for (int i = 0; i < count; i++) {
            Hash commitment = seed(i).commitment(id(i), Deck.VERSION);
            links.add(
                    i == 0
                            ? new ChainLink(0, Hash.NOTHING, id(0), commitment)
                            : links.getLast().then(id(i), commitment));
        }
        return links;
    }

    private static List<Receipt.Card> cards(ServerSeed seed, Terms terms) {
        List<DrawnCard> cards = new Dealer(Deck.standard()).deal(seed, terms);
        return cards.stream().map(Receipt.Card::of).toList();
    }

    private static ObjectNode object(ObjectNode receipt, String member) {
        return (ObjectNode) receipt.get(member);
    }

    private static ObjectNode card(ObjectNode receipt, int place) {
        return (ObjectNode) receipt.get("cards").get(place);
    }

    private static UUID id(int number) {
        return new UUID(0x3f1c2c8e_6a1b_4000L | ((long) number << 48), 0x9a60_5f4f3f1b0000L | 1L << 63 | number);
    }

    private static ServerSeed seed(int number) {
        return new ServerSeed(hash("seed " + number).bytes());
    }

    private static Hash hash(String name) {
        return Fields.of("test").add(name).hash();
    }
}

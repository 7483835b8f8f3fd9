package app.alembic.web;

import app.alembic.credits.LedgerEntry;
import app.alembic.database.AccountId;
import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.reading.Reading;
import app.alembic.reading.Status;
import app.alembic.safety.Resource;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every template with something to show, the awkward cases among them. */
final class Samples {

    static final Instant TIME = Instant.parse("2026-03-09T21:05:00Z");
    static final UUID ID = UUID.fromString("6f2c1a52-7d0e-4b63-9f0a-3f1f6a1b2c3d");
    static final String QUESTION = "What might help me to leave the old workshop without resenting those who stay?";
    static final String MARKUP = "<script>alert('x')</script> & \"quotes\" </textarea><b>";

    static final List<String> PARAGRAPHS = List.of(
            "You ask how to leave, and the first card does not look at the door. Where the past is asked, it suggests a"
                    + " bench that was shared for years, and a skill that nobody can take out of your hands.",
            "The second card answers from the present. It mirrors an effort to be fair to everyone at once, which may be"
                    + " kind, and may also be a way of not yet saying the sentence that has to be said. Two neighbours of"
                    + " one element strengthen it: the feeling is real, and it is loud.",
            "What may emerge is smaller than a verdict. The last card invites one conversation rather than a farewell"
                    + " speech, and leaves the rest of the bench as it is.",
            "What would you want to have said to them, a year from now?");

    /** @param template its name; {@code page} is added where it is rendered */
    record Sample(String template, Map<String, Object> parameters) {}

    private Samples() {}

    static Map<String, Sample> all() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put("landing", new Sample("web/landing", Map.of()));
        samples.put("problem-404", problem(404, "Not found", "There is nothing at this address.", ""));
        samples.put("problem-500", problem(500, "Something went wrong", "It has been noted.", ID.toString()));
        samples.put("new-first", asking("", "three_card", Map.of("first", true)));
        samples.put("new-celtic", asking(QUESTION, "celtic_cross", Map.of("covered", true)));
        samples.put("new-error", asking(MARKUP, "single", Map.of("error", "`question` holds <i>no</i> text.")));
        samples.put("new-earlier", asking(QUESTION, "shadow_work", Map.of("earlier", ID, "earlierAt", TIME)));
        for (Spread spread : Spread.values()) {
            samples.put("show-" + spread.id(), showing(spread, QUESTION, "complete", PARAGRAPHS, Map.of()));
        }
        samples.put(
                "show-markup", showing(Spread.SINGLE, MARKUP, "complete", List.of(MARKUP), Map.of("notice", MARKUP)));
        samples.put(
                "show-live",
                showing(
                        Spread.THREE_CARD,
                        QUESTION,
                        "interpreting",
                        List.of(),
                        Map.of("live", true, "notice", "This touches your health: a doctor knows what cards cannot.")));
        samples.put(
                "show-live-celtic",
                showing(Spread.CELTIC_CROSS, QUESTION, "interpreting", List.of(), Map.of("live", true)));
        samples.put("show-failed", showing(Spread.SHADOW_WORK, QUESTION, "failed", List.of(), Map.of()));
        samples.put(
                "stopped",
                new Sample(
                        "reading/stopped",
                        Map.of(
                                "message",
                                "What you write sounds heavy, and you deserve a person who listens now.",
                                "resources",
                                List.of(
                                        new Resource(
                                                "US",
                                                "988 Suicide & Crisis Lifeline",
                                                "Call or text 988, at any hour",
                                                "https://988lifeline.org/"),
                                        new Resource(
                                                "INT",
                                                "Find a Helpline",
                                                "Find a line in your country",
                                                "https://findahelpline.com")))));
        samples.put("list", new Sample("reading/list", Map.of("readings", readings(), "older", "abc_-1")));
        samples.put("list-empty", new Sample("reading/list", Map.of("readings", List.of())));
        samples.put(
                "account",
                new Sample(
                        "account/show",
                        Map.of(
                                "email",
                                "somebody.with.a.very.long.address.indeed@department.example.org",
                                "tier",
                                "free",
                                "memberSince",
                                TIME,
                                "balance",
                                1)));
        samples.put(
                "credits",
                new Sample("credits/list", Map.of("balance", 1_020, "entries", entries(), "older", "abc_-1")));
        samples.put("credits-empty", new Sample("credits/list", Map.of("balance", 0, "entries", List.of())));
        samples.put(
                "cards",
                new Sample("reading/cards", Map.of("cards", Deck.standard().cards())));
        for (String id : List.of("major_2", "cups_ace", "swords_ten", "wands_queen")) {
            samples.put("card-" + id, card(Deck.standard().card(id)));
        }
        samples.put("spreads", new Sample("reading/spreads", Map.of("spreads", List.of(Spread.values()))));
        return samples;
    }

    static List<DrawnCard> drawn(Spread spread) {
        var cards = new ArrayList<DrawnCard>();
        for (int place = 0; place < spread.positions().size(); place++) {
            cards.add(new DrawnCard(
                    Deck.standard().cards().get(place * 7 + 2),
                    spread.positions().get(place),
                    place % 3 == 1));
        }
        return cards;
    }

    private static Sample problem(int status, String title, String detail, String incident) {
        return new Sample(
                "web/problem", Map.of("status", status, "title", title, "detail", detail, "incident", incident));
    }

    private static Sample asking(String question, String chosen, Map<String, Object> more) {
        var parameters = new HashMap<String, Object>(more);
        parameters.put("spreads", List.of(Spread.values()));
        parameters.put("question", question);
        parameters.put("chosen", chosen);
        parameters.put("balance", 3);
        return new Sample("reading/new", parameters);
    }

    private static Sample showing(
            Spread spread, String question, String status, List<String> paragraphs, Map<String, Object> more) {
        var parameters = new HashMap<String, Object>(more);
        parameters.put("id", ID);
        parameters.put("question", question);
        parameters.put("spread", spread);
        parameters.put("cards", drawn(spread));
        parameters.put("status", status);
        parameters.put("paragraphs", paragraphs);
        parameters.put("createdAt", TIME);
        return new Sample("reading/show", parameters);
    }

    private static Sample card(Card card) {
        return new Sample(
                "reading/card",
                Map.of(
                        "card",
                        card,
                        "previous",
                        Deck.standard().card("major_0"),
                        "next",
                        Deck.standard().card("cups_two")));
    }

    private static List<Reading> readings() {
        return List.of(
                reading(QUESTION, Spread.CELTIC_CROSS, Status.COMPLETE),
                reading("Still?", Spread.SINGLE, Status.INTERPRETING),
                reading(MARKUP, Spread.THREE_CARD, Status.FAILED),
                reading("Averylongquestionwithoutasinglespace".repeat(8), Spread.SHADOW_WORK, Status.COMPLETE));
    }

    private static Reading reading(String question, Spread spread, Status status) {
        return new Reading(
                UUID.randomUUID(),
                new AccountId(ID),
                question,
                spread,
                drawn(spread),
                status,
                null,
                null,
                true,
                1,
                1,
                TIME,
                null);
    }

    private static List<LedgerEntry> entries() {
        return List.of(
                entry(-3, "usage", "Reading, Celtic Cross"),
                entry(3, "refund", "Reading, Celtic Cross: could not be interpreted, the price has come back"),
                entry(1_020, "purchase", null),
                entry(3, "bonus", MARKUP));
    }

    private static LedgerEntry entry(int amount, String type, @Nullable String description) {
        return new LedgerEntry(UUID.randomUUID(), amount, type, description, TIME);
    }
}

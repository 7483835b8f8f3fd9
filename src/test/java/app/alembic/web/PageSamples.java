package app.alembic.web;

import app.alembic.credits.LedgerEntry;
import app.alembic.database.AccountId;
import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.reading.Reading;
import app.alembic.reading.ReadingSheet;
import app.alembic.reading.Status;
import app.alembic.reading.Talk;
import app.alembic.safety.Resource;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * Every page in each of its states, with made-up content. The program writes them to {@code target/samples}, with the
 * files they need, to be looked at over any file server.
 */
final class PageSamples {

    /**
     * One page in one state.
     *
     * @param name of the file, without its ending
     */
    record Sample(String name, String template, String path, boolean signedIn, Map<String, @Nullable Object> params) {

        Sample with(String name, @Nullable Object... keysAndValues) {
            Map<String, @Nullable Object> more = new HashMap<>(params);
            more.putAll(pairs(keysAndValues));
            return new Sample(name, template, path, signedIn, more);
        }

        Sample signedOut(String name) {
            return new Sample(name, template, path, false, params);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final String QUESTION =
            "How do I stay close to my sister <script>alert('us')</script> & still say no when it's too much?";

    private static final Instant WHEN = Instant.parse("2026-03-14T09:26:53Z");
    private static final UUID ID = UUID.fromString("3f1c2c8e-6a1b-4a53-9a60-5f4f3f1b7c11");
    private static final List<String> PARAGRAPHS = List.of(
            "You ask how to stay near without giving yourself away. The cards do not weigh your sister; they mirror the"
                    + " place in you from which you answer her, and that place seems to be moving.",
            "Where you stand now, the picture is of hands that hold and hands that let go. Both are yours. As within, so"
                    + " without: the no you owe yourself may be the one she hears most kindly.",
            "What would you say to her if you trusted that she could bear it?");

    private static final List<ReadingSheet.Turn> TURNS = List.of(
            new ReadingSheet.Turn(true, List.of("And what of the card in the middle?")),
            new ReadingSheet.Turn(false, PARAGRAPHS.subList(1, 3)));

    private static final List<Resource> PEOPLE = List.of(
            new Resource(
                    "US", "988 Suicide & Crisis Lifeline", "Call or text 988, at any hour", "https://988lifeline.org"),
            new Resource("INT", "Find a Helpline", "Find a line in your country", "https://findahelpline.com"));

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "app.templates");

    private static final Assets ASSETS = assets();

    private PageSamples() {}

    public static void main(String[] arguments) throws IOException {
        Path target = Path.of("target", "samples");
        Path files = Path.of("src", "main", "resources", "static");
        copy(files, target.resolve("assets").resolve(ASSETS.version()));
        copy(files, target);
        for (Sample sample : all()) {
            Files.writeString(target.resolve(sample.name() + ".html"), render(sample));
        }
    }

    static String render(Sample sample) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var csrf = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "a-token");
        Map<String, @Nullable Object> params = new HashMap<>(sample.params());
        params.put("page", new Page(sample.path(), sample.signedIn(), csrf, messages, ASSETS));
        var output = new StringOutput();
        TEMPLATES.render(sample.template() + ".jte", params, output);
        return output.toString();
    }

    private static Assets assets() {
        try {
            return new Assets();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Sample> all() {
        return Stream.of(web(), asking(), readings(), account(), deck())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample> web() {
        Sample home = sample("home-in", "web/home", "/");
        return List.of(
                home,
                home.signedOut("home"),
                sample(
                        "problem",
                        "web/problem",
                        "/readings/none",
                        "status",
                        400,
                        "heading",
                        "That did not work",
                        "sentence",
                        "Something in the form was not as it should be.",
                        "incident",
                        "7f3a9c",
                        "details",
                        List.of("The question is empty.", "There is no such spread.")),
                sample("signin", "auth/signin", "/signin", "error", "", "email", "", "next", "/")
                        .signedOut("signin"),
                sample("confirm", "auth/confirm", "/signup").signedOut("confirm"),
                sample(
                                "signup",
                                "auth/signup",
                                "/signup",
                                "error",
                                "auth.error.sixteen",
                                "email",
                                "a@example.org",
                                "next",
                                "")
                        .signedOut("signup"),
                sample("help", "reading/help", "/resources", "resources", PEOPLE, "reviewed", "1 March 2026"),
                sample("verify", "draw/verify", "/verify").signedOut("verify"),
                sample("privacy", "web/privacy", "/privacy").signedOut("privacy"),
                sample("terms", "web/terms", "/terms").signedOut("terms"),
                sample(
                        "docs",
                        "web/docs",
                        "/docs",
                        "introduction",
                        "What programs can ask of Alembic.",
                        "operations",
                        List.of(new InterfaceDescription.Operation(
                                "GET",
                                "/api/readings/{id}",
                                "One reading",
                                "With its cards and its text.",
                                false,
                                List.of(
                                        new InterfaceDescription.Answer("200", "The reading."),
                                        new InterfaceDescription.Answer("404", "There is none."))))),
                sample(
                        "problem-plain",
                        "web/problem",
                        "/nowhere",
                        "status",
                        404,
                        "heading",
                        "There is no such page",
                        "sentence",
                        "It may have moved, or never been here."));
    }

    private static List<Sample> asking() {
        Sample fresh = sample(
                "new",
                "reading/new",
                "/readings/new",
                "spreads",
                List.of(Spread.values()),
                "question",
                "",
                "chosen",
                "three_card",
                "upright",
                false,
                "balance",
                3,
                "free",
                false,
                "error",
                null,
                "first",
                true);
        return List.of(
                fresh,
                fresh.with("new-cross", "chosen", "celtic_cross", "first", false, "upright", true, "free", true),
                fresh.with("new-triangle", "chosen", "shadow_work", "first", false),
                fresh.with("new-single", "chosen", "single", "first", false),
                fresh.with("new-error", "question", QUESTION, "balance", 1, "error", "This spread costs 2 credits."),
                fresh.with(
                        "new-again",
                        "question",
                        QUESTION,
                        "first",
                        false,
                        "earlierUrl",
                        "/readings/" + ID,
                        "earlierDate",
                        "11 March 2026"),
                sample(
                        "stopped",
                        "reading/stopped",
                        "/readings",
                        "message",
                        "What you write sounds as if it hurts more than a person should carry alone. Please talk to"
                                + " somebody now; there are people who answer at any hour.",
                        "resources",
                        PEOPLE));
    }

    private static List<Sample> readings() {
        List<Sample> samples = new ArrayList<>();
        for (Spread spread : Spread.values()) {
            samples.add(shown(spread));
        }
        Sample three = shown(Spread.THREE_CARD);
        samples.add(three.with(
                "show-live",
                "status",
                "interpreting",
                "live",
                true,
                "paragraphs",
                List.of(),
                "talk",
                new Talk.Standing(3, 3, null, false)));
        samples.add(three.with(
                "show-live-begun", "status", "interpreting", "live", true, "paragraphs", PARAGRAPHS.subList(0, 1)));
        samples.add(three.with("show-failed", "status", "failed", "paragraphs", List.of()));
        samples.add(three.with("show-silent", "paragraphs", List.of(), "drawn", false));
        samples.add(three.with(
                "show-notice",
                "notice",
                "Cards are no doctor. What the body says belongs to somebody who can examine it."));
        samples.add(three.with("show-ask-on", "talk", new Talk.Standing(3, 3, null, false)));
        Sample talked = three.with("show-talk", "talk", new Talk.Standing(3, 2, null, false), "turns", TURNS);
        samples.add(talked);
        samples.add(talked.with("show-talk-awaited", "talk", new Talk.Standing(3, 1, ID, false)));
        samples.add(talked.with("show-talk-failed", "talk", new Talk.Standing(3, 2, null, true)));
        samples.add(talked.with("show-talk-used-up", "talk", new Talk.Standing(3, 0, null, false)));
        samples.add(talked.with("show-talk-refused", "asked", QUESTION, "askError", "Please ask something shorter."));
        Sample list = sample(
                "list",
                "reading/list",
                "/journal",
                "readings",
                List.of(
                        reading(Spread.CELTIC_CROSS, Status.INTERPRETING),
                        reading(Spread.SINGLE, Status.FAILED),
                        reading(Spread.SHADOW_WORK, Status.COMPLETE)),
                "nextCursor",
                "abc=&d");
        samples.add(list);
        samples.add(list.with("list-empty", "readings", List.of(), "nextCursor", null));
        return samples;
    }

    private static List<Sample> account() {
        Sample ledger = sample(
                "credits",
                "credits/list",
                "/account/credits",
                "balance",
                21,
                "entries",
                List.of(
                        entry(-3, "usage", "Celtic Cross"),
                        entry(3, "refund", "Celtic Cross"),
                        entry(20, "purchase", null),
                        entry(3, "bonus", "Opening credits")),
                "nextCursor",
                "abc");
        return List.of(
                sample(
                        "account",
                        "account/show",
                        "/account",
                        "email",
                        "someone.with.a.long.address@subdomain.example.org",
                        "tier",
                        "free",
                        "credits",
                        1,
                        "since",
                        WHEN),
                ledger,
                ledger.with("credits-empty", "balance", 0, "entries", List.of(), "nextCursor", null));
    }

    private static List<Sample> deck() {
        List<Sample> samples = new ArrayList<>();
        Sample cards =
                sample("cards", "cards/list", "/cards", "cards", Deck.standard().cards());
        samples.add(cards);
        samples.add(cards.signedOut("cards-out"));
        samples.add(sample("spreads", "cards/spreads", "/spreads", "spreads", List.of(Spread.values())));
        for (Card card : Deck.standard().cards()) {
            samples.add(sample("card-" + card.id(), "cards/show", "/cards/" + card.id(), "card", card));
        }
        return samples;
    }

    private static Sample shown(Spread spread) {
        return sample(
                "show-" + spread.id(),
                "reading/show",
                "/readings/" + ID,
                "id",
                ID,
                "question",
                QUESTION,
                "spread",
                spread,
                "cards",
                laid(spread),
                "status",
                "complete",
                "paragraphs",
                PARAGRAPHS,
                "live",
                false,
                "notice",
                null,
                "drawn",
                true,
                "createdAt",
                WHEN);
    }

    /** Every third card is reversed, the crossing one among them. */
    private static List<DrawnCard> laid(Spread spread) {
        List<DrawnCard> cards = new ArrayList<>();
        for (int place = 0; place < spread.positions().size(); place++) {
            Card card = Deck.standard().cards().get((19 + 17 * place) % Deck.SIZE);
            cards.add(new DrawnCard(card, spread.positions().get(place), place % 3 == 1));
        }
        return cards;
    }

    private static Reading reading(Spread spread, Status status) {
        return new Reading(
                ID,
                new AccountId(ID),
                QUESTION,
                spread,
                laid(spread),
                status,
                status == Status.COMPLETE ? String.join("\n\n", PARAGRAPHS) : null,
                null,
                true,
                spread.price(),
                1,
                WHEN,
                status == Status.INTERPRETING ? null : WHEN);
    }

    private static LedgerEntry entry(int amount, String type, @Nullable String description) {
        return new LedgerEntry(ID, amount, type, description, WHEN);
    }

    private static Sample sample(String name, String template, String path, @Nullable Object... keysAndValues) {
        return new Sample(name, template, path, true, pairs(keysAndValues));
    }

    private static Map<String, @Nullable Object> pairs(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            params.put(String.valueOf(keysAndValues[at]), keysAndValues[at + 1]);
        }
        return params;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(path));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(path));
            }
        }
    }
}

package app.alembic.oracle.mirror;

import app.alembic.oracle.Consultation;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A message of the corpus, {@code mirror/follow-ups.yml}, and what has to be heard in it. */
record FollowUp(Map<String, Object> entry) {

    private static final List<FollowUp> ALL = read();

    static List<FollowUp> all() {
        return ALL;
    }

    /** The spread that it needs, or one of three cards at least. */
    Spread spread(int turn) {
        Object wanted = entry.get("spread");
        return wanted == null
                ? List.of(Spread.THREE_CARD, Spread.CELTIC_CROSS, Spread.SHADOW_WORK)
                        .get(turn % 3)
                : Spread.valueOf(wanted.toString().toUpperCase(Locale.ROOT));
    }

    /** With the names of cards and a word of the reading put in. */
    String said(Talk talk) {
        return filled(String.valueOf(entry.get("say")), talk);
    }

    private static String filled(String text, Talk talk) {
        List<DrawnCard> cards = talk.deal().cards();
        return text.replace("{0}", cards.getFirst().card().name())
                .replace("{1}", cards.get(Math.min(1, cards.size() - 1)).card().name())
                .replace("{w}", wordOf(talk));
    }

    /** A telling word of the reading that is no craft and no name, by preference one that a card's own sentence holds. */
    private static String wordOf(Talk talk) {
        List<String> telling = Asking.telling(talk.interpretation().toLowerCase(Locale.ROOT)).stream()
                .filter(word -> word.matches("[a-z]{6,}"))
                .filter(word -> !MoveWords.standard().craft().contains(word)
                        && !MoveWords.standard().frame().contains(word))
                .toList();
        return telling.stream()
                .filter(word -> talk.deal().cards().stream()
                        .flatMap(Facets::all)
                        .anyMatch(facet ->
                                facet.light().contains(word) || facet.shadow().contains(word)))
                .findFirst()
                .orElseGet(telling::getFirst);
    }

    /** What was heard wrongly; empty where all was heard. */
    List<String> misheardIn(Talk talk) {
        var faults = new ArrayList<String>();
        String said = said(talk);
        Consultation deal = talk.deal();
        Remark heard = talk.understood(said);
        List<String> wanted = strings(entry.get("moves"));
        List<String> moves = heard.moves().stream().map(Terms::key).toList();
        boolean asWanted = wanted.size() == 1
                ? Arrays.asList(wanted.getFirst().split("\\|"))
                        .contains(moves.isEmpty() ? "none" : String.join(",", moves))
                : wanted.equals(moves);
        if (!asWanted) {
            faults.add("moves " + moves + " for " + wanted);
        }
        position(deal)
                .filter(card -> !card.equals(heard.touched().card()))
                .ifPresent(card -> faults.add("touches " + heard.touched() + " and not " + card));
        Object truth = entry.get("truth");
        if (truth != null && !truth.equals(heard.touched().truth())) {
            faults.add("found " + heard.touched().truth() + " and not " + truth);
        }
        String reply = talk.say(said).toLowerCase(Locale.ROOT);
        for (String word : strings(entry.get("words"))) {
            if (Arrays.stream(filled(word, talk).toLowerCase(Locale.ROOT).split("\\|"))
                    .noneMatch(reply::contains)) {
                faults.add("no " + word + " in: " + reply);
            }
        }
        return faults.stream().map(fault -> said + ": " + fault).toList();
    }

    private Optional<DrawnCard> position(Consultation deal) {
        List<DrawnCard> cards = deal.cards();
        if (entry.get("card") instanceof Integer index) {
            return Optional.of(cards.get(Math.floorMod(index, cards.size())));
        }
        Object place = entry.get("place");
        return cards.stream()
                .filter(card -> card.position().key().equals(place))
                .findFirst();
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(Object::toString).toList() : List.of();
    }

    private static List<FollowUp> read() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(FollowUp.class.getResourceAsStream("/mirror/follow-ups.yml")),
                StandardCharsets.UTF_8)) {
            List<Map<String, Object>> entries = new Yaml().load(file);
            return entries.stream().map(FollowUp::new).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

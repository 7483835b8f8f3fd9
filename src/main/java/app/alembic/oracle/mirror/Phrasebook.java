package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The store of turns, read from {@code mirror/*.yml}. A rule is a list of turns, or of groups of turns that share a
 * condition:
 *
 * <pre>
 * image:
 *   - Picture {image}.
 *   - when: reversed !court
 *     say:
 *       - Seen from behind, it might be {image}.
 * </pre>
 *
 * <p>The files under {@code manners/} add to these rules what is said in one manner of writing alone.
 */
final class Phrasebook {

    private static final List<String> FILES = List.of(
            "terms",
            "opening",
            "naming",
            "places",
            "bearing",
            "dignity",
            "thread",
            "gathering",
            "synthesis",
            "elements",
            "principle",
            "closing",
            "replies",
            "talk",
            "lore");

    private static final Phrasebook STANDARD = new Phrasebook(read());

    private static final Phrasebook WITHOUT_MANNER = STANDARD.only(turn -> !turn.hasItsManner());

    private static final Map<Temperament, Phrasebook> IN_MANNER = new EnumMap<>(Temperament.class);

    static {
        for (var manner : Temperament.values()) {
            IN_MANNER.put(manner, STANDARD.only(turn -> turn.suits(manner)));
        }
    }

    private final Map<String, List<Turn>> rules;

    private Phrasebook(Map<String, List<Turn>> rules) {
        this.rules = rules;
    }

    private static Map<String, List<Turn>> read() {
        var rules = new LinkedHashMap<String, List<Turn>>();
        for (String file : FILES) {
            Resource.read(file).forEach((rule, turns) -> {
                if (rules.put(rule, turns(rule, turns)) != null) {
                    throw new IllegalStateException("mirror/%s.yml: rule %s is told twice".formatted(file, rule));
                }
            });
        }
        for (var manner : Temperament.values()) {
            readManner(manner, rules);
        }
        return rules;
    }

    /** What is only said in one manner of writing goes to the rules that there are. */
    private static void readManner(Temperament manner, Map<String, List<Turn>> rules) {
        String file = "manners/" + Terms.key(manner);
        Resource.read(file).forEach((rule, entry) -> {
            if (!rules.containsKey(rule)) {
                throw new IllegalStateException("mirror/%s.yml: no rule is called %s".formatted(file, rule));
            }
            var all = new ArrayList<>(rules.get(rule));
            turns(rule, entry).forEach(turn -> all.add(turn.in(manner)));
            rules.put(rule, List.copyOf(all));
        });
    }

    /** All of it. */
    static Phrasebook standard() {
        return STANDARD;
    }

    /** What can be said in this manner: a fifth of all to look through. */
    static Phrasebook in(Temperament manner) {
        return Objects.requireNonNull(IN_MANNER.get(manner));
    }

    /** What can be said to anybody, in no manner. */
    static Phrasebook withoutManner() {
        return WITHOUT_MANNER;
    }

    private Phrasebook only(Predicate<Turn> which) {
        var some = new LinkedHashMap<String, List<Turn>>();
        rules.forEach(
                (rule, turns) -> some.put(rule, turns.stream().filter(which).toList()));
        return new Phrasebook(some);
    }

    boolean has(String rule) {
        return rules.containsKey(rule);
    }

    List<Turn> turns(String rule) {
        List<Turn> turns = rules.get(rule);
        if (turns == null) {
            throw new IllegalArgumentException("no rule is called " + rule);
        }
        return turns;
    }

    Set<String> rules() {
        return rules.keySet();
    }

    private static List<Turn> turns(String rule, Object entry) {
        if (!(entry instanceof List<?> list)) {
            throw new IllegalStateException("rule %s is not a list".formatted(rule));
        }
        var turns = new ArrayList<Turn>();
        for (Object item : list) {
            if (item instanceof Map<?, ?> group && group.get("say") instanceof List<?> say) {
                var needs = List.of(String.valueOf(group.get("when")).strip().split("\\s+"));
                say.forEach(text -> turns.add(Turn.of(text.toString().strip(), needs)));
            } else if (item instanceof String text) {
                turns.add(Turn.of(text.strip(), List.of()));
            } else {
                throw new IllegalStateException("rule %s holds neither a turn nor a group: %s".formatted(rule, item));
            }
        }
        return List.copyOf(turns);
    }
}

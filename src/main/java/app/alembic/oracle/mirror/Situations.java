package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Likeness.Scored;
import app.alembic.oracle.mirror.QuestionReading.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hears which of the situations that people ask about, again and again, a question comes from: an ex who may come back, a
 * notice that may be handed in. What it is not sure of it leaves out.
 */
final class Situations {

    /** In letters: whatever somebody asks can be told by these. */
    private static final int LONG_ENOUGH_TO_TELL = 600;

    private static final Pattern WORD = Pattern.compile("\\{([a-z_]+)}");
    private static final List<Situation> NARROW;
    private static final List<Situation> VAGUE;
    private static final Map<String, Situation> BY_KEY;

    static {
        Map<String, Object> store = Resource.read("situations");
        var words = (Map<?, ?>) Objects.requireNonNull(store.remove("words"));
        Map<Boolean, List<Situation>> all = store.keySet().stream()
                .map(key -> Situation.of(key, new Parts("mirror/situations.yml", store).parts(key), words))
                .collect(Collectors.partitioningBy(Situation::vague));
        NARROW = Objects.requireNonNull(all.get(false));
        VAGUE = Objects.requireNonNull(all.get(true));
        BY_KEY = Stream.concat(NARROW.stream(), VAGUE.stream()).collect(Collectors.toMap(Situation::key, one -> one));
    }

    /** What is heard by rule has to be one of so many that are likest. */
    private static final double LIKE_ENOUGH = 5;

    /** As a difference of logarithms. */
    private static final double SURE = 4;

    /** The words of a question tell less together than each for itself: what likeness is worth, where many of a field are added up. */
    private static final double CAUTION = 0.35;

    /** Begins the key of words for a whole field. */
    private static final String ANY = "any_";

    private Situations() {}

    /**
     * One that a question was heard to come from.
     *
     * @param key in the store
     * @param called what it is about, where the question has no words for that; empty for a field
     * @param named the kinds that the question names
     * @param others and those it could have named, where it names any
     */
    record Recognised(String key, Optional<String> called, List<Pattern> named, List<Pattern> others) {

        /** Whether it is that of a situation, and not of a whole field. */
        boolean isNarrow() {
            return called.isPresent();
        }

        /** Whether a sentence can be said of what the question names: none about songs is to a novel. */
        boolean bears(String sentence) {
            return others.stream().noneMatch(kind -> kind.matcher(sentence).find())
                    || named.stream().anyMatch(kind -> kind.matcher(sentence).find());
        }
    }

    /**
     * One of them.
     *
     * @param called what it is about
     * @param field of life, if it is of one
     * @param vague so general that whatever else was heard is nearer to what is meant
     * @param heard any of the words by which it is heard
     * @param unless where any of these stand as well, it is another
     * @param kinds what it may be about in particular, a novel, a picture or a song: the words that tell
     */
    private record Situation(
            String key,
            String called,
            Optional<String> field,
            boolean vague,
            Pattern heard,
            Optional<Pattern> unless,
            List<Pattern> kinds) {

        static Situation of(String key, Parts parts, Map<?, ?> words) {
            return new Situation(
                    key,
                    parts.text("called"),
                    parts.has("field") ? Optional.of(parts.text("field")) : Optional.empty(),
                    parts.has("vague"),
                    anyOf(parts.texts("heard"), words),
                    parts.has("unless") ? Optional.of(anyOf(parts.texts("unless"), words)) : Optional.empty(),
                    parts.has("kinds")
                            ? parts.texts("kinds").stream()
                                    .map(kind -> Pattern.compile("(?i)\\b(?:%s)".formatted(kind)))
                                    .toList()
                            : List.of());
        }

        Recognised in(String all) {
            Map<Boolean, List<Pattern>> named = kinds.stream()
                    .collect(Collectors.partitioningBy(kind -> kind.matcher(all).find()));
            List<Pattern> told = Objects.requireNonNull(named.get(true));
            return new Recognised(
                    key,
                    Optional.of(called),
                    told,
                    told.isEmpty() ? List.of() : Objects.requireNonNull(named.get(false)));
        }

        private static Pattern anyOf(List<String> patterns, Map<?, ?> words) {
            return Pattern.compile(
                    patterns.stream().map(pattern -> spelledOut(pattern, words)).collect(Collectors.joining("|")));
        }

        /** A pattern with the words in braces filled in, which may have such words of their own. */
        private static String spelledOut(String pattern, Map<?, ?> words) {
            return WORD.matcher(pattern)
                    .replaceAll(word -> Matcher.quoteReplacement(spelledOut(
                            Objects.requireNonNull(words.get(word.group(1)), word.group())
                                    .toString(),
                            words)));
        }

        boolean isIn(String text, String all) {
            return heard.matcher(text).find() && canBeIn(all);
        }

        boolean canBeIn(String all) {
            return unless.filter(other -> other.matcher(all).find()).isEmpty();
        }
    }

    /**
     * The situation that words tell by rule, unless the question is unlike those that come from it; else the one from which the
     * likest come, if none is nearly as like.
     *
     * @param asked the sentence that asks, in lower case
     * @param all what was written
     */
    static Optional<Recognised> in(String asked, String all) {
        String told =
                all.substring(0, Math.min(all.length(), LONG_ENOUGH_TO_TELL)).toLowerCase(Locale.ROOT);
        List<Scored> ranked = Likeness.ranked(all);
        double best = ranked.getFirst().score();
        Set<String> likest = ranked.stream()
                .filter(scored -> best - scored.score() <= LIKE_ENOUGH)
                .map(Scored::situation)
                .collect(Collectors.toSet());
        return byRule(asked, told)
                .filter(one -> likest.contains(one.key()))
                .map(one -> one.in(told))
                .or(() -> named(ranked.getFirst().situation(), told)
                        .filter(_ -> best - ranked.get(1).score() >= SURE));
    }

    /** What is asked goes before what is told, and the vague comes last; of several the first in the store. */
    private static Optional<Situation> byRule(String asked, String all) {
        return Stream.of(NARROW, VAGUE)
                .flatMap(situations -> Stream.of(asked, all)
                        .flatMap(text -> situations.stream().filter(one -> one.isIn(text, all))))
                .findFirst();
    }

    private static Optional<Recognised> named(String key, String all) {
        return key.startsWith(ANY)
                ? Optional.of(broadly(key))
                : Optional.ofNullable(BY_KEY.get(key))
                        .filter(one -> one.canBeIn(all))
                        .map(one -> one.in(all));
    }

    /** The field from which more than half of what is likely comes, where no situation is heard. */
    static Optional<Recognised> likeliestField(String told) {
        List<Scored> ranked = Likeness.ranked(told);
        double best = ranked.getFirst().score();
        Map<String, Double> shares = ranked.stream()
                .collect(Collectors.groupingBy(
                        scored -> fieldOf(scored.situation()),
                        Collectors.summingDouble(scored -> Math.exp(CAUTION * (scored.score() - best)))));
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        return shares.entrySet().stream()
                .filter(share -> share.getValue() * 2 > all && !share.getKey().isEmpty())
                .map(share -> broadly(ANY + share.getKey()))
                .findFirst();
    }

    /** Empty for what is of no field. */
    private static String fieldOf(String key) {
        return key.startsWith(ANY)
                ? key.substring(ANY.length())
                : Optional.ofNullable(BY_KEY.get(key)).flatMap(Situation::field).orElse("");
    }

    private static Recognised broadly(String key) {
        return new Recognised(key, Optional.empty(), List.of(), List.of());
    }

    /**
     * Where no situation is heard, what is known of the question all the same: its field of life, or at least its form.
     *
     * @return what holds words that fit any question of that kind
     */
    static Optional<Recognised> broadly(Subject subject, Form form) {
        return field(subject, form).map(Situations::broadly);
    }

    private static Optional<String> field(Subject subject, Form form) {
        boolean toDecide = form == Form.SHOULD || form == Form.EITHER;
        return switch (subject) {
            case LOVE, WORK, MONEY, FAMILY -> Optional.of(ANY + subject.key());
            case SELF, SPIRIT -> Optional.of(ANY + (toDecide ? "decision" : subject.key()));
            case HEALTH -> Optional.of(ANY + (toDecide ? "decision" : "body"));
            case DECISION -> Optional.of(ANY + "decision");
            case GRIEF -> Optional.empty();
            case OTHER -> Optional.of(ANY + "decision").filter(_ -> toDecide);
        };
    }

    /** The keys of all that can be heard. */
    static List<String> keys() {
        return Stream.concat(NARROW.stream(), VAGUE.stream())
                .map(Situation::key)
                .toList();
    }
}

package app.alembic.oracle.mirror;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words a question is read by, from {@code mirror/lexicon.yml} and {@code mirror/verbs.yml}. */
final class Lexicon {

    private static final Lexicon STANDARD = new Lexicon();

    /**
     * @param naming the form that names the act: "leaving"
     * @param other the other road, "staying", or empty where there is none
     */
    record Verb(String naming, String other) {}

    private final Map<Subject, Set<String>> subjects = new LinkedHashMap<>();
    private final Map<String, Set<String>> feelings = new LinkedHashMap<>();
    private final Map<String, String> turned = new LinkedHashMap<>();
    private final Map<String, Verb> verbs = new LinkedHashMap<>();
    private final Map<String, List<String>> phrases = new LinkedHashMap<>();
    private final Map<String, String> past = new LinkedHashMap<>();
    private final Map<String, String> called = new LinkedHashMap<>();
    private final Set<String> people;
    private final Set<String> lessClose;
    private final Set<String> bare;
    private final Set<String> states;
    private final Set<String> common;
    private final Set<String> pets;
    private final Set<String> things;
    private final Set<String> describing;
    private final Set<String> grave;
    private final List<String> ofDeath;
    private final Pattern figures;
    private final Set<String> unspeakable;
    private final Set<String> namings;
    private final Set<String> stops;
    private final Set<String> dangling;

    private Lexicon() {
        Map<String, Object> file = Resource.read("lexicon");
        section(file, "subjects").forEach((subject, list) -> subjects.put(Subject.of(subject), words(list)));
        section(file, "feelings").forEach((feeling, list) -> feelings.put(feeling, words(list)));
        section(file, "turned").forEach((seekers, ours) -> turned.put(seekers, ours.toString()));
        section(Resource.read("verbs"), "called").forEach((act, noun) -> called.put(act, noun.toString()));
        section(Resource.read("verbs"), "verbs").forEach((verb, forms) -> {
            List<String> both = strings(forms);
            verbs.put(verb, new Verb(both.getFirst(), both.size() > 1 ? both.get(1) : ""));
        });
        words(Resource.read("verbs"), "plain")
                .forEach(verb -> verbs.putIfAbsent(verb, new Verb(Verbs.naming(verb), "")));
        verbs.keySet().forEach(verb -> past.putIfAbsent(Verbs.past(verb), verb));
        section(file, "phrases").forEach((subject, list) -> phrases.put(subject, strings(list)));
        namings =
                verbs.values().stream().map(verb -> verb.naming().split(" ")[0]).collect(toUnmodifiableSet());
        people = words(file, "people");
        lessClose = words(file, "less_close");
        bare = words(file, "bare");
        states = words(file, "states");
        common = words(file, "common");
        pets = words(file, "pets");
        things = words(file, "things");
        describing = words(file, "describing");
        grave = words(file, "grave");
        ofDeath = strings(Objects.requireNonNull(file.get("of_death")));
        figures = Pattern.compile(
                "(?i)\\b(?:%s)\\b".formatted(String.join("|", strings(Objects.requireNonNull(file.get("figures"))))));
        unspeakable = words(file, "unspeakable");
        stops = words(file, "stops");
        dangling = words(file, "dangling");
    }

    static Lexicon standard() {
        return STANDARD;
    }

    Map<Subject, Set<String>> subjects() {
        return subjects;
    }

    Map<String, Set<String>> feelings() {
        return feelings;
    }

    /** The word as the reading says it to the seeker: "my" is "your". */
    String turned(String word) {
        return turned.getOrDefault(word.toLowerCase(Locale.ROOT), word);
    }

    Optional<Verb> verb(String base) {
        return Optional.ofNullable(verbs.get(base));
    }

    /** Whether the word means something here as it stands, so that it is no slip for another. */
    boolean isKnown(String word) {
        return isPerson(word) || isThing(word) || isUnspeakable(word) || namesAct(word) || verbs.containsKey(word);
    }

    /** What an act is called in passing: "the move" for "moving in with your girlfriend". */
    Optional<String> called(String act) {
        String[] words = act.split(" ");
        String first = words[0];
        String two = words.length > 1 ? first + " " + words[1] : first;
        return Optional.ofNullable(called.getOrDefault(two, called.get(first)));
    }

    boolean isPerson(String word) {
        return people.contains(word);
    }

    boolean isPet(String word) {
        return pets.contains(word);
    }

    boolean isThing(String word) {
        return things.contains(word) || (word.endsWith("s") && things.contains(word.substring(0, word.length() - 1)));
    }

    /** Somebody with whom there is no bond to speak of: a boss, a landlord. */
    boolean isLessClose(String word) {
        return lessClose.contains(word);
    }

    /** Whether the thing can be spoken of without an article. */
    boolean isBare(String word) {
        return bare.contains(word);
    }

    /** Whether one can be so: "tired". */
    boolean isState(String word) {
        return states.contains(word);
    }

    /** Whether the word comes up with many cards and shows nothing about one. */
    boolean isCommon(String word) {
        return common.contains(word);
    }

    /** Several words that together point to a subject. */
    List<String> phrases(Subject subject) {
        return phrases.getOrDefault(subject.key(), List.of());
    }

    /** The base form of a verb in the past: "stay" for "stayed". */
    Optional<String> presentOf(String word) {
        return Optional.ofNullable(past.get(word));
    }

    /** The verb that a slip of the finger stands for, or the word itself. */
    String meant(String word) {
        return isKnown(word) ? word : Typos.nearest(word, verbs.keySet()).orElse(word);
    }

    /** The thing that a slip of the finger stands for, or the word itself. */
    String meantThing(String word) {
        return isKnown(word) ? word : Typos.nearest(word, things).orElse(word);
    }

    boolean describes(String word) {
        return describing.contains(word);
    }

    /** Whether the word is the form of a verb that names an act: "leaving". */
    boolean namesAct(String word) {
        return namings.contains(word);
    }

    /** Without such figures of speech as only sound grave: "the commute is killing me". */
    String literally(String text) {
        return figures.matcher(text).replaceAll(" ");
    }

    /** What is said of the dead, and never of what is only missed. */
    List<String> ofDeath() {
        return ofDeath;
    }

    boolean isGrave(String word) {
        return grave.contains(base(word));
    }

    boolean isUnspeakable(String word) {
        return unspeakable.contains(base(word)) || isGrave(word);
    }

    private static String base(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    boolean stops(String word) {
        return stops.contains(word);
    }

    boolean dangles(String word) {
        return dangling.contains(word);
    }

    @SuppressWarnings("unchecked") // the shape of our own file; a wrong one fails here at start
    private static Map<String, Object> section(Map<String, Object> file, String key) {
        if (file.get(key) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException("mirror/lexicon.yml: `%s` is missing".formatted(key));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    private static Set<String> words(Map<String, Object> file, String key) {
        Object list = file.get(key);
        if (list == null) {
            throw new IllegalStateException("mirror/lexicon.yml: `%s` is missing".formatted(key));
        }
        return words(list);
    }

    private static Set<String> words(Object list) {
        return new LinkedHashSet<>(Arrays.asList(list.toString().strip().split("\\s+")));
    }
}

package app.alembic.oracle.mirror;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final Set<String> people;
    private final Set<String> pets;
    private final Set<String> things;
    private final Set<String> describing;
    private final Set<String> grave;
    private final Set<String> unspeakable;
    private final Set<String> namings;
    private final Set<String> stops;
    private final Set<String> dangling;

    private Lexicon() {
        Map<String, Object> file = Resource.read("lexicon");
        section(file, "subjects").forEach((subject, list) -> subjects.put(Subject.of(subject), words(list)));
        section(file, "feelings").forEach((feeling, list) -> feelings.put(feeling, words(list)));
        section(file, "turned").forEach((seekers, ours) -> turned.put(seekers, ours.toString()));
        section(Resource.read("verbs"), "verbs").forEach((verb, forms) -> {
            List<String> both = strings(forms);
            verbs.put(verb, new Verb(both.getFirst(), both.size() > 1 ? both.get(1) : ""));
        });
        namings =
                verbs.values().stream().map(verb -> verb.naming().split(" ")[0]).collect(toUnmodifiableSet());
        people = words(file, "people");
        pets = words(file, "pets");
        things = words(file, "things");
        describing = words(file, "describing");
        grave = words(file, "grave");
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

    boolean isPerson(String word) {
        return people.contains(word);
    }

    boolean isPet(String word) {
        return pets.contains(word);
    }

    boolean isThing(String word) {
        return things.contains(word);
    }

    boolean describes(String word) {
        return describing.contains(word);
    }

    /** Whether the word is the form of a verb that names an act: "leaving". */
    boolean namesAct(String word) {
        return namings.contains(word);
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

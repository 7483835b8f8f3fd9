package app.alembic.safety;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One file of rules. First the idioms ({@code passes}) are taken out of the text, then the patterns of each kind are
 * looked for; what ends inside one of the rule's {@code unless} is let be, so that an excuse covers what it speaks of and no more; a
 * {@code hint} counts only with another rule of its kind.
 *
 * @param <K> the kinds, most important first
 */
final class Rules<K extends Enum<K>> {

    /** What was found, most important kind first. */
    record Found<K>(K kind, String words) {}

    /** Rules are told apart by their place; two may have the same kind. */
    private record Rule<K>(int place, K kind, boolean hint) {}

    private final List<Rule<K>> rules = new ArrayList<>();
    private final List<Integer> ruleOfPattern = new ArrayList<>();
    private final List<Integer> ruleOfException = new ArrayList<>();
    private final Automaton idioms;
    private final Automaton patterns;
    private final Automaton exceptions;
    private final Set<String> vocabulary = new HashSet<>();
    private final Map<K, String> says;

    private Rules(Class<K> kinds, String name, Language language) {
        var file = Yaml.read(name);
        var idiomPhrases = new ArrayList<Phrase>();
        var patternPhrases = new ArrayList<Phrase>();
        var exceptionPhrases = new ArrayList<Phrase>();
        for (var idiom : Yaml.entries(file, "passes")) {
            Yaml.text(idiom, "why");
            idiomPhrases.addAll(phrases(Yaml.text(idiom, "says"), language));
        }
        for (var entry : Yaml.entries(file, "rules")) {
            var kind = Enum.valueOf(kinds, Yaml.text(entry, "kind").toUpperCase(Locale.ROOT));
            Yaml.text(entry, "why");
            rules.add(new Rule<>(rules.size(), kind, entry.containsKey("hint")));
            for (var phrase : phrases(Yaml.text(entry, "says"), language)) {
                patternPhrases.add(phrase);
                ruleOfPattern.add(rules.size() - 1);
            }
            if (!entry.containsKey("unless")) continue;
            for (var phrase : phrases(Yaml.text(entry, "unless"), language)) {
                exceptionPhrases.add(phrase);
                ruleOfException.add(rules.size() - 1);
            }
        }
        patternPhrases.forEach(this::learn);
        idiomPhrases.forEach(this::learn);
        idioms = new Automaton(idiomPhrases);
        patterns = new Automaton(patternPhrases);
        exceptions = new Automaton(exceptionPhrases);
        says = new EnumMap<>(kinds);
        if (file.containsKey("answers")) {
            var answers = Yaml.map(file, "answers");
            for (var kind : kinds.getEnumConstants()) {
                says.put(kind, Yaml.text(answers, kind.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    static <K extends Enum<K>> Rules<K> load(Class<K> kinds, String name, Language language) {
        return new Rules<>(kinds, name, language);
    }

    Optional<Found<K>> look(Utterance whole, Effort effort) {
        var text = whole.without(idioms.find(whole, effort));
        var hits = patterns.find(text, effort);
        if (hits.isEmpty()) return Optional.empty();
        var excused = excuses(whole, effort);
        var heard = hits.stream()
                .filter(hit -> !excused.get(ruleOfPattern.get(hit.pattern())).get(hit.to() - 1))
                .toList();
        effort.spend(hits.size());
        var joined = kindsHeardTwice(heard);
        return heard.stream()
                .filter(hit -> !ruleOf(hit).hint || joined.contains(ruleOf(hit).kind))
                .min(Comparator.comparing(hit -> ruleOf(hit).kind))
                .map(hit -> new Found<>(ruleOf(hit).kind, text.words(hit.from(), hit.to())));
    }

    /** The kinds that two rules, or more, speak of: then a hint counts. */
    private Set<K> kindsHeardTwice(List<Hit> heard) {
        return heard.stream()
                .map(this::ruleOf)
                .distinct()
                .collect(groupingBy(Rule::kind, counting()))
                .entrySet()
                .stream()
                .filter(kind -> kind.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /** Per rule the words under one of its {@code unless}. */
    private List<BitSet> excuses(Utterance whole, Effort effort) {
        var excused = Stream.generate(BitSet::new).limit(rules.size()).toList();
        for (var excuse : exceptions.find(whole, effort)) {
            excused.get(ruleOfException.get(excuse.pattern())).set(excuse.from(), excuse.to());
            effort.spend(excuse.to() - excuse.from());
        }
        return excused;
    }

    /** What is said to the person about a kind. */
    String answer(K kind) {
        var answer = says.get(kind);
        if (answer == null) throw new IllegalStateException("no answer for " + kind);
        return answer;
    }

    /** The words the patterns are made of: what disguised writing may be read as. */
    Set<String> vocabulary() {
        return vocabulary;
    }

    int states() {
        return idioms.states() + patterns.states() + exceptions.states();
    }

    private Rule<K> ruleOf(Hit hit) {
        return rules.get(ruleOfPattern.get(hit.pattern()));
    }

    private static List<Phrase> phrases(String lines, Language language) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> PhraseParser.parse(line, language.lists(), language::isCanonical))
                .toList();
    }

    private void learn(Phrase phrase) {
        switch (phrase) {
            case Phrase.Word(var word) -> vocabulary.add(word);
            case Phrase.Maybe(var part) -> learn(part);
            case Phrase.Sequence(var parts) -> parts.forEach(this::learn);
            case Phrase.Choice(var options) -> options.forEach(this::learn);
            case Phrase.Beginning ignored -> {}
            case Phrase.Gap ignored -> {}
            case Phrase.Edge ignored -> {}
        }
    }
}

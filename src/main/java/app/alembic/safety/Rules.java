package app.alembic.safety;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One file of rules. First the idioms ({@code passes}) are taken out of the text, then the patterns of each kind are
 * looked for; a rule is silent in a sentence where one of its {@code unless} is found, and a {@code hint} is silent unless
 * another rule says the same of the text.
 *
 * @param <K> the kinds, most important first
 */
final class Rules<K extends Enum<K>> {

    /** What was found, most important kind first. */
    record Found<K>(K kind, String words) {}

    private record Rule<K>(K kind, boolean hint) {}

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
            rules.add(new Rule<>(kind, entry.containsKey("hint")));
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
        var excepted = new HashSet<List<Integer>>();
        for (var hit : exceptions.find(whole, effort)) {
            int rule = ruleOfException.get(hit.pattern());
            excepted.add(List.of(rule, whole.sentenceOf(hit.from())));
            excepted.add(List.of(rule, whole.sentenceOf(hit.to() - 1)));
        }
        var heard = hits.stream()
                .filter(hit ->
                        !excepted.contains(List.of(ruleOfPattern.get(hit.pattern()), whole.sentenceOf(hit.to() - 1))))
                .toList();
        return heard.stream()
                .filter(hit -> !ruleOf(hit).hint || isJoined(hit, heard))
                .min(Comparator.comparing(hit -> ruleOf(hit).kind))
                .map(hit -> new Found<>(ruleOf(hit).kind, text.words(hit.from(), hit.to())));
    }

    /** Whether another rule hints at the same. */
    private boolean isJoined(Hit hint, List<Hit> heard) {
        return heard.stream()
                .anyMatch(other -> ruleOf(other) != ruleOf(hint) && ruleOf(other).kind == ruleOf(hint).kind);
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

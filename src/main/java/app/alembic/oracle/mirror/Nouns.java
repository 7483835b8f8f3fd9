package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.QuestionReading.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the thing or the person that a sentence is about: "your thesis", "your younger sister". Only known nouns count. */
final class Nouns {

    private static final Set<String> POINTING = Set.of("the", "this", "that", "his", "her", "their");
    private static final Map<String, String> AS_OBJECT = Map.of(
            "he",
            "him",
            "him",
            "him",
            "she",
            "her",
            "her",
            "her",
            "they",
            "them",
            "them",
            "them",
            "everyone",
            "everyone",
            "everybody",
            "everyone",
            "people",
            "people");
    private static final Pattern BETWEEN = Pattern.compile("^between (?:me|us) and (?:my|our) (?<who>\\w+)");
    private static final int MOST_DESCRIBING = 2;
    private static final int MOST_NOUNS = 2;

    private final Lexicon lexicon;
    private final Phrases phrases;

    Nouns(Lexicon lexicon, Phrases phrases) {
        this.lexicon = lexicon;
        this.phrases = phrases;
    }

    /** Somebody of the seeker's: "your younger sister". */
    Optional<String> person(String question) {
        return phrases.isGrave(question)
                ? Optional.empty()
                : find(Phrases.tokens(question), true).map(Matter::words);
    }

    /** Somebody who is only pointed at: "she" is "her" in what is said about her. */
    static Optional<String> somebody(String asked) {
        return Phrases.tokens(asked).stream()
                .map(AS_OBJECT::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    Optional<Matter> thing(String sentence) {
        List<String> tokens = Phrases.tokens(sentence);
        return find(tokens, false).or(() -> bare(tokens));
    }

    /** "Car", "two weeks with my kids": a road that is only named. */
    Optional<Matter> atTheStart(String text) {
        List<String> words = Phrases.tokens(Phrases.chunk(text));
        int at = 0;
        while (at < words.size() && (lexicon.describes(word(words, at)) || isOwner(word(words, at)))) {
            at++;
        }
        if (at >= words.size()
                || !lexicon.isThing(word(words, at))
                || lexicon.verb(word(words, 0)).isPresent()) {
            return Optional.empty();
        }
        boolean named = isOwner(word(words, 0)) || at > 0;
        return phrases.cut(text)
                .filter(cut -> !cut.isEmpty())
                .map(cut -> Character.toLowerCase(cut.charAt(0)) + cut.substring(1))
                .map(cut -> new Matter(named ? cut : "the " + cut, false, ""));
    }

    /** Things and people that are named beside the matter, in the order in which they are named. */
    Stream<String> mentioned(String sentence) {
        return found(Phrases.tokens(sentence), false)
                .filter(phrase -> !phrase.pointsAtWhatWasSaid())
                .map(phrase -> Phrases.lower(String.join(" ", phrase.words())));
    }

    private Optional<Matter> find(List<String> tokens, boolean onlyPeople) {
        return found(tokens, onlyPeople)
                .findFirst()
                .map(phrase -> named(phrase.words(), with(tokens, phrase.end()), onlyPeople));
    }

    /** @param end of the phrase among the tokens */
    private record Phrase(List<String> words, int end) {
        boolean pointsAtWhatWasSaid() {
            return words.getFirst().equals("this") || words.getFirst().equals("that");
        }
    }

    private Stream<Phrase> found(List<String> tokens, boolean onlyPeople) {
        return IntStream.range(0, tokens.size()).boxed().flatMap(at -> phraseAt(tokens, at, onlyPeople).stream());
    }

    /** "My new job": one that owns or points, up to two that describe, then known nouns. */
    private Optional<Phrase> phraseAt(List<String> tokens, int at, boolean onlyPeople) {
        String owner = word(tokens, at);
        boolean owns = owner.equals("my") || owner.equals("our");
        if (!owns && (onlyPeople || !POINTING.contains(owner))) {
            return Optional.empty();
        }
        int end = at + 1;
        while (end < tokens.size()
                && end <= at + MOST_DESCRIBING
                && lexicon.describes(word(tokens, end))
                && end + 1 < tokens.size()) {
            end++;
        }
        int nouns = end;
        while (end < tokens.size() && end - nouns <= MOST_NOUNS && isNoun(tokens, end, owns, onlyPeople)) {
            end++;
        }
        if (end == nouns || end - nouns > MOST_NOUNS) {
            return Optional.empty();
        }
        var words = new ArrayList<>(tokens.subList(at, end));
        words.set(0, lexicon.turned(owner));
        words.set(words.size() - 1, lexicon.meantThing(words.getLast()));
        boolean stumbles = Wording.stumbles(words.stream().map(Phrases::lower).toList());
        return stumbles ? Optional.empty() : Optional.of(new Phrase(words, end));
    }

    private boolean isNoun(List<String> tokens, int at, boolean owned, boolean onlyPeople) {
        String word = word(tokens, at);
        return (owned && (lexicon.isPerson(word) || lexicon.isPet(word)))
                || (!onlyPeople && lexicon.isThing(lexicon.meantThing(word)));
    }

    /** "My relationship with money" is about both, and so is "the distance between me and my wife". */
    private String with(List<String> tokens, int end) {
        String rest = Phrases.lower(String.join(" ", tokens.subList(end, tokens.size())));
        Matcher between = BETWEEN.matcher(rest);
        if (between.find() && lexicon.isPerson(between.group("who"))) {
            return " between you and your " + between.group("who");
        }
        if (rest.startsWith("of all this") || rest.startsWith("of it all")) {
            return " of it all";
        }
        return end + 1 < tokens.size() && word(tokens, end).equals("with") && lexicon.isBare(word(tokens, end + 1))
                ? " with " + word(tokens, end + 1)
                : "";
    }

    private Optional<Matter> bare(List<String> tokens) {
        return tokens.stream()
                .map(Phrases::lower)
                .filter(lexicon::isBare)
                .findFirst()
                .map(word -> new Matter(word, false, ""));
    }

    /** A person is not a matter; how things are with them is. */
    private Matter named(List<String> words, String with, boolean asPerson) {
        String named = Phrases.lower(String.join(" ", words) + with);
        String last = Phrases.lower(words.getLast());
        if (asPerson) {
            return new Matter(named, false, "");
        }
        if (lexicon.isLessClose(last)) {
            return new Matter("things with " + named, false, "");
        }
        boolean isSomebody = lexicon.isPerson(last) || lexicon.isPet(last);
        return new Matter(isSomebody ? "your bond with " + named : named, false, "");
    }

    private static boolean isOwner(String word) {
        return word.equals("my") || word.equals("our") || word.equals("a") || POINTING.contains(word);
    }

    private static String word(List<String> tokens, int at) {
        return Phrases.lower(tokens.get(at));
    }
}

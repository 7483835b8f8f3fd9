package app.alembic.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads one pattern: words, {@code (a | b c)} for a choice, {@code ?} after what may be missing, {@code ..3} for up to
 * three words between, {@code word*} for a beginning, {@code @list} for a named list, {@code ^} and {@code $} for the
 * edges of a sentence.
 */
final class PhraseParser {

    private final String source;
    private final Map<String, Phrase> lists;
    private final Predicate<String> canonical;
    private int at;

    /** @param canonical whether a word can occur in an utterance; "don't" cannot, it is read as "do not" */
    private PhraseParser(String source, Map<String, Phrase> lists, Predicate<String> canonical) {
        this.source = source;
        this.lists = lists;
        this.canonical = canonical;
    }

    /** @throws IllegalStateException if the pattern is wrong, with the pattern in the message */
    static Phrase parse(String source, Map<String, Phrase> lists, Predicate<String> canonical) {
        var parser = new PhraseParser(source, lists, canonical);
        var phrase = parser.choice();
        if (parser.peek() != 0) throw parser.wrong("an unexpected " + parser.peek());
        return phrase;
    }

    private Phrase choice() {
        var options = new ArrayList<Phrase>();
        options.add(sequence());
        while (peek() == '|') {
            at++;
            options.add(sequence());
        }
        return options.size() == 1 ? options.getFirst() : new Phrase.Choice(List.copyOf(options));
    }

    private Phrase sequence() {
        var parts = new ArrayList<Phrase>();
        while (peek() != 0 && peek() != '|' && peek() != ')') parts.add(item());
        if (parts.isEmpty()) throw wrong("nothing where words were expected");
        return parts.size() == 1 ? parts.getFirst() : new Phrase.Sequence(List.copyOf(parts));
    }

    private Phrase item() {
        var atom = atom();
        if (at < source.length() && source.charAt(at) == '?') {
            at++;
            return new Phrase.Maybe(atom);
        }
        return atom;
    }

    private Phrase atom() {
        switch (peek()) {
            case '(' -> {
                at++;
                var inner = choice();
                if (peek() != ')') throw wrong("a bracket that does not close");
                at++;
                return inner;
            }
            case '^', '$' -> {
                at++;
                return new Phrase.Edge();
            }
            case '.' -> {
                at += 2;
                return new Phrase.Gap(Integer.parseInt(word()));
            }
            case '@' -> {
                at++;
                var name = word();
                var list = lists.get(name);
                if (list == null) throw wrong("no list @" + name);
                return list;
            }
            default -> {
                var word = word();
                if (at < source.length() && source.charAt(at) == '*') {
                    at++;
                    return new Phrase.Beginning(word);
                }
                if (!canonical.test(word)) throw wrong("\"" + word + "\", which is never read as such");
                return new Phrase.Word(word);
            }
        }
    }

    private String word() {
        int from = at;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) at++;
        if (from == at) throw wrong("an unexpected " + peek());
        return source.substring(from, at);
    }

    private char peek() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) at++;
        return at < source.length() ? source.charAt(at) : 0;
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException("the pattern \"%s\" has %s at %d".formatted(source.strip(), what, at));
    }
}

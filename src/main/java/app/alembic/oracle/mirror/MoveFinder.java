package app.alembic.oracle.mirror;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a message does, sentence by sentence: who asks two things is told two. */
final class MoveFinder {

    /** More than two at once would be answered by none of them. */
    private static final int MOST = 2;

    private static final Pattern SENTENCE = Pattern.compile("[^.?!;\\n]+[.?!;]*");

    private final MoveWords words;

    MoveFinder(MoveWords words) {
        this.words = words;
    }

    /** In the order of the message; empty where it only asks. */
    List<Move> find(Asking asking) {
        if (asking.lower().chars().noneMatch(Character::isLetterOrDigit)) {
            return List.of(wordless(asking.lower()));
        }
        if (isForeign(asking.lower())) {
            return List.of(Move.FOREIGN);
        }
        var found = new LinkedHashSet<Move>();
        SENTENCE.matcher(asking.lower())
                .results()
                .map(hit -> hit.group().strip())
                .forEach(sentence -> in(sentence).ifPresent(found::add));
        if (found.isEmpty()) {
            in(asking.lower()).ifPresent(found::add);
        }
        boolean asksToo = asking.lower().contains("?") || found.stream().anyMatch(move -> !move.isCourtesy());
        if (asksToo && asking.telling().size() + found.size() > 1) {
            found.removeIf(move ->
                    move.isCourtesy() && (found.size() > 1 || asking.lower().contains("?")));
        }
        return found.stream().limit(MOST).toList();
    }

    /** The word of the craft that is asked after, by the key of its turns. */
    Optional<String> topic(Asking asking) {
        return words.lore().entrySet().stream()
                .filter(entry -> entry.getValue().matcher(asking.lower()).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<Move> in(String sentence) {
        for (var entry : words.moves().entrySet()) {
            if (entry.getValue().matcher(sentence).find()) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    private Move wordless(String signs) {
        Pattern thanks = words.moves().get(Move.THANKS);
        return thanks != null && thanks.matcher(signs).find() ? Move.THANKS : Move.WORDLESS;
    }

    /** By the small words, of which every language has its own; and by letters that English does not have. */
    private boolean isForeign(String lower) {
        List<String> tokens = Arrays.stream(lower.split("[^\\p{L}']+"))
                .filter(token -> !token.isEmpty())
                .toList();
        long abroad = tokens.stream().filter(words.abroad()::contains).count();
        long english = tokens.stream().filter(words.english()::contains).count();
        long otherLetters =
                tokens.stream().filter(MoveFinder::isOfAnotherScript).count();
        return otherLetters * 2 > tokens.size() || (abroad >= 2 && abroad > english);
    }

    private static boolean isOfAnotherScript(String token) {
        return Character.UnicodeScript.of(token.codePointAt(0)) != Character.UnicodeScript.LATIN;
    }
}

package app.alembic.oracle.mirror;

import app.alembic.oracle.Inquiry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The sentences that a seeker has read in a reading and in the talk about it: none of them is said again. */
final class Heard {

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.?!])\\s+");

    private final Set<String> sentences = new HashSet<>();
    private final String everything;

    Heard(Inquiry.Reply reply) {
        var said = new StringBuilder(reply.interpretation());
        reply.conversation().stream()
                .filter(turn -> !turn.bySeeker())
                .forEach(turn -> said.append("\n\n").append(turn.content()));
        sentences.addAll(sentencesOf(said.toString()));
        everything = said.toString().toLowerCase(Locale.ROOT);
    }

    /** One sentence or more, each of them unheard. */
    boolean isNew(String text) {
        return sentencesOf(text).stream().noneMatch(sentences::contains);
    }

    /** Whether the words have been said, on their own or within a sentence. */
    boolean holds(String words) {
        return everything.contains(words.toLowerCase(Locale.ROOT));
    }

    Set<String> sentences() {
        return sentences;
    }

    private static List<String> sentencesOf(String text) {
        return Arrays.stream(END_OF_SENTENCE.split(text.strip())).toList();
    }
}

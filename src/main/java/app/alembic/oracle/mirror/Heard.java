package app.alembic.oracle.mirror;

import app.alembic.oracle.Inquiry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences that a seeker has read in a reading and in the talk about it: none of them is said again. */
final class Heard {

    /** In letters; a shorter sentence may stand within another by chance. */
    private static final int LONG_ENOUGH = 30;

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.?!])\\s+");

    private final Set<String> sentences = new HashSet<>();
    private final String everything;
    private final String talk;

    Heard(Inquiry.Reply reply) {
        String replies = reply.conversation().stream()
                .filter(turn -> !turn.bySeeker())
                .map(Inquiry.Turn::content)
                .collect(Collectors.joining("\n\n"));
        String said = reply.interpretation() + "\n\n" + replies;
        sentences.addAll(sentencesOf(said));
        everything = said.toLowerCase(Locale.ROOT);
        talk = replies.toLowerCase(Locale.ROOT);
    }

    /** One sentence or more, each of them unheard. */
    boolean isNew(String text) {
        return sentencesOf(text).stream().noneMatch(this::isHeard);
    }

    /** A sentence may have been joined to another when it was said. */
    private boolean isHeard(String sentence) {
        String words = sentence.substring(0, Math.max(0, sentence.length() - 1)).toLowerCase(Locale.ROOT);
        return sentences.contains(sentence) || (words.length() > LONG_ENOUGH && everything.contains(words));
    }

    /** Whether the words have been said, on their own or within a sentence. */
    boolean holds(String words) {
        return everything.contains(words.toLowerCase(Locale.ROOT));
    }

    /** Whether a sentence of it has been said, which may have been tied to another then. */
    boolean holdsPartOf(String text) {
        return sentencesOf(text).stream()
                .map(sentence -> sentence.substring(0, sentence.length() - 1))
                .anyMatch(this::holds);
    }

    /** Whether the words have been said since the reading. */
    boolean saidInTheTalk(String words) {
        return talk.contains(words.toLowerCase(Locale.ROOT));
    }

    Set<String> sentences() {
        return sentences;
    }

    private static List<String> sentencesOf(String text) {
        return Arrays.stream(END_OF_SENTENCE.split(text.strip())).toList();
    }
}

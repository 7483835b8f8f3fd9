package app.alembic.proofreading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Notices when a text leaves English, in which alone it can be read: by the small words that nearly every second word of
 * English is one of. Looks at a stretch of some sentences at a time.
 */
final class English {

    private static final Set<String> SMALL = Set.of(
            "the", "and", "of", "to", "you", "your", "that", "with", "what", "it", "its", "is", "this", "may", "for",
            "as", "be", "not", "are", "from", "which", "where", "or", "has", "have", "by", "at", "there", "how", "when",
            "they", "their", "who", "without", "through", "while", "might", "could", "than", "each", "would", "before",
            "into", "after", "his", "her", "one", "out", "up", "under", "over", "going", "if", "but", "can", "more",
            "like", "some", "only", "our");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** Letters; two or three sentences. */
    private static final int STRETCH = 160;

    /** One small word in so many letters is far too few for English, which has one in twelve. */
    private static final int SPARSE = 50;

    private int letters;
    private int small;

    /** Whether the text goes on in English, as far as can be told. */
    boolean goesOnWith(String sentence) {
        WORD.matcher(sentence)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .forEach(word -> {
                    letters += word.length();
                    small += SMALL.contains(word) ? 1 : 0;
                });
        if (letters < STRETCH) {
            return true;
        }
        boolean english = small * SPARSE >= letters;
        letters = 0;
        small = 0;
        return english;
    }
}

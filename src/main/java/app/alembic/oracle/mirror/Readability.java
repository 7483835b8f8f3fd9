package app.alembic.oracle.mirror;

/**
 * How easily a text reads, by Flesch's formula (1948): long sentences and long words are hard. 100 is a nursery rhyme, 60
 * a newspaper, 30 a contract.
 */
final class Readability {

    private Readability() {}

    /** What the formula counts; of two texts together it is the sum. */
    record Count(int words, int sentences, int syllables) {

        Count plus(Count other) {
            return new Count(words + other.words, sentences + other.sentences, syllables + other.syllables);
        }

        Count minus(Count other) {
            return new Count(words - other.words, sentences - other.sentences, syllables - other.syllables);
        }

        double flesch() {
            int some = Math.max(1, words);
            return 206.835 - 1.015 * some / Math.max(1, sentences) - 84.6 * syllables / some;
        }
    }

    static double fleschOf(String text) {
        return count(text).flesch();
    }

    static Count count(String text) {
        int sentences = 0;
        int words = 0;
        int syllables = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            char letter = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetter(letter) || (start >= 0 && (letter == '\'' || letter == '-'))) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0) {
                words++;
                syllables += syllables(text, start, i);
                start = -1;
            }
            sentences += ".?!".indexOf(letter) >= 0 ? 1 : 0;
        }
        return new Count(words, sentences, syllables);
    }

    /** Groups of vowels, without a mute e at the end ("stone", "stoned") but with the one of "little". */
    static int syllables(String word) {
        return syllables(word, 0, word.length());
    }

    private static int syllables(String text, int from, int to) {
        int groups = 0;
        boolean inVowels = false;
        for (int i = from; i < to; i++) {
            boolean vowel = isVowel(text.charAt(i));
            groups += vowel && !inVowels ? 1 : 0;
            inVowels = vowel;
        }
        int length = to - from;
        char last = at(text, to - 1);
        char before = length > 1 ? at(text, to - 2) : ' ';
        boolean endsInE = last == 'e' && !isVowel(before);
        boolean little = endsInE && before == 'l' && length > 2 && !isVowel(at(text, to - 3));
        boolean past = last == 'd' && before == 'e' && length > 3 && "tdaeiouy".indexOf(at(text, to - 3)) < 0;
        boolean plural = last == 's' && before == 'e' && length > 3 && "sxzcghaeiou".indexOf(at(text, to - 3)) < 0;
        return Math.max(1, groups - ((endsInE && !little) || past || plural ? 1 : 0));
    }

    private static char at(String text, int index) {
        return Character.toLowerCase(text.charAt(index));
    }

    private static boolean isVowel(char letter) {
        return "aeiouyAEIOUY".indexOf(letter) >= 0;
    }
}

package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a draft that runs on in short sentences, and ties some of them together until it has a longer breath. */
final class Editor {

    /** Above this, by Flesch, a text sounds clipped. */
    private static final double CLIPPED = 79.7;

    /** In words, of two sentences that are tied. */
    private static final int SHORTEST = 24;

    private static final int LONGEST = 60;
    private static final int STEP = 6;

    /** Words with which the second half of a period begins most easily. */
    private static final Set<String> GOING_ON = Set.of(
            ("You It That There What On When If Some As So This Nobody Without Perhaps Part One Once Whatever Only Your "
                            + "Before Now Nothing Both To More Other Something Just Left Ask Try Put Most Not Behind Unseen")
                    .split(" "));

    /** Those with which something is stated, and neither asked for nor only shown. */
    private static final Set<String> STATING =
            Set.of("You It That There This Nobody Somebody Nothing Something Both They People".split(" "));

    private static final Set<String> CONSEQUENT = Set.of("So", "Only", "Yet", "But");

    /** From here on a sentence does not go on after an "and". */
    private static final int LONG = 26;

    /** Names of one word, which keep their capital; of others the second word or the third shows it. */
    private static final Set<String> NAMES =
            Set.of(("Strength Justice Death Temperance Judgement Jung Hermetic Mentalism "
                            + "Correspondence Vibration Polarity Rhythm Cause Gender Persona Shadow Integration I Monday "
                            + "Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
                            + "August September October November December Christmas Easter Sundays Saturdays")
                    .split(" "));

    /** What has a pause or a question in it, or is two already. */
    private static final Pattern UNFIT = Pattern.compile("[;:?]|\\. ");

    private static final Pattern ONE_COLON = Pattern.compile("[^:;?]+: [^:;?]+\\.");

    /** How a card lies must not be taken for how another does. */
    private static final Pattern ORIENTATION = Pattern.compile("\\b(?:upright|reversed|Upright|Reversed)\\b");

    private static final Pattern NAME = Pattern.compile("(?<=.)\\p{Lu}");

    private record Sentence(String text, Draft.Tie tie) {}

    private final List<List<Sentence>> text = new ArrayList<>();
    private final Set<String> periods = new HashSet<>();
    private Readability.Count count;

    private Editor(List<List<Draft.Line>> draft) {
        draft.forEach(paragraph -> text.add(new ArrayList<>(
                paragraph.stream().flatMap(line -> sentences(line).stream()).toList())));
        count = Readability.count(whole(text));
    }

    private static List<Sentence> sentences(Draft.Line line) {
        var sentences = new ArrayList<Sentence>();
        for (String sentence : Wording.sentences(line.text())) {
            sentences.add(new Sentence(sentence, sentences.isEmpty() ? line.tie() : Draft.Tie.GOES_ON));
        }
        return sentences;
    }

    /** Its paragraphs of sentences, with as many periods made of two that belong together as it takes. */
    static List<List<String>> tied(List<List<Draft.Line>> draft) {
        var editor = new Editor(draft);
        editor.announce();
        editor.tie(sentence -> GOING_ON.contains(Wording.firstWord(sentence)));
        editor.tie(sentence -> !beginsWithAName(sentence));
        editor.tieAfterColons();
        return editor.text.stream()
                .map(paragraph -> paragraph.stream().map(Sentence::text).toList())
                .toList();
    }

    /** Short ones first. */
    private void tie(Predicate<String> goesOn) {
        for (int most = SHORTEST; most <= LONGEST; most += STEP) {
            for (List<Sentence> paragraph : text) {
                for (int i = 0; i + 1 < paragraph.size(); i++) {
                    if (count.flesch() <= CLIPPED) {
                        return;
                    }
                    Sentence next = paragraph.get(i + 1);
                    if (next.tie() == Draft.Tie.GOES_ON
                            && goesOn.test(next.text())
                            && goTogether(paragraph.get(i).text(), next.text(), most)) {
                        tie(paragraph, i);
                    }
                }
            }
        }
    }

    /** What was announced may go on after a pause. */
    private void tieAfterColons() {
        for (List<Sentence> paragraph : text) {
            for (int i = 0; i + 1 < paragraph.size(); i++) {
                if (count.flesch() <= CLIPPED) {
                    return;
                }
                String one = paragraph.get(i).text();
                Sentence next = paragraph.get(i + 1);
                if (next.tie() == Draft.Tie.GOES_ON
                        && ONE_COLON.matcher(one).matches()
                        && Wording.words(one) + Wording.words(next.text()) <= LONGEST
                        && !UNFIT.matcher(next.text()).find()
                        && !beginsWithAName(next.text())
                        && !mixesCards(one, next.text())) {
                    tie(paragraph, i, "; ");
                }
            }
        }
    }

    /** A card's name and what is told of it, every other one first. */
    private void announce() {
        for (int odd = 1; odd >= 0; odd--) {
            int met = 0;
            for (List<Sentence> paragraph : text) {
                for (int i = 0; i + 1 < paragraph.size(); i++) {
                    if (count.flesch() <= CLIPPED) {
                        return;
                    }
                    String one = paragraph.get(i).text();
                    String next = paragraph.get(i + 1).text();
                    if (paragraph.get(i + 1).tie() == Draft.Tie.ANNOUNCED
                            && met++ % 2 == odd
                            && Wording.words(one) + Wording.words(next) <= LONGEST
                            && !UNFIT.matcher(one).find()
                            && !UNFIT.matcher(next).find()
                            && !beginsWithAName(next)) {
                        tie(paragraph, i, ": ");
                    }
                }
            }
        }
    }

    private void tie(List<Sentence> paragraph, int at) {
        tie(
                paragraph,
                at,
                between(paragraph.get(at).text(), paragraph.get(at + 1).text()));
    }

    private void tie(List<Sentence> paragraph, int at, String between) {
        String one = paragraph.get(at).text();
        String other = paragraph.remove(at + 1).text();
        String joined = Wording.joined(one, other, between);
        paragraph.set(at, new Sentence(joined, paragraph.get(at).tie()));
        periods.add(joined);
        count = count.minus(Readability.count(one))
                .minus(Readability.count(other))
                .plus(Readability.count(joined));
    }

    /** Two are enough for a period. */
    private boolean goTogether(String one, String other, int most) {
        return !periods.contains(one)
                && !periods.contains(other)
                && Wording.words(one) + Wording.words(other) <= most
                && !UNFIT.matcher(one).find()
                && !UNFIT.matcher(other).find()
                && !mixesCards(one, other);
    }

    private static boolean mixesCards(String one, String other) {
        return (ORIENTATION.matcher(one).find() && NAME.matcher(other).find())
                || (ORIENTATION.matcher(other).find() && NAME.matcher(one).find());
    }

    /** A word where one fits, between two statements, else a pause. */
    private static String between(String one, String other) {
        String first = Wording.firstWord(other);
        if (CONSEQUENT.contains(first)) {
            return ", ";
        }
        boolean runsOn = (one + other).contains(", and ") || Wording.words(one) > LONG;
        boolean stated = STATING.contains(Wording.firstWord(one)) && STATING.contains(first);
        return runsOn || !stated ? "; " : ", and ";
    }

    private static boolean beginsWithAName(String sentence) {
        String[] words = sentence.split("[ ,']", 4);
        boolean named = NAMES.contains(words[0]) || !Character.isLetter(sentence.charAt(0));
        for (int i = 1; i < Math.min(3, words.length); i++) {
            named |= !words[i].isEmpty() && Character.isUpperCase(words[i].charAt(0));
        }
        return named;
    }

    private static String whole(List<List<Sentence>> text) {
        return text.stream()
                .map(sentences -> sentences.stream().map(Sentence::text).collect(Collectors.joining(" ")))
                .reduce("", (a, b) -> a + "\n\n" + b);
    }
}

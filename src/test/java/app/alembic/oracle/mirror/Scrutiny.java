package app.alembic.oracle.mirror;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.spread.DrawnCard;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads an interpretation as a strict editor would, and lists what is wrong with it. */
final class Scrutiny {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i)\\b(?:you will|you'll|will|fate|fated|fortune|destined|destiny|good card|bad card|predict\\w*|guarantee\\w*"
                    + "|diagnos\\w*|medication|doctor|lawyer|sue|invest|beware|doom\\w*|curse\\w*|must)\\b");
    private static final Pattern MECHANICS = Pattern.compile(
            "  |[{}<>*_#\\[\\]]|\\bnull\\b| [,.?!;:]|[,;:][,.;:]|\\.\\.|(?i:\\b(\\w+) \\1\\b)|(?i:\\ba [aeio]\\w)|(?i:\\ban [^aeiouh ])|—|–");
    private static final Map<String, Pattern> NAMES = Deck.standard().cards().stream()
            .collect(Collectors.toMap(Card::name, card -> Pattern.compile("(?i)\\b" + card.name() + "\\b")));

    private final Consultation consultation;
    private final String text;
    private final List<String> sentences;
    private final List<String> complaints = new ArrayList<>();

    private Scrutiny(Consultation consultation, String text) {
        this.consultation = consultation;
        this.text = text;
        this.sentences = sentences(text);
    }

    /** Nothing to complain of is an empty list. */
    static List<String> of(Consultation consultation) {
        return of(consultation, Deals.interpret(consultation));
    }

    static List<String> of(Consultation consultation, String text) {
        var scrutiny = new Scrutiny(consultation, text);
        scrutiny.cards();
        scrutiny.words();
        scrutiny.mechanics();
        scrutiny.repetition();
        scrutiny.close();
        scrutiny.length();
        return scrutiny.complaints.stream()
                .map(complaint -> complaint + " in: " + consultation.question() + "\n" + text)
                .toList();
    }

    /** Where a reading turns to what can be done and asks: by some hands the step and the question stand apart. */
    static String close(String[] paragraphs) {
        return paragraphs[paragraphs.length - 2] + " " + paragraphs[paragraphs.length - 1];
    }

    static List<String> sentences(String text) {
        return Arrays.stream(text.split("(?<=[.?!])\\s+")).toList();
    }

    private void cards() {
        for (DrawnCard drawn : consultation.cards()) {
            String name = drawn.card().name();
            String orientation = drawn.reversed() ? "reversed" : "upright";
            String opposite = drawn.reversed() ? "upright" : "reversed";
            List<String> naming = sentences.stream()
                    .filter(sentence -> sentence.contains(name))
                    .toList();
            boolean placed = naming.stream()
                    .anyMatch(sentence -> sentence.contains(drawn.position().label())
                            && sentence.toLowerCase().contains(orientation));
            complainIf(
                    !placed,
                    "%s is not named %s in %s"
                            .formatted(name, orientation, drawn.position().label()));
            complainIf(
                    naming.stream().anyMatch(sentence -> sentence.toLowerCase().contains(opposite)),
                    "%s is called %s".formatted(name, opposite));
        }
        List<String> drawn =
                consultation.cards().stream().map(card -> card.card().name()).toList();
        String lower = text.toLowerCase();
        NAMES.forEach((name, pattern) -> complainIf(
                !drawn.contains(name)
                        && lower.contains(name.toLowerCase())
                        && pattern.matcher(text).find(),
                name + " was not drawn"));
    }

    private void words() {
        Matcher forbidden = FORBIDDEN.matcher(text.replace("Wheel of Fortune", ""));
        complainIf(forbidden.find(), () -> "it says " + forbidden.group());
    }

    private void mechanics() {
        Matcher fault = MECHANICS.matcher(text);
        complainIf(fault.find(), () -> "it is badly set at '" + fault.group() + "'");
        for (String sentence : sentences) {
            complainIf(!Character.isUpperCase(sentence.charAt(0)), "small letter at the start of: " + sentence);
            complainIf(!sentence.matches("(?s).*[.?]$"), "no end to: " + sentence);
        }
        complainIf(text.contains("\n\n\n") || text.strip().length() != text.length(), "stray white space");
    }

    private void repetition() {
        var seen = new HashSet<String>();
        sentences.stream()
                .filter(sentence -> !seen.add(sentence))
                .forEach(sentence -> complaints.add("said twice: " + sentence));
        for (int i = 1; i < sentences.size(); i++) {
            String opening = opening(sentences.get(i));
            complainIf(opening.equals(opening(sentences.get(i - 1))), "two sentences running begin with " + opening);
        }
    }

    private static String opening(String sentence) {
        return Arrays.stream(sentence.split(" ")).limit(2).collect(Collectors.joining(" "));
    }

    private void close() {
        complainIf(!text.endsWith("?"), "it does not end with a question");
        complainIf(text.chars().filter(letter -> letter == '?').count() != 1, "it asks more than one question");
        String last = sentences.getLast();
        complainIf(
                last.matches("(?i)(?:is|are|do|does|will|can|could|should|would|have|has) .*"),
                "its question is not open: " + last);
    }

    private void length() {
        int words = Wording.words(text);
        int least =
                consultation.spread() == Spread.SINGLE ? 120 : consultation.spread() == Spread.CELTIC_CROSS ? 700 : 300;
        int most = consultation.spread() == Spread.SINGLE
                ? 220
                : consultation.spread() == Spread.CELTIC_CROSS ? 1100 : 500;
        complainIf(words < least || words > most, words + " words");
    }

    private void complainIf(boolean wrong, String complaint) {
        complainIf(wrong, () -> complaint);
    }

    private void complainIf(boolean wrong, java.util.function.Supplier<String> complaint) {
        if (wrong) {
            complaints.add(complaint.get());
        }
    }
}

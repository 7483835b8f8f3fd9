package app.alembic.safety;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a text into words, as a patient reader would: past spelling, spacing and disguise. */
final class Reader {

    /** As written; {@code ends} when a sentence ends after it. */
    private record Piece(String text, boolean ends) {}

    private static final String SIGNS = "@$!*|+";

    private final Language language;
    private final Disguise disguise;

    Reader(Language language, Set<String> vocabulary) {
        this.language = language;
        this.disguise = new Disguise(vocabulary, language);
    }

    Utterance read(String text, Effort effort) {
        var folded = Folding.fold(text);
        effort.spend(folded.length());
        var pieces = joined(cut(folded));
        var utterance = new Utterance();
        for (int i = 0; i < pieces.size(); ) {
            int end = i;
            while (end < pieces.size() && isLetter(pieces.get(end).text)) end++;
            var spelled = end - i >= 3 ? spelledOut(pieces.subList(i, end), effort) : List.<String>of();
            if (spelled.isEmpty()) {
                end = Math.max(end, i + 1);
                for (var piece : pieces.subList(i, end)) add(piece, utterance, effort);
            } else {
                spelled.forEach(word -> language.read(word).forEach(read -> utterance.add(read)));
                if (pieces.get(end - 1).ends) utterance.endSentence();
            }
            i = end;
        }
        return utterance;
    }

    private void add(Piece piece, Utterance utterance, Effort effort) {
        effort.spend(piece.text.length());
        words(piece.text, utterance, effort);
        if (piece.ends) utterance.endSentence();
    }

    private void words(String piece, Utterance utterance, Effort effort) {
        if (!language.isCanonical(piece)) {
            language.read(piece).forEach(word -> utterance.add(word));
        } else if (piece.chars().allMatch(Character::isDigit)) {
            utterance.add(number(piece));
        } else if (piece.indexOf('*') >= 0 && !disguise.behindStars(piece).isEmpty()) {
            utterance.add(disguise.behindStars(piece));
        } else if (piece.chars().allMatch(c -> Character.isLetter(c) || c == '\'')) {
            word(piece, utterance, effort);
        } else {
            var readings = disguise.behindFigures(piece);
            if (readings.isEmpty()) {
                parts(piece, utterance, effort);
            } else if (readings.size() == 1) {
                language.read(readings.iterator().next()).forEach(word -> utterance.add(word));
            } else {
                utterance.add(readings);
            }
        }
    }

    private void word(String written, Utterance utterance, Effort effort) {
        var word = settled(written);
        var read = language.read(word);
        if (read.size() > 1) {
            read.forEach(part -> utterance.add(part));
        } else if (disguise.mayHoldGrave(read.getFirst(), effort)
                && !disguise.apart(read.getFirst(), effort).isEmpty()) {
            disguise.apart(read.getFirst(), effort)
                    .forEach(part -> language.read(part).forEach(each -> utterance.add(each)));
        } else {
            var near = disguise.nearGrave(read.getFirst());
            if (near.isEmpty()) {
                utterance.add(read.getFirst());
            } else {
                near.addFirst(read.getFirst());
                utterance.add(near);
            }
        }
    }

    /** A stretched or clipped word as it is written in a dictionary, or as it stands. */
    private String settled(String written) {
        for (var shorter : Disguise.withoutStretching(written)) {
            if (disguise.isKnown(shorter)) return shorter;
            var bare = shorter.endsWith("'") ? shorter.substring(0, shorter.length() - 1) : shorter;
            if (bare.endsWith("in") && disguise.isKnown(bare + "g")) return bare + "g"; // thinkin', endin
        }
        return written;
    }

    /** "40pills" is a number and a word; "die!i" is two words. */
    private void parts(String piece, Utterance utterance, Effort effort) {
        for (int i = 0; i < piece.length(); ) {
            int end = i;
            while (end < piece.length() && kind(piece.charAt(end)) == kind(piece.charAt(i))) end++;
            var part = piece.substring(i, end);
            if (kind(piece.charAt(i)) == 'd') utterance.add(number(part));
            if (kind(piece.charAt(i)) == 'l') word(part, utterance, effort);
            if (part.indexOf('!') >= 0) utterance.endSentence();
            i = end;
        }
    }

    private static char kind(char sign) {
        if (Character.isDigit(sign)) return 'd';
        return Character.isLetter(sign) || sign == '\'' ? 'l' : 's';
    }

    /** A count of pills matters: six or more is also read as "many". */
    private static Set<String> number(String digits) {
        if (digits.equals("2")) return Set.of(digits, "number", "to");
        if (digits.equals("4")) return Set.of(digits, "number", "for");
        boolean many = digits.length() > 1 || digits.charAt(0) >= '6';
        var readings = new LinkedHashSet<>(List.of(digits, "number"));
        if (many && digits.length() < 4) readings.add("many");
        return readings;
    }

    private List<String> spelledOut(List<Piece> letters, Effort effort) {
        var run = new StringBuilder();
        for (var letter : letters) run.append(letter.text);
        var words = disguise.apart(run.toString(), effort);
        return words.stream().anyMatch(word -> word.length() > 1) ? words : List.of();
    }

    private static boolean isLetter(String piece) {
        return piece.length() == 1 && Character.isLetter(piece.charAt(0));
    }

    /** Puts a grave word together that was broken once ("sui cide"), and an apostrophe back ("ill be gone"). */
    private List<Piece> joined(List<Piece> pieces) {
        var whole = new ArrayList<Piece>();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (i + 1 < pieces.size() && !piece.ends) {
                var next = pieces.get(i + 1);
                if (piece.text.equals("ill") && language.afterWill().contains(next.text)) {
                    whole.add(new Piece("i'll", false));
                    continue;
                }
                var both = piece.text + next.text;
                boolean broken = !disguise.isKnown(piece.text) || !disguise.isKnown(next.text);
                if (broken && piece.text.length() > 1 && language.grave().contains(both)) {
                    whole.add(new Piece(both, next.ends));
                    i++;
                    continue;
                }
            }
            whole.add(piece);
        }
        return whole;
    }

    /** Cuts at everything that is neither letter nor figure nor a sign inside a word. */
    private static List<Piece> cut(String text) {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < text.length(); ) {
            if (!isPart(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < text.length() && isPart(text.charAt(end))) end++;
            var piece = trimmed(text.substring(i, end));
            boolean ends = text.substring(i, end).endsWith("!");
            i = end;
            while (i < text.length() && !isPart(text.charAt(i))) ends |= ".?!;…\n".indexOf(text.charAt(i++)) >= 0;
            if (!piece.isEmpty()) pieces.add(new Piece(piece, ends));
        }
        return pieces;
    }

    /** Without emphasis and exclamation around it; a sign that stands for a first letter stays. */
    private static String trimmed(String run) {
        int from = 0;
        int to = run.length();
        while (from < to && "*|+!'".indexOf(run.charAt(from)) >= 0) from++;
        while (to > from && (SIGNS.indexOf(run.charAt(to - 1)) >= 0 || run.charAt(to - 1) == '\'')) to--;
        return run.substring(from, to);
    }

    private static boolean isPart(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '\'' || SIGNS.indexOf(sign) >= 0;
    }
}

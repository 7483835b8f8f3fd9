package app.alembic.oracle.mirror;

import app.alembic.deck.Meaning;
import app.alembic.oracle.Inquiry;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the sentence that a seeker has in mind who says "you said something about a boat", and whose it is. */
final class QuotationFinder {

    private static final int MOST_WORDS = 13;
    private static final int SHORTEST = 3;

    private static final Pattern SENTENCE = Pattern.compile("[^.?!\\n]+[.?!]?");
    private static final Pattern CLAUSE = Pattern.compile("[^,;:.?!()\"\u201C\u201D]+");
    private static final Pattern ENDING = Pattern.compile("(?:ing|ed|es|s|e)$");

    private final SpreadReading spread;
    private final Inquiry.Reply reply;
    private final Set<String> frame;

    QuotationFinder(SpreadReading spread, Inquiry.Reply reply, MoveWords words) {
        this.spread = spread;
        this.reply = reply;
        this.frame = words.frame();
    }

    /** Empty where nothing that was said has these words in it. */
    Optional<Quotation> find(Asking asking) {
        List<String> wanted = stems(asking.lower()).stream().toList();
        String best = "";
        DrawnCard owner = spread.strongest();
        int most = 0;
        boolean literally = false;
        for (String text : said()) {
            DrawnCard spokenOf = spread.strongest();
            for (String sentence : sentences(text)) {
                spokenOf = named(sentence).orElse(spokenOf);
                int hits = hits(sentence, wanted);
                boolean asItWasSaid = hits > 0 && sharesAWord(sentence, asking.lower());
                // Where two sentences have the words, the one that has them as they are quoted stays in mind, or else
                // the card's own.
                boolean rather = asItWasSaid != literally ? asItWasSaid : isOwn(sentence) && !isOwn(best);
                if (hits > most || (hits == most && hits > 0 && rather)) {
                    most = hits;
                    literally = asItWasSaid;
                    best = sentence;
                    owner = spokenOf;
                }
            }
        }
        return most == 0 || most * 2 < wanted.size() ? Optional.empty() : Optional.of(quotation(best, owner, wanted));
    }

    private boolean isOwn(String sentence) {
        return spread.cards().stream()
                .anyMatch(card -> Stream.concat(
                                Stream.of(card.meaning().image()),
                                Facets.all(card).flatMap(facet -> Stream.of(facet.light(), facet.shadow())))
                        .anyMatch(own -> contains(own, sentence) || contains(sentence, own)));
    }

    private static boolean contains(String whole, String part) {
        return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private Quotation quotation(String sentence, DrawnCard spokenOf, List<String> wanted) {
        for (DrawnCard card : spread.cards()) {
            Meaning meaning = card.meaning();
            if (contains(sentence, meaning.gift()) && hits(meaning.gift(), wanted) > 0) {
                return new Quotation(meaning.gift(), card, "from_gift");
            }
            if (contains(sentence, meaning.risk()) && hits(meaning.risk(), wanted) > 0) {
                return new Quotation(meaning.risk(), card, "from_risk");
            }
        }
        String fragment = fragment(sentence, wanted);
        for (DrawnCard card : spread.cards()) {
            Optional<String> part = partWith(fragment, card);
            if (part.isPresent()) {
                return new Quotation(fragment, card, part.get());
            }
        }
        return new Quotation(fragment, spokenOf, "from_turn");
    }

    /** Which part of what is said of the card has the fragment in it, in whatever manner. */
    private static Optional<String> partWith(String fragment, DrawnCard card) {
        if (contains(card.meaning().image(), fragment)) {
            return Optional.of("from_image");
        }
        return Facets.all(card)
                .flatMap(facet -> parts(facet).entrySet().stream())
                .filter(part -> contains(part.getValue(), fragment))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> parts(Facets.Facet facet) {
        return Map.of(
                "from_light", facet.light(),
                "from_field", String.join(" ", facet.fields().values()),
                "from_shadow", facet.shadow(),
                "from_step", facet.step(),
                "from_question", facet.question());
    }

    /** The latest first, the reading itself last. */
    private List<String> said() {
        var said = new ArrayList<String>();
        said.add(reply.interpretation());
        reply.conversation().stream().filter(turn -> !turn.bySeeker()).forEach(turn -> said.add(turn.content()));
        return said.reversed();
    }

    private Optional<DrawnCard> named(String sentence) {
        return spread.cards().stream()
                .filter(card -> sentence.contains(card.card().name()))
                .findFirst();
    }

    private String fragment(String sentence, List<String> wanted) {
        String clause = CLAUSE.matcher(sentence)
                .results()
                .map(hit -> hit.group().strip())
                .max(Comparator.comparingInt(part -> hits(part, wanted)))
                .orElse(sentence);
        String[] words = clause.split(" ");
        int at = 0;
        while (at < words.length - 1 && hits(words[at], wanted) == 0) {
            at++;
        }
        int from = Math.max(0, Math.min(at - MOST_WORDS / 2, words.length - MOST_WORDS));
        return String.join(" ", Arrays.copyOfRange(words, from, Math.min(words.length, from + MOST_WORDS)));
    }

    private int hits(String text, List<String> wanted) {
        List<String> there = stems(text);
        return (int) wanted.stream().filter(there::contains).count();
    }

    private boolean sharesAWord(String one, String other) {
        return !Collections.disjoint(words(one).toList(), words(other).toList());
    }

    private List<String> stems(String text) {
        return words(text).map(QuotationFinder::stem).distinct().toList();
    }

    private Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+"))
                .filter(word -> word.length() >= SHORTEST && !frame.contains(word));
    }

    private static String stem(String word) {
        String stem = word.length() > 4 ? ENDING.matcher(word).replaceFirst("") : word;
        return stem.length() < SHORTEST ? word : stem;
    }

    private static List<String> sentences(String text) {
        return SENTENCE.matcher(text).results().map(hit -> hit.group().strip()).toList();
    }
}

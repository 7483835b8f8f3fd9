package app.alembic.oracle.mirror;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Says things, choosing among the turns of a rule by a seeded chance and by what it has said before: no turn twice in a
 * reading, and where the store allows it no opening, no shape and no figure of speech twice either.
 */
final class Voice {

    /** More candidates than this are not weighed: the first free of echoes is taken, and it is mostly the first. */
    private static final int CANDIDATES = 16;

    /** With fewer turns of its own in a rule, a manner would say these again and again. */
    private static final int ENOUGH = 2;

    /** Above this, by Flesch, what has been said so far begins to sound clipped, and longer words are looked for. */
    private static final double CLIPPED = 76;

    /** So many turns that echo nothing are compared then. */
    private static final int COMPARED = 6;

    /** One in so many, or the same would always win. */
    private static final int OF = 4;

    private final Phrasebook book;
    private final SplittableRandom chance;
    private final Memory memory = new Memory();
    /** By identity: a turn is the one that stands in the store. */
    private final Set<Turn> spent = Collections.newSetFromMap(new IdentityHashMap<>());

    private Readability.Count said = Readability.count("");
    private boolean hurried;

    Voice(Phrasebook book, long seed) {
        this.book = book;
        this.chance = new SplittableRandom(seed);
    }

    /** Lets it grow reluctant to say these words again, the more often it has beyond {@code freely}. */
    void wear(String words, int freely) {
        memory.wear(words, freely);
    }

    /** From now on it prefers the shorter of what it could say. */
    void hurry() {
        hurried = true;
    }

    /**
     * Says something that has to be said, even where it echoes, and in a turn that was spent if there is no other.
     *
     * @throws IllegalStateException if no turn of the rule is true here
     */
    String say(String rule, Facts facts) {
        Spoken best = best(rule, facts, true)
                .orElseThrow(() -> new IllegalStateException("nothing to say for %s here".formatted(rule)));
        keep(best);
        return best.text();
    }

    /** Says something that could also be left out: it is when it would begin or sound like something said before. */
    Optional<String> trySay(String rule, Facts facts) {
        Optional<Spoken> fresh = best(rule, facts, false).filter(spoken -> spoken.echo() < Memory.NOTICEABLE);
        fresh.ifPresent(this::keep);
        return fresh.map(Spoken::text);
    }

    /** Says what has not been said, however it begins; empty where the store seems to hold nothing else. */
    Optional<String> sayNew(String rule, Facts facts, Predicate<String> isNew) {
        List<Turn> candidates = shuffled(book.turns(rule).stream()
                .filter(turn -> !spent.contains(turn) && turn.fits(facts))
                .toList());
        Spoken best = null;
        // The parts of a turn differ from one filling to the next.
        for (int filled = 0; filled < CANDIDATES * 3 && !candidates.isEmpty(); filled++) {
            Spoken spoken = fill(candidates.get(filled % candidates.size()), facts);
            if (isNew.test(spoken.text()) && (best == null || spoken.echo() < best.echo())) {
                best = spoken;
            }
            if (best != null && best.echo() == 0) {
                break;
            }
        }
        if (best != null) {
            keep(best);
        }
        return Optional.ofNullable(best).map(Spoken::text);
    }

    private Optional<Spoken> best(String rule, Facts facts, boolean atAnyPrice) {
        List<Turn> fitting =
                book.turns(rule).stream().filter(turn -> turn.fits(facts)).toList();
        List<Turn> unspent =
                fitting.stream().filter(turn -> !spent.contains(turn)).toList();
        List<Turn> candidates = shuffled(ofTheManner(unspent.isEmpty() && atAnyPrice ? fitting : unspent));
        boolean particular = hurried || isClipped();
        int enough = !particular ? 1 : 1 + chance.nextInt(Math.clamp(candidates.size() / OF, 1, COMPARED));
        Spoken best = null;
        double least = 0;
        int free = 0;
        for (Turn turn : candidates.subList(0, Math.min(CANDIDATES, candidates.size()))) {
            Spoken spoken = fill(turn, facts);
            double lightness = particular ? lightness(spoken.text()) : 0;
            if (best == null || spoken.echo() < best.echo() || (spoken.echo() == best.echo() && lightness < least)) {
                best = spoken;
                least = lightness;
            }
            free += spoken.echo() == 0 ? 1 : 0;
            if (free == enough) {
                break;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isClipped() {
        return said.words() > 0 && said.flesch() > CLIPPED;
    }

    /** What there should be little of: where it all sounds clipped, ease by Flesch, and otherwise words. */
    private double lightness(String text) {
        return isClipped() ? Readability.fleschOf(text) : Wording.words(text);
    }

    /** What was written for the manner of this reading goes before what would suit any. */
    private static List<Turn> ofTheManner(List<Turn> turns) {
        List<Turn> own = turns.stream().filter(Turn::hasItsManner).toList();
        return own.size() < ENOUGH ? turns : own;
    }

    private void keep(Spoken spoken) {
        spent.addAll(spoken.turns());
        keep(spoken.text(), spoken.skeleton(), spoken.told());
    }

    private void keep(String text, String skeleton, List<String> told) {
        memory.keep(text, skeleton, told);
        said = said.plus(Readability.count(text));
    }

    /** Says somebody else's sentence as it stands: a card's own. */
    String quote(String sentence) {
        keep(sentence, sentence, List.of());
        return sentence;
    }

    /** Keeps in mind what is only said later, so that nothing before it sounds like it. */
    void expect(String text) {
        memory.keep(text, text, List.of());
    }

    /** How much a sentence would repeat of what was said: 0 for nothing. */
    int echo(String sentence) {
        return memory.echo(sentence, sentence, List.of());
    }

    /** Whether these words, a card's picture say, have been part of something said. */
    boolean hasTold(String words) {
        return memory.hasTold(words);
    }

    <T> T choose(List<T> from) {
        return from.get(chance.nextInt(from.size()));
    }

    /** In any order; where what has been said sounds clipped, the weightiest first. */
    void arrange(List<String> sentences) {
        Collections.shuffle(sentences, chance);
        if (isClipped()) {
            sentences.sort(Comparator.comparingDouble(Readability::fleschOf));
        }
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, chance);
    }

    boolean perhaps(double probability) {
        return chance.nextDouble() < probability;
    }

    private record Spoken(String text, String skeleton, List<Turn> turns, List<String> told, int echo) {}

    private Spoken fill(Turn turn, Facts facts) {
        var spentNow = new ArrayList<Turn>();
        var text = new StringBuilder();
        var skeleton = new StringBuilder();
        var told = new ArrayList<String>();
        fill(turn, facts, text, skeleton, spentNow, told);
        String said = Wording.tidy(text.toString());
        return new Spoken(said, skeleton.toString(), spentNow, told, memory.echo(said, skeleton.toString(), told));
    }

    private void fill(
            Turn turn,
            Facts facts,
            StringBuilder text,
            StringBuilder skeleton,
            List<Turn> spentNow,
            List<String> told) {
        spentNow.add(turn);
        for (int i = 0; i < turn.pieces().size(); i++) {
            String piece = turn.pieces().get(i);
            String value = i % 2 == 0 ? piece : facts.nameOf(piece);
            if (value == null) {
                fill(part(piece, facts, spentNow), facts, text, skeleton, spentNow, told);
            } else {
                text.append(value);
                skeleton.append(i % 2 == 0 ? piece : Memory.NAME);
                if (facts.tells(piece)) {
                    told.add(value);
                }
            }
        }
    }

    /** A part of a sentence may come again in another reading's sentence, but not twice in this one if there is another. */
    private Turn part(String rule, Facts facts, List<Turn> spentNow) {
        List<Turn> fitting =
                book.turns(rule).stream().filter(turn -> turn.fits(facts)).toList();
        List<Turn> fresh = fitting.stream()
                .filter(turn -> !spent.contains(turn) && !spentNow.contains(turn))
                .toList();
        return drawn(fresh.isEmpty() ? fitting : fresh);
    }

    /** The first of the shuffled, without shuffling the others. */
    private Turn drawn(List<Turn> turns) {
        Turn first = turns.getFirst();
        double least = Double.MAX_VALUE;
        for (var turn : turns) {
            double key = -Math.log(1 - chance.nextDouble()) / turn.weight();
            if (key < least) {
                least = key;
                first = turn;
            }
        }
        return first;
    }

    /** Weighted without replacement: each turn draws a key that is the smaller the heavier it is. */
    private List<Turn> shuffled(List<Turn> turns) {
        record Keyed(Turn turn, double key) {}
        var keyed = new ArrayList<Keyed>(turns.size());
        for (Turn turn : turns) {
            keyed.add(new Keyed(turn, -Math.log(1 - chance.nextDouble()) / turn.weight()));
        }
        keyed.sort(Comparator.comparingDouble(Keyed::key));
        return keyed.stream().map(Keyed::turn).toList();
    }
}

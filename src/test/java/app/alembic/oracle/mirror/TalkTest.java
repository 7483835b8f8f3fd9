package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.deck.Card;
import app.alembic.deck.Deck;
import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.proofreading.Proof;
import app.alembic.proofreading.Proofreader;
import app.alembic.safety.Safety;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Some thousands of talks about readings, of messages as people put them. */
class TalkTest {

    private static final int TALKS = 1_000;
    private static final int MESSAGES = 5;
    private static final int PROOFREAD = 200;
    private static final int LONG_SENTENCE = 8;
    private static final double MOST_OFF = 0.04;

    private static final Pattern MECHANICS = Pattern.compile(
            "  |[{}<>*_#\\[\\]]|\\bnull\\b| [,.?!;:]|[,;:][,.;:]|\\.\\.|(?i:\\b(\\w+) \\1\\b)|(?i:\\ba [aeio]\\w)|(?i:\\ban [^aeiouh ])|—|–");
    private static final Pattern FORBIDDEN =
            Pattern.compile("(?i)\\b(?:you will|you'll|will|fate|destin\\w+|must|beware)\\b");

    @Test
    void whateverIsSaidIsHeardForWhatItDoesAndWhatItTouches() {
        assertThat(FollowUp.all()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(IntStream.range(0, FollowUp.all().size())
                        .boxed()
                        .flatMap(i -> IntStream.range(0, 3).boxed().flatMap(turn -> misheard(i, turn)))
                        .toList())
                .isEmpty();
    }

    private static Stream<String> misheard(int line, int turn) {
        FollowUp message = FollowUp.all().get(line);
        return message.misheardIn(new Talk(deal(7_000L + 31L * line + turn, message.spread(turn)))).stream();
    }

    @Test
    void talksKeepToTheVoiceReadEasilyAndSayNothingTwice() {
        List<Answered> replies = IntStream.range(0, TALKS)
                .parallel()
                .boxed()
                .flatMap(TalkTest::talk)
                .toList();

        List<String> faults =
                replies.stream().flatMap(one -> one.faults().stream()).toList();
        assertThat(faults.stream().limit(8)).as("of %d", faults.size()).isEmpty();
        long hard = replies.stream()
                .filter(one -> one.flesch() < 55 || one.flesch() > 80)
                .count();
        assertThat(hard / (double) replies.size())
                .as("read too hard or too lightly of %d", replies.size())
                .isLessThanOrEqualTo(MOST_OFF);
    }

    private record Answered(List<String> faults, double flesch) {}

    private static Stream<Answered> talk(int number) {
        var talk = new Talk(deal(40_000L + number, Spread.values()[number % Spread.values().length]));
        Set<String> said = longSentences(talk.interpretation());
        var replies = new ArrayList<Answered>();
        for (int turn = 0; turn < MESSAGES; turn++) {
            FollowUp message =
                    FollowUp.all().get((number * 7 + turn * 29) % FollowUp.all().size());
            String question = message.said(talk);
            Inquiry.Reply inquiry = talk.inquiry(question);
            String reply = talk.say(question);
            List<String> found = faults(inquiry, reply, said, number < PROOFREAD).stream()
                    .map(fault -> fault + " in reply to: " + question + "\n" + reply)
                    .toList();
            said.addAll(longSentences(reply));
            replies.add(new Answered(found, Readability.fleschOf(reply)));
        }
        return replies.stream();
    }

    private static Consultation deal(long seed, Spread spread) {
        List<Asked> corpus = Asked.all();
        return Deals.random(
                seed, spread, corpus.get((int) (seed * 13 % corpus.size())).question());
    }

    private static Set<String> longSentences(String text) {
        var sentences = new HashSet<String>();
        Scrutiny.sentences(text).stream()
                .filter(sentence -> Wording.words(sentence) >= LONG_SENTENCE)
                .forEach(sentences::add);
        return sentences;
    }

    private static List<String> faults(Inquiry.Reply inquiry, String reply, Set<String> said, boolean proofread) {
        var faults = new ArrayList<String>();
        int words = Wording.words(reply);
        if (words < (Talk.isOfThanks(inquiry) ? 64 : 80) || words > 200) {
            faults.add(words + " words");
        }
        if (!reply.endsWith("?") || reply.chars().filter(c -> c == '?').count() != 1) {
            faults.add("not one question at the end");
        }
        Stream.of(MECHANICS, FORBIDDEN)
                .map(pattern -> pattern.matcher(reply))
                .filter(Matcher::find)
                .forEach(hit -> faults.add("badly said at '" + hit.group() + "'"));
        for (String sentence : longSentences(reply)) {
            if (said.contains(sentence)) {
                faults.add("said before: " + sentence);
            }
        }
        for (String sentence : Scrutiny.sentences(reply)) {
            if (Character.isLowerCase(sentence.charAt(0))) {
                faults.add("small letter: " + sentence);
            }
            Safety.standard().check(sentence).ifPresent(breach -> faults.add(breach + ": " + sentence));
        }
        for (Card card : Deck.standard().cards()) {
            boolean drawn = inquiry.consultation().cards().stream()
                    .anyMatch(one -> one.card().equals(card));
            if (!drawn
                    && reply.contains(card.name())
                    && Pattern.compile("\\b" + card.name() + "\\b")
                            .matcher(reply)
                            .find()) {
                faults.add(card.name() + " was not drawn");
            }
        }
        if (proofread) {
            var proofreader = new Proofreader(inquiry, new Mirror(), _ -> {});
            proofreader.read(reply);
            if (!proofreader.finish().equals(new Proof.Sound(reply, List.of()))) {
                faults.add("the proofreader would not let it through");
            }
        }
        return faults;
    }
}

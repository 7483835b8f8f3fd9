package app.alembic.oracle.mirror;

import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Spent;
import app.alembic.oracle.Understudy;
import app.alembic.spread.DrawnCard;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Interprets a reading by rule and craft, and talks on about it. The same inquiry always gets the same words: chance is
 * seeded by the reading's id, its question and its cards, and in the conversation by its length and what is asked.
 */
public final class Mirror implements Understudy {

    /** How easily a reading should read, by Flesch: 55 is a newspaper, 80 a tale. */
    private static final double MIDDLE = 68;

    private static final double TOLERANCE = 11.9;

    /** More than any text can be off by its tone. */
    private static final double UNFIT = 1000;

    private static final int DRAFTS = 400;

    /** After so many drafts the reading is given to another hand. */
    private static final int PATIENCE = 3;

    private static final int REPLY_DRAFTS = 40;

    private final QuestionReader reader = new QuestionReader(Lexicon.standard());

    @Override
    public String provider() {
        return "mirror";
    }

    @Override
    public String model() {
        return "mirror-1";
    }

    @Override
    public boolean answersAtOnce() {
        return true;
    }

    /** Hands over sentence by sentence, each with the white space that goes before it. */
    @Override
    public Spent answer(Inquiry inquiry, Consumer<String> listener) {
        Consultation consultation = inquiry.consultation();
        List<List<String>> paragraphs = switch (inquiry) {
            case Inquiry.Interpretation _ -> interpretation(consultation);
            case Inquiry.Reply reply -> reply(reply);
        };
        String before = "";
        for (var paragraph : paragraphs) {
            for (String sentence : paragraph) {
                listener.accept(before + sentence);
                before = " ";
            }
            before = "\n\n";
        }
        return Spent.NOTHING;
    }

    @Override
    public String passage(Consultation consultation, DrawnCard card) {
        return text(Editor.tied(composer(consultation).passage(card).paragraphs()));
    }

    @Override
    public String question(Consultation consultation) {
        return composer(consultation).question();
    }

    private List<List<String>> interpretation(Consultation consultation) {
        QuestionReading question = reader.read(consultation.question());
        long seed = seed(consultation);
        return bestOf(
                DRAFTS,
                draft -> Editor.tied(new Composer(
                                consultation,
                                question,
                                Temperament.of(question, consultation.spread(), seed, draft / PATIENCE),
                                seed + draft)
                        .compose()
                        .paragraphs()),
                text -> Length.of(consultation.spread()).admits(Wording.words(text)) && !Memory.stutters(text));
    }

    private List<List<String>> reply(Inquiry.Reply reply) {
        QuestionReading question = reader.read(reply.consultation().question());
        QuestionReading asked = reader.read(Asking.withoutCards(reply.question()));
        var spread = new SpreadReading(
                reply.consultation().spread(), reply.consultation().cards());
        Remark remark = new RemarkReader(spread, reply, question, asked).read();
        long seed = seed(reply);
        return bestOf(
                REPLY_DRAFTS,
                draft -> new ReplyComposer(reply, question, remark, seed + draft).compose(),
                text -> ReplyComposer.admits(remark, Wording.words(text)));
    }

    /** A draft that reads too lightly or too heavily is laid aside and written anew, a few times at most. */
    private static List<List<String>> bestOf(
            int drafts, IntFunction<List<List<String>>> write, Predicate<String> isFit) {
        List<List<String>> nearest = List.of();
        double least = Double.MAX_VALUE;
        for (int draft = 0; draft < drafts; draft++) {
            List<List<String>> written = write.apply(draft);
            String text = text(written);
            boolean fits = isFit.test(text);
            double off = Math.abs(Readability.fleschOf(text) - MIDDLE) + (fits ? 0 : UNFIT);
            if (off < least) {
                nearest = written;
                least = off;
            }
            if (off <= TOLERANCE) {
                break;
            }
        }
        return nearest;
    }

    private static String text(List<List<String>> paragraphs) {
        return paragraphs.stream().map(sentences -> String.join(" ", sentences)).collect(Collectors.joining("\n\n"));
    }

    private Composer composer(Consultation consultation) {
        QuestionReading question = reader.read(consultation.question());
        long seed = seed(consultation);
        return new Composer(consultation, question, Temperament.of(question, consultation.spread(), seed, 0), seed);
    }

    private static long seed(Inquiry.Reply reply) {
        long seed = seed(reply.consultation());
        seed = 31 * seed + reply.conversation().size();
        return 31 * seed + reply.question().hashCode();
    }

    private static long seed(Consultation consultation) {
        long seed = consultation.readingId().getMostSignificantBits();
        seed = 31 * seed + consultation.readingId().getLeastSignificantBits();
        seed = 31 * seed + consultation.question().hashCode();
        seed = 31 * seed + consultation.spread().id().hashCode();
        for (var card : consultation.cards()) {
            seed = 31 * seed + card.card().id().hashCode() + (card.reversed() ? 1 : 0);
        }
        return seed;
    }
}

package app.alembic.oracle.mirror;

import app.alembic.oracle.Consultation;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Inquiry.Turn;
import java.util.ArrayList;
import java.util.List;

/** A talk about one reading, as it goes on. */
final class Talk {

    private static final Mirror MIRROR = new Mirror();

    private final Consultation deal;
    private final String interpretation;
    private final List<Turn> turns = new ArrayList<>();

    Talk(Consultation deal) {
        this.deal = deal;
        this.interpretation = Deals.interpret(deal);
    }

    Consultation deal() {
        return deal;
    }

    String interpretation() {
        return interpretation;
    }

    Inquiry.Reply inquiry(String message) {
        return new Inquiry.Reply(deal, interpretation, turns, message);
    }

    /** How the message is understood at this point. */
    Remark understood(String message) {
        var reader = new QuestionReader(Lexicon.standard());
        var spread = new SpreadReading(deal.spread(), deal.cards());
        return new RemarkReader(
                        spread,
                        inquiry(message),
                        reader.read(deal.question()),
                        reader.read(Asking.withoutCards(message)))
                .read();
    }

    /** Thanks may be answered in fewer words, as far as the proofreader has nothing to remark. */
    static boolean isOfThanks(Inquiry.Reply reply) {
        return new MoveFinder(MoveWords.standard())
                .find(new Asking(reply.question()))
                .contains(Move.THANKS);
    }

    /** Says it, and keeps what is answered. */
    String say(String message) {
        var text = new StringBuilder();
        MIRROR.answer(inquiry(message), text::append);
        turns.add(new Turn(true, message));
        turns.add(new Turn(false, text.toString()));
        return text.toString();
    }
}

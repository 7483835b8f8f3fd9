package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.oracle.Consultation;
import app.alembic.spread.Spread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hundred questions as people put them, each heard for what it is and met in its own terms. */
class CorpusTest {

    private final QuestionReader reader = new QuestionReader(Lexicon.standard());

    @Test
    void theCorpusHoldsTwoHundredQuestionsOfAllSubjectsAndForms() {
        assertThat(Asked.all()).hasSize(200).doesNotHaveDuplicates();
        assertThat(Asked.all()).extracting(Asked::subject).contains(Subject.values());
        assertThat(Asked.all()).extracting(Asked::form).contains(QuestionReading.Form.values());
    }

    @Test
    void everyQuestionsSubjectAndFormAreHeard() {
        var misheard = new ArrayList<String>();
        for (Asked asked : Asked.all()) {
            QuestionReading read = reader.read(asked.question());
            if (read.subject() != asked.subject() || read.form() != asked.form()) {
                misheard.add("%s is %s %s, heard as %s %s"
                        .formatted(asked.question(), asked.subject(), asked.form(), read.subject(), read.form()));
            }
        }
        assertThat(misheard).isEmpty();
    }

    @Test
    void everyQuestionIsMetInItsOwnTermsInTheOpeningAndInTheClose() {
        var missed = new ArrayList<String>();
        for (Asked asked : Asked.all()) {
            for (Spread spread : List.of(Spread.SINGLE, Spread.THREE_CARD)) {
                Consultation deal = Deals.random(asked.question().hashCode(), spread, asked.question());
                String[] paragraphs = Deals.interpret(deal).split("\n\n");
                List<String> missing = asked.missingIn(paragraphs[0]);
                if (!missing.isEmpty()) {
                    missed.add("%s: %s is missing in: %s".formatted(asked.question(), missing, paragraphs[0]));
                }
                String close = Scrutiny.close(paragraphs);
                if (!asked.isTouchedIn(close)) {
                    missed.add("%s: it closes with: %s".formatted(asked.question(), close));
                }
            }
        }
        assertThat(missed).isEmpty();
    }
}

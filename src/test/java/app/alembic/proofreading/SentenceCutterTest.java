package app.alembic.proofreading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceCutterTest {

    @Test
    void sentencesEndAtTheirMarks() {
        assertThat(cut("One. Two! Three? Four\u2026 Five?! Six... Seven"))
                .containsExactly("One.", "Two!", "Three?", "Four\u2026", "Five?!", "Six...", "Seven");
    }

    @Test
    void abbreviationsInitialsAndNumbersEndNothing() {
        assertThat(cut("A. E. Waite met Mrs. Gray at St. Ives, e.g. Tuesdays. It cost 3.5 coins vs. Two."))
                .containsExactly("A. E. Waite met Mrs. Gray at St. Ives, e.g. Tuesdays.", "It cost 3.5 coins vs. Two.");
        assertThat(cut("1. The Fool invites play.\n2. The Star may rest."))
                .containsExactly("1. The Fool invites play.", "2. The Star may rest.");
    }

    @Test
    void quotesAndBracketsBelongToTheSentenceTheyClose() {
        assertThat(cut("\u201CWhy now?\u201D you may ask. (A pause.) \u201CYes.\u201D *Then?* Go"))
                .containsExactly(
                        "\u201CWhy now?\u201D you may ask.", "(A pause.)", "\u201CYes.\u201D", "*Then?*", "Go");
    }

    @Test
    void anEllipsisInTheMiddleGoesOn() {
        assertThat(cut("Perhaps... or not... Who knows\u2026 and why?"))
                .containsExactly("Perhaps... or not...", "Who knows\u2026 and why?");
    }

    @Test
    void linesAndParagraphsWithoutMarksAreCutToo() {
        assertThat(cut("The Fool\nA beginning\nthat goes on\n\nsmall and new"))
                .containsExactly("The Fool", "A beginning\nthat goes on", "small and new");
        assertThat(cut("  \n\n ")).isEmpty();
    }

    @Test
    void nothingIsLostBetweenTheCuts() {
        String text = "One.  Two!\r\n\r\nThree?\tFour \n Five";
        var cutter = new SentenceCutter();
        var joined = new StringBuilder();
        text.chars().forEach(sign -> cutter.read((char) sign).ifPresent(joined::append));
        cutter.rest().ifPresent(joined::append);

        assertThat(joined).hasToString(text);
    }

    private static List<String> cut(String text) {
        var cutter = new SentenceCutter();
        var sentences = new ArrayList<String>();
        text.chars()
                .forEach(sign -> cutter.read((char) sign).map(Sentence::text).ifPresent(sentences::add));
        cutter.rest().map(Sentence::text).ifPresent(sentences::add);
        return sentences;
    }
}

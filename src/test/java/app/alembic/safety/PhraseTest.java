package app.alembic.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhraseTest {

    private static final Map<String, Phrase> LISTS =
            Map.of("him", PhraseParser.parse("him | her | my (old)? friend", Map.of(), _ -> true));

    @Test
    void aChoiceAndAnOptionalWordMeetEitherWay() {
        assertThat(finds("(want | wish) to (really)? go", "i wish to go")).isTrue();
        assertThat(finds("(want | wish) to (really)? go", "i want to really go"))
                .isTrue();
        assertThat(finds("(want | wish) to (really)? go", "i want to never go")).isFalse();
    }

    @Test
    void aGapHoldsUpToItsWordsAndStaysInItsSentence() {
        assertThat(finds("kill ..2 time", "kill some more time")).isTrue();
        assertThat(finds("kill ..2 time", "kill time")).isTrue();
        assertThat(finds("kill ..2 time", "kill so very much time")).isFalse();
        assertThat(finds("kill ..2 time", "kill some. more time")).isFalse();
    }

    @Test
    void wordsSideBySideMeetAcrossFullStops() {
        assertThat(finds("want to die", "want. to. die.")).isTrue();
    }

    @Test
    void edgesAreThoseOfASentence() {
        assertThat(finds("^ end it", "now. end it there")).isTrue();
        assertThat(finds("^ end it", "now end it there")).isFalse();
        assertThat(finds("end it $", "we end it. or not")).isTrue();
        assertThat(finds("end it $", "we end it there")).isFalse();
    }

    @Test
    void aListStandsForItsPhrases() {
        assertThat(finds("call @him now", "call my old friend now")).isTrue();
        assertThat(finds("call @him now", "call the friend now")).isFalse();
    }

    @Test
    void aBeginningMeetsAnyWordThatBeginsSo() {
        assertThat(finds("embarrass*", "so embarrassing")).isTrue();
    }

    @Test
    void aHitReachesFromItsEarliestBeginning() {
        assertThat(hits("(my)? (old)? friend", "call my old friend now")).contains(new Hit(0, 1, 4));
    }

    @Test
    void aWrongPatternIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> parse("(kill | me")).hasMessageContaining("a bracket that does not close");
        assertThatThrownBy(() -> parse("kill @nobody")).hasMessageContaining("no list @nobody");
        assertThatThrownBy(() -> parse("kill ) me")).hasMessageContaining("an unexpected )");
        assertThatThrownBy(() -> parse("a || b")).hasMessageContaining("nothing where words were expected");
        assertThatThrownBy(() -> parse("i dont know")).hasMessageContaining("\"dont\", which is never read as such");
        assertThatThrownBy(() -> new Automaton(List.of(parse("(maybe)?")))).hasMessageContaining("found in nothing");
    }

    private static boolean finds(String pattern, String text) {
        return !hits(pattern, text).isEmpty();
    }

    private static List<Hit> hits(String pattern, String text) {
        var utterance = new Utterance();
        for (var word : text.split(" ")) {
            utterance.add(Set.of(word.replace(".", "")));
            if (word.endsWith(".")) utterance.endSentence();
        }
        return new Automaton(List.of(parse(pattern))).find(utterance, new Effort());
    }

    private static Phrase parse(String pattern) {
        return PhraseParser.parse(pattern, LISTS, word -> !word.equals("dont"));
    }
}

package app.alembic.oracle.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.spread.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes talks about readings to a page, to be read one after another: {@code make samples}. */
@Tag("bench")
class TalkSamplesTest {

    private record Sample(String heading, String reading, List<String> exchanges) {}

    /** {0} to {2} stand for names of drawn cards, {w} for a word of the reading. */
    private static final List<List<String>> TALKS = List.of(
            List.of(
                    "what about {0}?",
                    "you said something about {w}, what did you mean",
                    "so should I do it or not",
                    "tell me more about {0}",
                    "and {0} once more, please. what is its shadow?",
                    "ok thanks"),
            List.of(
                    "I don't understand",
                    "which card matters most",
                    "how are {0} and {1} connected",
                    "that's not true, I'm not afraid",
                    "what should I do tomorrow",
                    "hm"),
            List.of(
                    "what does the crossing card say about my mother",
                    "and the last card?",
                    "will he come back",
                    "can you say it more simply",
                    "I feel worse now",
                    "are you a real person?"));

    private static final List<String> SINGLES = List.of(
            "why is {0} reversed",
            "what do cups mean",
            "tell me more about the future",
            "is this about my ex?",
            "can I draw another card",
            "how long will this take",
            "what is the principle of rhythm",
            "why did you say I am holding back",
            "love?",
            "What about {1}? And will I get the job? And what should I do tomorrow?",
            "was bedeutet die letzte Karte für mich?",
            "\uD83D\uDE22",
            "this could be said to anyone",
            "is {0} a bad card?",
            "does she still love me",
            "yes, exactly",
            "what about my work",
            "the hierophent?? and the twoer",
            "what is on the picture of {1}",
            "should i tell my sister",
            "what does that mean?",
            "how do the cards fit together",
            "why",
            "are you chatgpt",
            "what do you mean by {w}",
            "hi",
            "which card stands for my father",
            "what now",
            "i'm scared of {0}",
            "tell me about the second card and what my boss wants");

    @Test
    void talksAndSingleRepliesAreWrittenToAPage() throws IOException {
        long seed = Long.parseLong(System.getenv().getOrDefault("SEED", "1"));
        List<Sample> samples = samples(seed);
        Files.writeString(Path.of("target", "mirror-talks.html"), page(samples));
        Files.writeString(Path.of("target", "mirror-talks.txt"), plain(samples));

        assertThat(samples).hasSize(TALKS.size() + SINGLES.size());
    }

    private static List<Sample> samples(long seed) {
        List<Asked> corpus = Asked.all();
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < TALKS.size() + SINGLES.size(); i++) {
            boolean isTalk = i < TALKS.size();
            Spread spread = isTalk
                    ? List.of(Spread.THREE_CARD, Spread.SHADOW_WORK, Spread.CELTIC_CROSS)
                            .get(i)
                    : List.of(Spread.THREE_CARD, Spread.SINGLE, Spread.CELTIC_CROSS)
                            .get(i % 3);
            String question = corpus.get((int) Math.floorMod(seed * 13 + i * 17L, corpus.size()))
                    .question();
            var talk = new Talk(Deals.random(1000 * seed + i, spread, question));
            List<String> messages = isTalk ? TALKS.get(i) : List.of(SINGLES.get(i - TALKS.size()));
            samples.add(sample(talk, messages, isTalk));
        }
        return samples;
    }

    private static Sample sample(Talk talk, List<String> messages, boolean withReading) {
        var exchanges = new ArrayList<String>();
        for (String message : messages) {
            String filled = filled(talk, message);
            exchanges.add("> " + filled + "\n" + talk.say(filled));
        }
        String cards = talk.deal().cards().stream()
                .map(card -> card.card().name() + (card.reversed() ? " reversed" : ""))
                .collect(Collectors.joining(", "));
        return new Sample(
                talk.deal().question() + " [" + talk.deal().spread().title() + ": " + cards + "]",
                withReading ? talk.interpretation() : "",
                exchanges);
    }

    private static String filled(Talk talk, String message) {
        String filled = message;
        for (int i = 0; i < 3; i++) {
            int place = Math.min(i, talk.deal().cards().size() - 1);
            filled = filled.replace(
                    "{" + i + "}", talk.deal().cards().get(place).card().name());
        }
        String image = talk.deal().cards().getFirst().meaning().image();
        String inReading = Scrutiny.sentences(talk.interpretation()).get(3);
        List<String> words = Asking.telling(inReading.toLowerCase(Locale.ROOT));
        return filled.replace("{w}", words.isEmpty() ? image : words.getLast());
    }

    private static String plain(List<Sample> samples) {
        return samples.stream()
                .map(sample -> "######## " + sample.heading() + "\n" + sample.reading() + "\n\n"
                        + String.join("\n\n", sample.exchanges()))
                .collect(Collectors.joining("\n\n"));
    }

    private static String page(List<Sample> samples) {
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Talks with the mirror</title>
                <style>body{font:18px/1.55 Georgia,serif;max-width:38em;margin:3em auto;padding:0 1em;background:#F5F5DC;color:#222}
                h2{margin:3em 0 0;color:#2D1B4E}.said{margin-top:2em;color:#191970;font-style:italic}</style><h1>Talks with the mirror</h1>
                """
                + samples.stream()
                        .map(sample -> "<h2>" + escaped(sample.heading()) + "</h2>" + paragraphs(sample.reading())
                                + sample.exchanges().stream()
                                        .map(TalkSamplesTest::paragraphs)
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining("\n"))
                + "</html>\n";
    }

    private static String paragraphs(String text) {
        return text.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.startsWith("> ")
                        ? "<p class=said>" + escaped(line.substring(2)) + "</p>"
                        : "<p>" + escaped(line) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

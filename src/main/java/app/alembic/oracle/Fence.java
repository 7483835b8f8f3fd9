package app.alembic.oracle;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Marks around what others wrote, so that a model can tell it from what Alembic says. The marks hold a number that nobody
 * outside can know, and no text inside has what a mark is made of.
 */
final class Fence {

    private static final int BYTES = 16;

    private final String number;

    private Fence(String number) {
        this.number = number;
    }

    /** @param texts what will be fenced: a number that one of them holds is thrown away */
    static Fence around(RandomGenerator chance, List<String> texts) {
        while (true) {
            var bytes = new byte[BYTES];
            chance.nextBytes(bytes);
            String number = HexFormat.of().formatHex(bytes);
            if (texts.stream().noneMatch(text -> text.contains(number))) {
                return new Fence(number);
            }
        }
    }

    String number() {
        return number;
    }

    /** @param name what is inside, one word: "question" */
    String enclose(String name, String text) {
        return "<%s %s>\n%s\n</%s %s>".formatted(name, number, Disarmed.text(text), name, number);
    }
}

package app.alembic.safety;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings a text to one spelling of every letter: NFKC, lower case, no accents, no invisible or bidirectional controls,
 * letters of other scripts that look Latin made Latin, one apostrophe. Line ends stay, they end sentences.
 */
final class Folding {

    // Latin letters on the even places, each followed by what is mistaken for it; a space ends a group.
    private static final Map<Integer, Integer> LOOKALIKES = groups("""
            aаαɑᴀ bвьʙɓᏏ cсϲᴄƈ dԁɗᴅđð eеєεɛᴇҽ fғꜰƒ gɡɢցǥ hһнʜհħ iіιıɩɪӏⅼ jјᴊϳ kкκᴋƙ lʟłɭ mмᴍ nпηɴոŋ oоοօᴏøσ pрρᴘþ qԛ rгʀɾ sѕꜱʂ\
             tтτᴛŧ uυսᴜʋ vνѵᴠ wԝѡωᴡ xхχҳ yуүʏγ zᴢʐ""");

    private Folding() {}

    static String fold(String text) {
        return isPlain(text) ? foldPlain(text) : foldAny(text);
    }

    /** Of nothing but what English is written with: normalizing would change none of it. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128 && "’‘–—“”".indexOf(text.charAt(i)) < 0) return false;
        }
        return true;
    }

    private static String foldPlain(String text) {
        var folded = text.toLowerCase(Locale.ROOT).toCharArray();
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] < 'a' || folded[i] > 'z') folded[i] = (char) letter(folded[i]);
        }
        return new String(folded);
    }

    private static String foldAny(String text) {
        var lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(lower.length());
        Normalizer.normalize(lower, Normalizer.Form.NFD)
                .codePoints()
                .filter(Folding::isVisible)
                .map(Folding::letter)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            // Hangul fillers are letters by category and blank by sight.
            default -> point != 0x115F && point != 0x1160 && point != 0x3164;
        };
    }

    private static int letter(int point) {
        if (point >= 0x1F150 && point <= 0x1F169) return 'a' + point - 0x1F150; // white letters on black discs
        if (point >= 0x1F170 && point <= 0x1F189) return 'a' + point - 0x1F170; // and on black squares
        if (point >= 0x1F1E6 && point <= 0x1F1FF) return 'a' + point - 0x1F1E6; // the letters flags are made of
        return switch (point) {
            case '’', '‘', '‛', 'ʼ', 'ʻ', '`', '´', '′', '＇' -> '\'';
            case '‐', '‑', '‒', '–', '—', '―' -> '-';
            case '\n', 0x2028, 0x2029 -> '\n';
            case 0x2800 -> ' ';
            default -> {
                var type = Character.getType(point);
                yield type == Character.CONTROL || type == Character.SURROGATE
                        ? ' '
                        : LOOKALIKES.getOrDefault(point, point);
            }
        };
    }

    private static Map<Integer, Integer> groups(String table) {
        return IntStream.range(0, table.split(" +").length)
                .mapToObj(i -> table.split(" +")[i].codePoints().toArray())
                .flatMap(group -> IntStream.range(1, group.length).mapToObj(i -> new int[] {group[i], group[0]}))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first));
    }
}

package app.alembic.oracle;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody else's words without what a model might take for a mark of ours or for a change of speaker. People can still
 * read it: brackets change their shape, the colon after a role becomes a dash, every line begins with a bar.
 */
final class Disarmed {

    /** Whoever is said to speak in one of the chat formats, looked for in the folded text. */
    private static final Pattern ROLE = Pattern.compile("(?i)(?<![\\p{L}])(?:system|assistant|user|human|developer|tool"
            + "|function|model|ai|bot|oracle|instructions?|response|input|output|prompt|message|role|content|inst|sys)"
            + "[\"'`*_ )\u203A]{0,6}:");

    /** Rulers and fences of Markdown, YAML and the like. */
    private static final Pattern RULER = Pattern.compile("([#`~=_*|+-])\\1{2,}");

    private static final String BRACKETS = "<>[]⟨⟩❮❯❰❱᚜᚛˂˃≺≻≪≫⧼⧽⟦⟧⟪⟫《》〈〉【】〔〕";
    private static final String HARMLESS = "‹›()‹›‹›‹›‹›‹›‹›‹›‹›()‹›‹›‹›()()";

    private static final String LOOKALIKES = "аеорсухѕіјԁмтнкոսαορτυιεκѵɑɡıօсʏᴏᴀᴇᴍꜱᴛʀ";
    private static final String LETTERS = "aeopcyxsijdmthknuaoptuiekvagiocyoaemstr";

    private Disarmed() {}

    static String text(String written) {
        String shown = withoutRoles(visible(Normalizer.normalize(written, Normalizer.Form.NFKC)));
        return RULER.matcher(shown)
                .replaceAll("$1$1")
                .strip()
                .lines()
                .map(line -> ("| " + line).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    /** Without controls, directions of writing, fillers, tags and whatever else nobody sees; line ends of all kinds stay. */
    private static String visible(String text) {
        var visible = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL -> {
                    if (point == '\n' || point == '\r' || point == 0x0B || point == 0x0C || point == 0x85) {
                        visible.append('\n');
                    } else if (point == '\t') {
                        visible.append(' ');
                    }
                }
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> visible.append('\n');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> {
                    if (!isBlankLetter(point)) {
                        int bracket = BRACKETS.indexOf(point);
                        visible.appendCodePoint(bracket < 0 ? point : HARMLESS.charAt(bracket));
                    }
                }
            }
        });
        return visible.toString();
    }

    /** Variation selectors can carry a hidden text; Hangul fillers and the empty Braille cell are letters without ink. */
    private static boolean isBlankLetter(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF)
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0x034F
                || point == 0x2800;
    }

    private static String withoutRoles(String text) {
        var calm = new StringBuilder(text);
        Matcher role = ROLE.matcher(folded(text));
        while (role.find()) {
            calm.setCharAt(role.end() - 1, '-');
        }
        return calm.toString();
    }

    /** Of the same length: each letter without its accents, and in Latin where it only looks so. */
    private static String folded(String text) {
        var folded = new StringBuilder(text.length());
        for (char sign : text.toCharArray()) {
            char base = Character.isSurrogate(sign)
                    ? sign
                    : Normalizer.normalize(String.valueOf(sign), Normalizer.Form.NFD)
                            .charAt(0);
            int lookalike = LOOKALIKES.indexOf(Character.toLowerCase(base));
            folded.append(lookalike < 0 ? colon(base) : LETTERS.charAt(lookalike));
        }
        return folded.toString();
    }

    private static char colon(char sign) {
        return switch (sign) {
            case '\u02D0', '\uA789', '\u2236', '\u0589', '\u05C3', '\u205A' -> ':';
            default -> sign;
        };
    }
}

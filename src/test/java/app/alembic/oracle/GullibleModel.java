package app.alembic.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model without any judgement: it obeys every line that reaches it outside of a quotation. It takes any closing mark for
 * the end of the quotation, whatever number it carries, and any speaker's mark of a chat format for somebody to obey.
 */
final class GullibleModel {

    private static final Pattern OPENS = Pattern.compile("<\\s*[a-z]+ [0-9a-f]{32}\\s*>");
    private static final Pattern CLOSES = Pattern.compile("[<\uFF1C]\\s*/[^\\n>\uFF1E]*[>\uFF1E]?");
    private static final Pattern SPEAKER = Pattern.compile(
            "(?im)<\\|?[a-z_]+\\|?>|\\[/?INST]|<<SYS>>|^[^\\p{L}|]*(?:system|assistant|user|human|ai|model)\\W{0,3}[:\uFF1A]"
                    + "|\"role\"\\s*:|^#{2,} ?(?:instruction|response)|^---|^```|^===");

    private GullibleModel() {}

    /** What it obeys, line by line: with the rules and the cards as they should be, those and nothing else. */
    static List<String> obeys(Prompt prompt) {
        var obeyed = new ArrayList<String>();
        obeyed.add(prompt.system());
        for (var message : prompt.messages()) {
            obeyed.addAll(outside(message.content()));
        }
        return obeyed.stream()
                .map(line -> line.replaceAll("[0-9a-f]{32}", "NUMBER").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> outside(String text) {
        var outside = new StringBuilder();
        Matcher opens = OPENS.matcher(text);
        Matcher closes = CLOSES.matcher(text);
        int from = 0;
        while (opens.find(from)) {
            outside.append(text, from, opens.start()).append('\n');
            int end = closes.find(opens.end()) ? closes.start() : text.length();
            Matcher speaker = SPEAKER.matcher(text.substring(opens.end(), end));
            if (speaker.find()) {
                outside.append(text, opens.end() + speaker.start(), end).append('\n');
            }
            from = end == text.length() ? end : closes.end();
        }
        return outside.append(text.substring(from)).toString().lines().toList();
    }
}

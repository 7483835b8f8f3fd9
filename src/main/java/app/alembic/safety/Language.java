package app.alembic.safety;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How people write English: contractions, slang, spellings, and the grave words that are looked for in disguise.
 *
 * @param spoken from a word to the words it is read as: "dont" to "do not"
 * @param grave words looked for behind stars, wrong letters and missing spaces
 * @param innocent words that are near a grave one and are themselves
 * @param afterWill words before which "ill" is "I'll"
 * @param common words that help to take a run of letters without spaces apart
 */
record Language(
        Map<String, List<String>> spoken,
        Set<String> grave,
        Set<String> innocent,
        Set<String> common,
        Set<String> afterWill,
        Map<String, Phrase> lists) {

    private static final List<Map.Entry<String, String>> ENDINGS = List.of(
            Map.entry("n't", "not"),
            Map.entry("'m", "am"),
            Map.entry("'re", "are"),
            Map.entry("'ve", "have"),
            Map.entry("'ll", "will"),
            Map.entry("'d", "would"));

    private static final Set<String> PRONOUNS = Set.of(
            "i",
            "he",
            "she",
            "it",
            "that",
            "this",
            "there",
            "here",
            "what",
            "who",
            "where",
            "when",
            "how",
            "why",
            "everything",
            "nothing",
            "something",
            "one");

    static Language load() {
        var file = Yaml.read("language.yml");
        var spoken = new HashMap<String, List<String>>();
        for (var entry : Yaml.map(file, "spoken").entrySet()) {
            for (var written : entry.getValue().toString().split(",")) {
                spoken.put(written.strip(), List.of(entry.getKey().split(" ")));
            }
        }
        var draft = new Language(
                Map.copyOf(spoken),
                words(file, "grave"),
                words(file, "innocent"),
                words(file, "common"),
                words(file, "after_will"),
                Map.of());
        var lists = new LinkedHashMap<String, Phrase>();
        Yaml.map(file, "lists")
                .forEach((name, phrases) ->
                        lists.put(name, PhraseParser.parse(phrases.toString(), lists, draft::isCanonical)));
        return new Language(draft.spoken, draft.grave, draft.innocent, draft.common, draft.afterWill, lists);
    }

    /** Whether a word can stand in an utterance, rather than being read as something else. */
    boolean isCanonical(String word) {
        return !spoken.containsKey(word);
    }

    /** The words that a written word is read as. */
    List<String> read(String written) {
        var known = spoken.get(written);
        if (known != null) return known;
        for (var ending : ENDINGS) {
            if (written.endsWith(ending.getKey())
                    && written.length() > ending.getKey().length()) {
                var stem =
                        written.substring(0, written.length() - ending.getKey().length());
                return List.of(stem, ending.getValue());
            }
        }
        if (written.endsWith("'s")) {
            var stem = written.substring(0, written.length() - 2);
            return PRONOUNS.contains(stem) ? List.of(stem, "is") : spoken.getOrDefault(stem, List.of(stem));
        }
        var bare = written.replace("'", "");
        return spoken.getOrDefault(bare, List.of(bare));
    }

    private static Set<String> words(Map<String, Object> file, String key) {
        return new HashSet<>(Arrays.asList(Yaml.text(file, key).strip().split("\\s+")));
    }
}

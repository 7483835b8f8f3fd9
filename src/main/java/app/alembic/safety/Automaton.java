package app.alembic.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds many patterns at once in one pass (Thompson's construction: all states advance together, nothing is tried
 * again), so that the steps are at most words times states whatever the text is.
 *
 * <p>A word of a pattern meets the next word of the text even across a sentence's end ("I. want. to. die."), a gap does
 * not.
 */
final class Automaton {

    private enum Kind {
        WORD,
        BEGINNING,
        ANY,
        EDGE,
        FORK,
        FOUND
    }

    /** For FORK both ways; for FOUND {@code next} is the pattern's number. */
    private record State(Kind kind, String letters, int next, int other) {}

    private final List<State> states = new ArrayList<>();
    private final int[] entries;

    // Where a new match may begin, by its first word: most words begin nothing.
    private final Starts inside;
    private final Starts atEdge;

    Automaton(List<Phrase> patterns) {
        entries = new int[patterns.size()];
        for (int pattern = 0; pattern < entries.length; pattern++) {
            entries[pattern] = compile(patterns.get(pattern), add(Kind.FOUND, "", pattern, -1));
        }
        inside = new Starts(false);
        atEdge = new Starts(true);
    }

    int states() {
        return states.size();
    }

    /** Every place where a pattern ends, each with the earliest beginning that leads there. */
    List<Hit> find(Utterance text, Effort effort) {
        var hits = new ArrayList<Hit>();
        var now = new Front(states.size());
        var next = new Front(states.size());
        for (int place = 0; place < text.size(); place++) {
            var starts = text.isEdge(place) ? atEdge : inside;
            for (var word : text.readings(place)) {
                starts.forWord(word, now, place);
            }
            for (int state : starts.always) now.add(state, place);
            boolean afterEdge = text.isEdge(place + 1);
            for (int i = 0; i < now.size; i++) {
                int id = now.members[i];
                var state = states.get(id);
                boolean steps = switch (state.kind) {
                    case WORD -> text.readings(place).contains(state.letters);
                    case BEGINNING -> text.readings(place).stream().anyMatch(word -> word.startsWith(state.letters));
                    // A gap fills inside one sentence: neither its first word nor beyond it.
                    case ANY -> !text.isEdge(place) || now.since[id] == place;
                    case EDGE, FORK, FOUND -> false;
                };
                if (steps) follow(state.next, now.since[id], afterEdge, next, effort);
            }
            effort.spend(now.size + 1L);
            now.clear();
            for (int i = 0; i < next.size; i++) {
                int id = next.members[i];
                if (states.get(id).kind == Kind.FOUND) {
                    hits.add(new Hit(states.get(id).next, next.since[id], place + 1));
                }
            }
            var spare = now;
            now = next;
            next = spare;
        }
        return hits;
    }

    private void follow(int id, int since, boolean edge, Front front, Effort effort) {
        effort.spend(1);
        if (!front.add(id, since)) return;
        var state = states.get(id);
        switch (state.kind) {
            case FORK -> {
                follow(state.next, since, edge, front, effort);
                follow(state.other, since, edge, front, effort);
            }
            case EDGE -> {
                if (edge) follow(state.next, since, true, front, effort);
            }
            case WORD, BEGINNING, ANY, FOUND -> {}
        }
    }

    private int compile(Phrase phrase, int next) {
        return switch (phrase) {
            case Phrase.Word(var word) -> add(Kind.WORD, word, next, -1);
            case Phrase.Beginning(var letters) -> add(Kind.BEGINNING, letters, next, -1);
            case Phrase.Edge() -> add(Kind.EDGE, "", next, -1);
            case Phrase.Maybe(var part) -> add(Kind.FORK, "", compile(part, next), next);
            case Phrase.Gap(var most) -> {
                int entry = next;
                for (int i = 0; i < most; i++) entry = add(Kind.FORK, "", next, add(Kind.ANY, "", entry, -1));
                yield entry;
            }
            case Phrase.Sequence(var parts) -> {
                int entry = next;
                for (var part : parts.reversed()) entry = compile(part, entry);
                yield entry;
            }
            case Phrase.Choice(var options) -> {
                int entry = compile(options.getLast(), next);
                for (var option : options.reversed().subList(1, options.size())) {
                    entry = add(Kind.FORK, "", compile(option, next), entry);
                }
                yield entry;
            }
        };
    }

    private int add(Kind kind, String letters, int next, int other) {
        states.add(new State(kind, letters, next, other));
        return states.size() - 1;
    }

    private final class Starts {

        private final Map<String, int[]> byWord;
        private final Map<Character, int[]> byLetter;
        private final int[] always;

        Starts(boolean edge) {
            var front = new Front(states.size());
            for (int entry : entries) follow(entry, 0, edge, front, new Effort());
            var words = new HashMap<String, List<Integer>>();
            var letters = new HashMap<Character, List<Integer>>();
            var gaps = new ArrayList<Integer>();
            for (int i = 0; i < front.size; i++) {
                int id = front.members[i];
                var state = states.get(id);
                switch (state.kind) {
                    case WORD ->
                        words.computeIfAbsent(state.letters, _ -> new ArrayList<>())
                                .add(id);
                    case BEGINNING ->
                        letters.computeIfAbsent(state.letters.charAt(0), _ -> new ArrayList<>())
                                .add(id);
                    case ANY -> gaps.add(id);
                    case FOUND ->
                        throw new IllegalStateException("pattern %d is found in nothing".formatted(state.next));
                    case EDGE, FORK -> {}
                }
            }
            byWord = packed(words);
            byLetter = packed(letters);
            always = packed(gaps);
        }

        void forWord(String word, Front front, int place) {
            for (int state : byWord.getOrDefault(word, NONE)) front.add(state, place);
            if (word.isEmpty()) return;
            for (int state : byLetter.getOrDefault(word.charAt(0), NONE)) front.add(state, place);
        }

        private static <T> Map<T, int[]> packed(Map<T, List<Integer>> lists) {
            return lists.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, list -> packed(list.getValue())));
        }

        private static int[] packed(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static final int[] NONE = {};

    /**
     * The states alive before a word, each with where its match began. They stand in the order of those beginnings,
     * because steps keep it and new matches are added last; so the first to reach a state has the longest match.
     */
    private static final class Front {

        private final int[] members;
        private final int[] since;
        private final BitSet alive;
        private int size;

        Front(int states) {
            members = new int[states];
            since = new int[states];
            alive = new BitSet(states);
        }

        boolean add(int state, int start) {
            if (alive.get(state)) return false;
            alive.set(state);
            members[size++] = state;
            since[state] = start;
            return true;
        }

        void clear() {
            for (int i = 0; i < size; i++) alive.clear(members[i]);
            size = 0;
        }
    }
}

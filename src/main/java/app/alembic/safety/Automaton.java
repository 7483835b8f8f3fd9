package app.alembic.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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

    /** For WORD {@code word} is its number; for FORK both ways; for FOUND {@code next} is the pattern's number. */
    private record State(Kind kind, String letters, int word, int next, int other) {}

    private static final int UNKNOWN = -1;
    private static final int[] NONE = {};

    private final List<State> states = new ArrayList<>();
    private final Map<String, Integer> words = new HashMap<>();
    private final int[] entries;

    /** What is alive after a step into a state, inside of a sentence and at its end. */
    private final int[][] reachedInside;

    private final int[][] reachedAtEdge;

    // Where a new match may begin, by its first word: most words begin nothing.
    private final Starts inside;
    private final Starts atEdge;

    /** Cleared ones, for the next text: each is as large as there are states. */
    private final Queue<Front> spare = new ConcurrentLinkedQueue<>();

    Automaton(List<Phrase> patterns) {
        entries = new int[patterns.size()];
        for (int pattern = 0; pattern < entries.length; pattern++) {
            entries[pattern] = compile(patterns.get(pattern), add(Kind.FOUND, "", pattern, -1));
        }
        reachedInside = reached(false);
        reachedAtEdge = reached(true);
        inside = new Starts(reachedInside);
        atEdge = new Starts(reachedAtEdge);
    }

    int states() {
        return states.size();
    }

    /** Every place where a pattern ends, each with the earliest beginning that leads there. */
    List<Hit> find(Utterance text, Effort effort) {
        var hits = new ArrayList<Hit>();
        var now = front();
        var next = front();
        for (int place = 0; place < text.size(); place++) {
            String[] readings = text.readings(place);
            int[] known = numbers(readings);
            begin(readings, known, text.isEdge(place) ? atEdge : inside, now, place);
            int[][] reached = text.isEdge(place + 1) ? reachedAtEdge : reachedInside;
            for (int i = 0; i < now.size; i++) {
                int id = now.members[i];
                var state = states.get(id);
                boolean steps = switch (state.kind) {
                    case WORD -> contains(known, state.word);
                    case BEGINNING -> anyBegins(readings, state.letters);
                    // A gap fills inside one sentence: neither its first word nor beyond it.
                    case ANY -> !text.isEdge(place) || now.since[id] == place;
                    case EDGE, FORK, FOUND -> false;
                };
                if (steps) {
                    effort.spend(reached[state.next].length);
                    for (int alive : reached[state.next]) next.add(alive, now.since[id]);
                }
            }
            effort.spend(now.size + 1L);
            now.clear();
            for (int i = 0; i < next.size; i++) {
                int id = next.members[i];
                if (states.get(id).kind == Kind.FOUND) {
                    hits.add(new Hit(states.get(id).next, next.since[id], place + 1));
                }
            }
            var stepped = now;
            now = next;
            next = stepped;
        }
        now.clear();
        spare.add(now);
        spare.add(next);
        return hits;
    }

    private static void begin(String[] readings, int[] known, Starts starts, Front now, int place) {
        for (int word : known) {
            for (int state : starts.byWord[word]) now.add(state, place);
        }
        if (!starts.byLetter.isEmpty()) {
            for (String word : readings) {
                if (word.isEmpty()) continue;
                for (int state : starts.byLetter.getOrDefault(word.charAt(0), NONE)) now.add(state, place);
            }
        }
        for (int state : starts.always) now.add(state, place);
    }

    /** Of the words that any pattern names. */
    private int[] numbers(String[] readings) {
        int[] known = NONE;
        for (String word : readings) {
            Integer number = words.get(word);
            if (number != null) {
                known = Arrays.copyOf(known, known.length + 1);
                known[known.length - 1] = number;
            }
        }
        return known;
    }

    private static boolean contains(int[] words, int word) {
        for (int each : words) {
            if (each == word) return true;
        }
        return false;
    }

    private static boolean anyBegins(String[] readings, String letters) {
        for (String word : readings) {
            if (word.startsWith(letters)) return true;
        }
        return false;
    }

    private Front front() {
        var cleared = spare.poll();
        return cleared == null ? new Front(states.size()) : cleared;
    }

    private int[][] reached(boolean edge) {
        var front = new Front(states.size());
        var reached = new int[states.size()][];
        for (int state = 0; state < reached.length; state++) {
            follow(state, edge, front);
            reached[state] = front.living(states);
            front.clear();
        }
        return reached;
    }

    private void follow(int id, boolean edge, Front front) {
        if (!front.add(id, 0)) return;
        var state = states.get(id);
        switch (state.kind) {
            case FORK -> {
                follow(state.next, edge, front);
                follow(state.other, edge, front);
            }
            case EDGE -> {
                if (edge) follow(state.next, true, front);
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
        int word = kind == Kind.WORD ? words.computeIfAbsent(letters, _ -> words.size()) : UNKNOWN;
        states.add(new State(kind, letters, word, next, other));
        return states.size() - 1;
    }

    private final class Starts {

        private final int[][] byWord = new int[words.size()][];
        private final Map<Character, int[]> byLetter = new HashMap<>();
        private final int[] always;

        Starts(int[][] reached) {
            var seen = new Front(states.size());
            for (int entry : entries) {
                for (int state : reached[entry]) seen.add(state, 0);
            }
            var byWord = new HashMap<Integer, List<Integer>>();
            var byLetter = new HashMap<Character, List<Integer>>();
            var gaps = new ArrayList<Integer>();
            for (int i = 0; i < seen.size; i++) {
                int id = seen.members[i];
                var state = states.get(id);
                switch (state.kind) {
                    case WORD ->
                        byWord.computeIfAbsent(state.word, _ -> new ArrayList<>())
                                .add(id);
                    case BEGINNING ->
                        byLetter.computeIfAbsent(state.letters.charAt(0), _ -> new ArrayList<>())
                                .add(id);
                    case ANY -> gaps.add(id);
                    case FOUND ->
                        throw new IllegalStateException("pattern %d is found in nothing".formatted(state.next));
                    case EDGE, FORK -> {}
                }
            }
            for (int word = 0; word < this.byWord.length; word++) {
                this.byWord[word] = packed(byWord.getOrDefault(word, List.of()));
            }
            byLetter.forEach((letter, begun) -> this.byLetter.put(letter, packed(begun)));
            always = packed(gaps);
        }

        private static int[] packed(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /**
     * The states alive before a word, each with where its match began. They stand in the order of those beginnings,
     * because steps keep it and new matches are added last; so the first to reach a state has the longest match.
     */
    private static final class Front {

        private final int[] members;
        private final int[] since;
        private final boolean[] alive;
        private int size;

        Front(int states) {
            members = new int[states];
            since = new int[states];
            alive = new boolean[states];
        }

        boolean add(int state, int start) {
            if (alive[state]) return false;
            alive[state] = true;
            members[size++] = state;
            since[state] = start;
            return true;
        }

        /** Without those that only lead on. */
        int[] living(List<State> states) {
            return Arrays.stream(members, 0, size)
                    .filter(id -> switch (states.get(id).kind) {
                        case WORD, BEGINNING, ANY, FOUND -> true;
                        case EDGE, FORK -> false;
                    })
                    .toArray();
        }

        void clear() {
            for (int i = 0; i < size; i++) alive[members[i]] = false;
            size = 0;
        }
    }
}

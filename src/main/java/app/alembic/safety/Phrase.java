package app.alembic.safety;

import java.util.List;

/** A pattern over words, parsed. */
sealed interface Phrase {

    record Word(String word) implements Phrase {}

    /** Any word that begins so: {@code embarrass*}. */
    record Beginning(String letters) implements Phrase {}

    /** Up to {@code most} words of the same sentence: {@code ..3}. */
    record Gap(int most) implements Phrase {}

    record Sequence(List<Phrase> parts) implements Phrase {}

    record Choice(List<Phrase> options) implements Phrase {}

    record Maybe(Phrase part) implements Phrase {}

    /** The edge of a sentence: {@code ^} before its first word, {@code $} after its last. */
    record Edge() implements Phrase {}
}

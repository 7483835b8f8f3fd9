package app.alembic.deck;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of card it is, with the correspondences of its kind (the Golden Dawn scheme; Mathers, <i>Book T</i>). */
public sealed interface Nature {

    /**
     * One of the 22 majors.
     *
     * @param number 0 to 21, Strength 8 and Justice 11 (Rider–Waite–Smith)
     * @param letter the Hebrew letter, transliterated
     * @param letterValue the letter's number, 1 to 400
     * @param attribution the planet, sign or element
     * @param lens the Jungian figure it is read as
     */
    record Major(int number, String letter, int letterValue, String attribution, String lens) implements Nature {}

    /**
     * Ace to ten of a suit.
     *
     * @param number 1 to 10
     */
    record Pip(Suit suit, int number) implements Nature {
        public Pip {
            if (number < 1 || number > 10) {
                throw new IllegalArgumentException("a pip counts 1 to 10, got " + number);
            }
        }

        /** Absent for an ace, which is the root of its element. */
        public @Nullable Decan decan() {
            return number == 1 ? null : Decan.of(suit, number);
        }

        /** What the number stands for in every suit. */
        public String theme() {
            return switch (number) {
                case 1 -> "seed";
                case 2 -> "polarity";
                case 3 -> "growth";
                case 4 -> "stability";
                case 5 -> "disruption";
                case 6 -> "harmony";
                case 7 -> "assessment";
                case 8 -> "movement";
                case 9 -> "near completion";
                default -> "completion";
            };
        }

        /** The sphere of the Tree of Life with the same number. */
        public String sephirah() {
            return switch (number) {
                case 1 -> "Kether";
                case 2 -> "Chokmah";
                case 3 -> "Binah";
                case 4 -> "Chesed";
                case 5 -> "Geburah";
                case 6 -> "Tiphareth";
                case 7 -> "Netzach";
                case 8 -> "Hod";
                case 9 -> "Yesod";
                default -> "Malkuth";
            };
        }

        String word() {
            return switch (number) {
                case 1 -> "ace";
                case 2 -> "two";
                case 3 -> "three";
                case 4 -> "four";
                case 5 -> "five";
                case 6 -> "six";
                case 7 -> "seven";
                case 8 -> "eight";
                case 9 -> "nine";
                default -> "ten";
            };
        }
    }

    /** Page, knight, queen or king of a suit: a person, or a way of acting. */
    record Court(Suit suit, Rank rank) implements Nature {}

    /** The id that the seed's data model gives: {@code major_0}, {@code cups_ace}, {@code wands_knight}. */
    default String id() {
        return switch (this) {
            case Major major -> "major_" + major.number();
            case Pip pip -> pip.suit().name().toLowerCase(Locale.ROOT) + "_" + pip.word();
            case Court court -> (court.suit().name() + "_" + court.rank().name()).toLowerCase(Locale.ROOT);
        };
    }
}

package app.alembic.deck;

import java.util.List;

/** Ten degrees of the zodiac and the planet that rules them: the astrology of a pip card from two to ten. */
public record Decan(String planet, String sign) {

    /** From 0° Leo, where Saturn begins; the eighth and last Mars is doubled where Pisces meets Aries. */
    private static final List<String> PLANETS = List.of("Saturn", "Jupiter", "Mars", "Sun", "Venus", "Mercury", "Moon");

    private static final List<String> SIGNS_FROM_LEO = List.of(
            "Leo",
            "Virgo",
            "Libra",
            "Scorpio",
            "Sagittarius",
            "Capricorn",
            "Aquarius",
            "Pisces",
            "Aries",
            "Taurus",
            "Gemini",
            "Cancer");

    private static final int DECANS_BEFORE_ARIES = 24;

    /**
     * The decan of a pip: 2-3-4 of a suit take the cardinal sign of its element, 5-6-7 the fixed, 8-9-10 the mutable.
     *
     * @param number 2 to 10
     */
    static Decan of(Suit suit, int number) {
        if (number < 2 || number > 10) {
            throw new IllegalArgumentException("decans belong to the pips from 2 to 10, got " + number);
        }
        String sign = signs(suit.element()).get((number - 2) / 3);
        int index = 3 * SIGNS_FROM_LEO.indexOf(sign) + (number - 2) % 3;
        int ruler = index >= DECANS_BEFORE_ARIES ? index - 1 : index;
        return new Decan(PLANETS.get(ruler % PLANETS.size()), sign);
    }

    /** Cardinal, fixed and mutable sign of an element. */
    private static List<String> signs(Element element) {
        return switch (element) {
            case FIRE -> List.of("Aries", "Leo", "Sagittarius");
            case WATER -> List.of("Cancer", "Scorpio", "Pisces");
            case AIR -> List.of("Libra", "Aquarius", "Gemini");
            case EARTH -> List.of("Capricorn", "Taurus", "Virgo");
        };
    }
}

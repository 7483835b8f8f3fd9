package app.alembic.deck;

/**
 * What a card says in one orientation. Each part has a fixed grammar, so that an interpreter can weave it:
 *
 * @param light one sentence: the gift of the card lived well
 * @param shadow one sentence: its blind side
 * @param gift a noun phrase in lower case for the light
 * @param risk a noun phrase in lower case for the shadow
 * @param image a noun phrase in lower case that could be painted
 * @param question one open question to the seeker, with its question mark
 * @param step a verb phrase that fits "You might …"
 * @param love one sentence on love, and so on for each field of life
 */
public record Meaning(
        String light,
        String shadow,
        String gift,
        String risk,
        String image,
        String question,
        String step,
        String love,
        String work,
        String money,
        String health,
        String spirit) {}

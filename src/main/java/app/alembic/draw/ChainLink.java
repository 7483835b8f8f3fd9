package app.alembic.draw;

import java.util.UUID;

/**
 * One link of a seeker's chain of commitments: whoever knows a link knows that everything before it is as it was.
 *
 * @param index from 0
 * @param previous the link before it, {@link Hash#NOTHING} before the first
 */
record ChainLink(int index, Hash previous, UUID draw, Hash commitment) {

    ChainLink {
        if (index < 0 || (index == 0) != previous.equals(Hash.NOTHING)) {
            throw new IllegalArgumentException("the first link, and no other, follows nothing");
        }
    }

    Hash hash() {
        return Fields.of("link")
                .add(previous)
                .add(Integer.toString(index))
                .add(draw.toString())
                .add(commitment)
                .hash();
    }

    /** The next one. */
    ChainLink then(UUID nextDraw, Hash nextCommitment) {
        return new ChainLink(index + 1, hash(), nextDraw, nextCommitment);
    }
}

package app.alembic.oracle.mirror;

import app.alembic.oracle.mirror.Situations.Recognised;
import app.alembic.oracle.mirror.Tellings.Telling;
import app.alembic.spread.DrawnCard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** What a reply can say of a card in other manners than the reading's: whole sentences that the seeker has not read yet. */
final class OtherManners {

    private final DrawnCard card;
    private final Optional<Recognised> situation;
    private final Heard heard;
    private final List<Temperament> manners;

    /**
     * @param situation from which the question comes, if it is known and may be spoken of
     * @param plainly whether plain words are wanted first
     * @param seed for an order of its own in each reply
     */
    OtherManners(DrawnCard card, Optional<Recognised> situation, Heard heard, boolean plainly, long seed) {
        this.card = card;
        this.situation = situation;
        this.heard = heard;
        this.manners = new ArrayList<>(List.of(Temperament.values()));
        Collections.shuffle(manners, new Random(seed));
        if (plainly) {
            manners.addFirst(Temperament.PLAIN);
        }
    }

    /** What is told of the card on its place. */
    Optional<String> telling() {
        return unheard(manners.stream()
                .map(Tellings::in)
                .flatMap(tellings -> tellings.of(card).stream())
                .map(Telling::text));
    }

    /** The same to somebody who mourns. */
    Optional<String> tellingToMourners() {
        return unheard(Tellings.forGrief().of(card).stream().map(Telling::text));
    }

    /** What the card comes down to where the seeker stands, in the manner of what is told of it, if that has something to say. */
    Optional<String> motif() {
        return unheard(experience()
                .flatMap(
                        known -> Motif.of(card).stream().filter(known::speaksOf).map(known::of)));
    }

    /** A thought on where the seeker stands, and its consequence for a kind of question. */
    Optional<String> thought(Wanted wanted) {
        return experience()
                .flatMap(known -> known.thoughts().values().stream())
                .filter(thought -> !heard.holdsPartOf(thought.turn()) && !heard.holdsPartOf(thought.to(wanted)))
                .map(thought -> thought.turn() + " " + thought.to(wanted))
                .findFirst();
    }

    private Stream<Experience> experience() {
        return manners.stream().flatMap(manner -> situation.flatMap(known -> Experience.in(manner, known)).stream());
    }

    private Optional<String> unheard(Stream<String> sentences) {
        return sentences.filter(told -> !heard.holdsPartOf(told)).findFirst();
    }
}

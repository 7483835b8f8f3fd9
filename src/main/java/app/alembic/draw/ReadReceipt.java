package app.alembic.draw;

import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.deck.Deck;
import app.alembic.problem.NotFound;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The receipt of a draw: the seeds, once the cards are on the table, and where the draw stands in its chain. */
@Component
class ReadReceipt {

    private final Database database;
    private final Draws draws;
    private final PublishRoots publishRoots;
    private final Dealer dealer = new Dealer(Deck.standard());

    ReadReceipt(Database database, Draws draws, PublishRoots publishRoots) {
        this.database = database;
        this.draws = draws;
        this.publishRoots = publishRoots;
    }

    private record Found(Draws.Opened opened, List<ChainLink> later) {}

    /** @throws NotFound if this person has no such reading, or its cards were not drawn here */
    Receipt of(AccountId seeker, UUID reading) {
        Found found = database.readAsUser(
                        seeker,
                        () -> draws.opened(seeker, reading)
                                .map(opened -> new Found(opened, draws.laterThatDay(seeker, opened.draw()))))
                .orElseThrow(() -> new NotFound("There is no draw receipt of such a reading."));
        Receipt receipt = receipt(found.opened());
        return proof(found).map(receipt::with).orElse(receipt);
    }

    private Receipt receipt(Draws.Opened opened) {
        ChainLink link = opened.draw().link();
        Terms terms = opened.terms();
        return new Receipt(
                        Fields.SCHEME,
                        terms.draw().toString(),
                        terms.spread().id(),
                        terms.uprightOnly(),
                        terms.deckVersion(),
                        dealer.deal(opened.seed(), terms).stream()
                                .map(Receipt.Card::of)
                                .toList(),
                        opened.seed().revealed(),
                        terms.clientSeed().text(),
                        link.commitment().hex(),
                        new Receipt.Chain(
                                link.index(), link.previous().hex(), link.hash().hex()),
                        opened.draw().createdAt().toString(),
                        opened.usedAt().toString(),
                        Hash.NOTHING.hex(),
                        null)
                .sealed();
    }

    /** Empty until the day is over. */
    private Optional<Receipt.RootProof> proof(Found found) {
        LocalDate day = LocalDate.ofInstant(found.opened().draw().createdAt(), ZoneOffset.UTC);
        ChainLink link = found.opened().draw().link();
        Hash head =
                found.later().isEmpty() ? link.hash() : found.later().getLast().hash();
        return publishRoots
                .of(day)
                .filter(published -> published.entries().contains(head))
                .map(published -> proof(found.later(), head, published));
    }

    private static Receipt.RootProof proof(List<ChainLink> later, Hash head, Roots.Published published) {
        int position = published.entries().indexOf(head);
        return new Receipt.RootProof(
                published.root().day().toString(),
                later.stream()
                        .map(link -> new Receipt.Later(
                                link.draw().toString(), link.commitment().hex()))
                        .toList(),
                position,
                published.entries().size(),
                new MerkleTree(published.entries())
                        .path(position).stream().map(Hash::hex).toList(),
                published.root().previous().hex(),
                published.root().hash().hex());
    }
}

package app.alembic.usage;

import app.alembic.account.Tier;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.oracle.Inquiry;
import app.alembic.oracle.Oracle;
import app.alembic.oracle.Rank;
import app.alembic.oracle.Understudy;
import app.alembic.oracle.Worst;
import app.alembic.usage.Budgets.UsedUp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Writes a call down before it is made and holds back the most that it can cost, until {@link ModelCalls#add} says what it
 * took. A call that asks no model needs nothing of this.
 */
@Service
public class BeginCall {

    /** Past its own end, for whoever listens and for the row of its end. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int CENTS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(BeginCall.class);

    private final Database database;
    private final CallsUnderWay underWay;
    private final ModelCalls calls;
    private final Prices prices;
    private final Budgets budgets;
    private final Understudy understudy;
    private final Clock clock;

    BeginCall(
            Database database,
            CallsUnderWay underWay,
            ModelCalls calls,
            Prices prices,
            Budgets budgets,
            Understudy understudy,
            Clock clock) {
        this.database = database;
        this.underWay = underWay;
        this.calls = calls;
        this.prices = prices;
        this.budgets = budgets;
        this.understudy = understudy;
        this.clock = clock;
    }

    /**
     * @param account null for a guest
     * @param generation the reading that it is made for
     * @return empty if a budget has no room for it, and it is not to be made
     */
    public Optional<BegunCall> begin(@Nullable AccountId account, UUID generation, Oracle oracle, Inquiry inquiry) {
        UUID id = UUID.randomUUID();
        Worst worst = oracle.worstCase(inquiry);
        if (worst.isNothing()) {
            // Whoever asks no model waits for nobody.
            return Optional.of(new BegunCall(id, Rank.IN_TURN));
        }
        Optional<BigDecimal> cost = prices.of(oracle.provider(), oracle.model(), worst.asSpent(), today());
        var call = new CallUnderWay(
                id, account, generation, oracle.provider(), oracle.model(), worst, cost, clock.instant());
        Begun begun = database.asService(() -> begin(call));
        begun.toTell().forEach(usedUp -> tell(usedUp, cost.orElse(BigDecimal.ZERO)));
        if (begun.rank().isEmpty()) {
            LOG.debug("reading {}: {} is passed over, for its budget is used up", generation, oracle.provider());
        }
        return begun.rank().map(rank -> new BegunCall(id, rank));
    }

    /**
     * @param rank empty if it is not begun
     * @param toTell budgets that this call is the first to find used up
     */
    private record Begun(Optional<Rank> rank, List<UsedUp> toTell) {}

    private Begun begin(CallUnderWay call) {
        BigDecimal cost = call.costUsd().orElse(BigDecimal.ZERO);
        boolean needsRoom = !budgets.isEmpty() && cost.signum() > 0;
        if (needsRoom) {
            underWay.lockBudgets();
        }
        calls.addExpired();
        if (needsRoom) {
            UUID account = call.account() == null ? null : call.account().value();
            List<UsedUp> refusing = budgets.without(cost, underWay.spending(account, today()), today());
            if (!refusing.isEmpty()) {
                return new Begun(
                        Optional.empty(),
                        refusing.stream().filter(underWay::addNotice).toList());
            }
        }
        String tier = underWay.add(call, call.worst().duration().plus(MARGIN));
        return new Begun(Optional.of(rankOf(tier)), List.of());
    }

    private static Rank rankOf(String tier) {
        return tier.equals(Tier.INITIATE.code()) ? Rank.FIRST : Rank.IN_TURN;
    }

    private static void tell(UsedUp usedUp, BigDecimal cost) {
        LOG.warn(
                "the budget {} of {} is used up: {} of {} USD are spent and {} held back for calls under way, which leaves no"
                        + " room for one of up to {}; what costs nothing speaks until the next one, unless {} is raised",
                usedUp.budget(),
                usedUp.period(),
                rounded(usedUp.amount().spentUsd()),
                usedUp.limitUsd().toPlainString(),
                rounded(usedUp.amount().heldBackUsd()),
                rounded(cost),
                BudgetSettings.variable(usedUp.budget()));
    }

    private static String rounded(BigDecimal usd) {
        return usd.setScale(CENTS, RoundingMode.CEILING).toPlainString();
    }

    /** Somebody has taken a reading up: whoever had begun before is gone, and what their calls cost is counted. */
    public void countAbandoned(UUID generation) {
        database.asService(() -> {
            calls.addAbandoned(generation);
            return generation;
        });
    }

    /** Who speaks after a budget has refused one: those of {@code rest} that cost nothing; without any, the mirror. */
    public List<Oracle> instead(Collection<Oracle> rest) {
        var free = new ArrayList<Oracle>(rest.stream()
                .filter(oracle ->
                        oracle.answersAtOnce() || prices.areNothing(oracle.provider(), oracle.model(), today()))
                .toList());
        if (free.stream().noneMatch(Oracle::answersAtOnce)) {
            free.add(understudy);
        }
        return free;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

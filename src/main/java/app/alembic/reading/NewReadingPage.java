package app.alembic.reading;

import app.alembic.account.Account;
import app.alembic.account.FindAccount;
import app.alembic.account.SignedIn;
import app.alembic.database.AccountId;
import app.alembic.database.Database;
import app.alembic.draw.ClientSeed;
import app.alembic.draw.Shuffle;
import app.alembic.problem.AlembicException;
import app.alembic.problem.Text;
import app.alembic.spread.Spread;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a question is put to the cards. Whatever is wrong, the question that was written stays. */
@Controller
class NewReadingPage {

    private final Database database;
    private final Readings readings;
    private final FindAccount findAccount;
    private final AskTheCards askTheCards;
    private final EarlierReadings earlierReadings;

    NewReadingPage(
            Database database,
            Readings readings,
            FindAccount findAccount,
            AskTheCards askTheCards,
            EarlierReadings earlierReadings) {
        this.database = database;
        this.readings = readings;
        this.findAccount = findAccount;
        this.askTheCards = askTheCards;
        this.earlierReadings = earlierReadings;
    }

    @GetMapping("/readings/new")
    ModelAndView form(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(name = "spread_type", defaultValue = "three_card") String spreadType) {
        return form(who.id(), new Wanted(question, spreadType, false), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/readings")
    ModelAndView draw(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(name = "spread_type", defaultValue = "") String spreadType,
            @RequestParam(name = "upright_only", required = false) @Nullable String uprightOnly,
            @RequestParam(name = "draw_id", defaultValue = "") String drawId,
            @RequestParam(name = "client_seed", defaultValue = "") String clientSeed,
            @RequestParam(required = false) @Nullable String again) {
        var wanted = new Wanted(question, spreadType, uprightOnly != null);
        try {
            // Browsers send line ends as two characters; a question has one limit everywhere.
            String asked = Text.required("question", question.replace("\r\n", "\n"), NewReading.LONGEST_QUESTION);
            Spread spread = ReadingApi.spreadOf(spreadType);
            EarlierReading earlier = again == null ? earlierReadings.of(who.id(), asked) : null;
            if (earlier != null) {
                return form(
                        who.id(),
                        wanted,
                        Map.of(
                                "earlierUrl",
                                "/readings/" + earlier.id(),
                                "earlierDate",
                                earlier.createdAt().toString().substring(0, 10)),
                        HttpStatus.OK);
            }
            // Without scripts both are empty, and the draw is made with the reading.
            var shuffle = new Shuffle(
                    NewReading.drawOf(drawId.isEmpty() ? null : drawId),
                    ClientSeed.of(clientSeed.isEmpty() ? null : clientSeed),
                    wanted.upright());
            Begun begun = askTheCards.ask(who.id(), asked, spread, shuffle, null, Duration.ZERO);
            var seen = new ModelAndView("redirect:/readings/" + begun.reading().id());
            seen.setStatus(HttpStatus.SEE_OTHER);
            return seen;
        } catch (QuestionStopped stopped) {
            return new ModelAndView(
                    "reading/stopped",
                    Map.of("message", String.valueOf(stopped.getMessage()), "resources", stopped.resources()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (AlembicException refusal) {
            return form(
                    who.id(),
                    wanted,
                    Map.of("error", String.valueOf(refusal.getMessage())),
                    HttpStatus.valueOf(refusal.problem().status()));
        }
    }

    private record Wanted(String question, String spreadType, boolean upright) {}

    private ModelAndView form(AccountId who, Wanted wanted, Map<String, Object> further, HttpStatus status) {
        Account account = findAccount.own(who);
        boolean isFirst = database.readAsUser(who, () -> readings.page(who, ReadingFilter.ALL, 1, null))
                .readings()
                .isEmpty();
        var model = new HashMap<String, Object>(further);
        model.put("spreads", List.of(Spread.values()));
        model.put("question", wanted.question());
        model.put(
                "chosen",
                Spread.find(wanted.spreadType()).orElse(Spread.THREE_CARD).id());
        model.put("upright", wanted.upright());
        model.put("balance", account.credits());
        model.put("free", !Plan.of(account.tier().code()).takesCredits());
        model.put("first", isFirst);
        return new ModelAndView("reading/new", model, status);
    }
}

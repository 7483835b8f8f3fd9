package app.alembic.conversation;

import app.alembic.account.SignedIn;
import app.alembic.problem.AlembicException;
import app.alembic.reading.QuestionStopped;
import app.alembic.reading.ReadingSheet;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asking on from the page of a reading. Whatever is wrong, the question that was written stays. */
@Controller
class ConversationPages {

    private final TalkAboutReading talkAboutReading;
    private final ReadingSheet sheet;

    ConversationPages(TalkAboutReading talkAboutReading, ReadingSheet sheet) {
        this.talkAboutReading = talkAboutReading;
        this.sheet = sheet;
    }

    @PostMapping("/readings/{id}/messages")
    ModelAndView ask(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String content) {
        try {
            // Browsers send line ends as two characters; a question has one limit everywhere.
            String asked = new NewMessage(content.replace("\r\n", "\n")).checked();
            talkAboutReading.say(who.id(), id, asked, null, Duration.ZERO);
        } catch (QuestionStopped stopped) {
            return new ModelAndView(
                    "reading/stopped",
                    Map.of("message", String.valueOf(stopped.getMessage()), "resources", stopped.resources()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (AlembicException refusal) {
            return sheet.refused(
                    who.id(),
                    id,
                    content,
                    String.valueOf(refusal.getMessage()),
                    HttpStatus.valueOf(refusal.problem().status()));
        }
        var seen = new ModelAndView("redirect:/readings/" + id + "#talk");
        seen.setStatus(HttpStatus.SEE_OTHER);
        return seen;
    }
}

package app.alembic.reading;

import app.alembic.safety.Safety;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** People to turn to when cards are not what is needed; for everybody, without a question asked. */
@Controller
class HelpPage {

    @GetMapping("/resources")
    ModelAndView show() {
        return new ModelAndView(
                "reading/help",
                Map.of(
                        "resources",
                        Safety.standard().resources(),
                        "reviewed",
                        Safety.standard().resourcesReviewed().toString()));
    }
}

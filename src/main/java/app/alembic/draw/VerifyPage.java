package app.alembic.draw;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where receipts are verified: by the browser, not by the service. */
@Controller
class VerifyPage {

    @GetMapping("/verify")
    String verify() {
        return "draw/verify";
    }
}

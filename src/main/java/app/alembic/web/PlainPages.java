package app.alembic.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that say the same to everybody. */
@Controller
class PlainPages {

    @GetMapping("/")
    String home() {
        return "web/home";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "web/privacy";
    }

    @GetMapping("/terms")
    String terms() {
        return "web/terms";
    }
}

package app.alembic.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LandingPage {

    @GetMapping("/")
    String show() {
        return "web/home";
    }
}

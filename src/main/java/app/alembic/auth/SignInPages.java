package app.alembic.auth;

import app.alembic.account.SignedIn;
import app.alembic.problem.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The pages for coming in and going out, and the session cookie that they give and take. */
@Controller
class SignInPages {

    private static final String SIGN_IN = "auth/signin";
    private static final String SIGN_UP = "auth/signup";

    /** Whoever has come in without a place in mind wants to ask. */
    private static final LocalPath START = new LocalPath("/readings/new");

    private final Doorkeeper doorkeeper;
    private final SessionCookie cookies;
    private final ForgeryProtection forgeryProtection;

    SignInPages(Doorkeeper doorkeeper, SessionCookie cookies, ForgeryProtection forgeryProtection) {
        this.doorkeeper = doorkeeper;
        this.cookies = cookies;
        this.forgeryProtection = forgeryProtection;
    }

    @GetMapping("/signin")
    ModelAndView signInForm(HttpServletRequest request, @AuthenticationPrincipal @Nullable SignedIn who) {
        return who == null ? form(SIGN_IN, request) : seeOther(next(request));
    }

    @GetMapping("/signup")
    ModelAndView signUpForm(HttpServletRequest request, @AuthenticationPrincipal @Nullable SignedIn who) {
        return who == null ? form(SIGN_UP, request) : seeOther(next(request));
    }

    @PostMapping("/signin")
    ModelAndView signIn(HttpServletRequest request, HttpServletResponse response) {
        String cookie;
        try {
            cookie = doorkeeper.signIn(field(request, "email"), field(request, "password"), Device.of(request));
        } catch (AuthRefusal refusal) {
            return form(SIGN_IN, request, refusal);
        }
        return welcome(cookie, request, response);
    }

    @PostMapping("/signup")
    ModelAndView signUp(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> cookie;
        try {
            if (request.getParameter("sixteen") == null) {
                return form(SIGN_UP, request, HttpStatus.BAD_REQUEST, "auth.error.sixteen");
            }
            cookie = doorkeeper.signUp(field(request, "email"), field(request, "password"), Device.of(request));
        } catch (AuthRefusal refusal) {
            return form(SIGN_UP, request, refusal);
        }
        return cookie.map(admitted -> welcome(admitted, request, response))
                .orElseGet(() -> new ModelAndView("auth/confirm"));
    }

    @PostMapping("/signout")
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        cookies.on(request).ifPresent(doorkeeper::signOut);
        cookies.clear(request, response);
        forgeryProtection.renew(request, response);
        return seeOther(new LocalPath("/"));
    }

    /** The session that the browser had before ends: nothing that was known before the sign-in is worth anything. */
    private ModelAndView welcome(String cookie, HttpServletRequest request, HttpServletResponse response) {
        cookies.on(request).ifPresent(doorkeeper::signOut);
        cookies.set(response, cookie);
        forgeryProtection.renew(request, response);
        return seeOther(next(request));
    }

    private static String field(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null || !Text.isStorable(value)) {
            throw new AuthRefusal(AuthCode.VALIDATION_FAILED, "`%s` is missing or not text".formatted(name));
        }
        return value;
    }

    private static LocalPath next(HttpServletRequest request) {
        return LocalPath.of(request.getParameter("next")).orElse(START);
    }

    private static ModelAndView seeOther(LocalPath place) {
        var view = new RedirectView(place.value());
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    private static ModelAndView form(String view, HttpServletRequest request) {
        return form(view, request, HttpStatus.OK, "");
    }

    private static ModelAndView form(String view, HttpServletRequest request, AuthRefusal refusal) {
        String reason =
                refusal.reasons().isEmpty() ? "" : "." + refusal.reasons().getFirst();
        return form(
                view,
                request,
                HttpStatus.valueOf(refusal.code().status()),
                "auth.error." + refusal.code().code() + reason);
    }

    /** @param error key of a text, or empty */
    private static ModelAndView form(String view, HttpServletRequest request, HttpStatus status, String error) {
        String email = request.getParameter("email");
        String next = request.getParameter("next");
        return new ModelAndView(
                view,
                Map.of(
                        "error",
                        error,
                        "email",
                        email == null || !Text.isStorable(email) ? "" : email,
                        "next",
                        LocalPath.of(next).map(LocalPath::value).orElse("")),
                status);
    }
}

package app.alembic.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the view {@code reading/new} in the compiled template {@code reading/new.jte} and hands it the model and the page. */
@Component
final class JteViews implements ViewResolver, Ordered {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "app.templates");
    private final MessageSource messages;
    private final Assets assets;

    JteViews(MessageSource messages, Assets assets) {
        this.messages = messages;
        this.assets = assets;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        return templates.hasTemplate(template)
                ? (model, request, response) -> render(template, model, request, response)
                : null;
    }

    private void render(
            String template, @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        Map<String, Object> parameters = new HashMap<>();
        if (model != null) {
            parameters.putAll(model);
        }
        parameters.put(
                "page",
                new Page(
                        request.getRequestURI(),
                        request.getUserPrincipal() != null,
                        (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                        messages,
                        assets));
        var output = new Utf8ByteOutput();
        templates.render(template, parameters, output);
        response.setContentType("text/html;charset=UTF-8");
        // What one person sees no cache may show to the next; a form of anybody carries a token of theirs.
        response.setHeader("Cache-Control", request.getUserPrincipal() == null ? "private, no-cache" : "no-store");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}

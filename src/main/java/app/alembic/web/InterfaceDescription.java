package app.alembic.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The interface, described: {@code openapi.yaml} as JSON for programs and as a page for people. */
@Controller
public class InterfaceDescription {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonMapper json;

    InterfaceDescription(JsonMapper json) {
        this.json = json;
    }

    /** One thing that can be asked for, as the page shows it. */
    public record Operation(
            String method, String path, String summary, String description, boolean isOpen, List<Answer> answers) {}

    /** One way in which it may be answered. */
    public record Answer(String status, String description) {}

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(load()));
    }

    @GetMapping("/docs")
    ModelAndView page() {
        Map<String, Object> document = load();
        Map<String, Object> info = map(document.get("info"));
        return new ModelAndView(
                "web/docs", Map.of("introduction", plain(info.get("description")), "operations", operations(document)));
    }

    private static List<Operation> operations(Map<String, Object> document) {
        Map<String, Object> responses = map(map(document.get("components")).get("responses"));
        var operations = new ArrayList<Operation>();
        map(document.get("paths")).forEach((path, item) -> {
            for (String method : METHODS) {
                if (map(item).get(method) instanceof Map<?, ?> found) {
                    operations.add(operation(method, path, map(found), responses));
                }
            }
        });
        return operations;
    }

    private static Operation operation(
            String method, String path, Map<String, Object> operation, Map<String, Object> shared) {
        var answers = new ArrayList<Answer>();
        map(operation.get("responses")).forEach((status, response) -> {
            String reference = text(map(response).get("$ref"));
            Map<String, Object> answer = reference.isEmpty()
                    ? map(response)
                    : map(shared.get(reference.substring(reference.lastIndexOf('/') + 1)));
            answers.add(new Answer(status, plain(answer.get("description"))));
        });
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                text(operation.get("summary")),
                plain(operation.get("description")),
                operation.get("security") instanceof List<?> none && none.isEmpty(),
                answers);
    }

    private static Map<String, Object> load() {
        try (InputStream file = InterfaceDescription.class.getResourceAsStream("/openapi.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked") // the shape of our own file
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Without the marks of Markdown that the page does not show. */
    private static String plain(@Nullable Object value) {
        return text(value).replace("`", "");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}

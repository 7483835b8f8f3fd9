package app.alembic.testing;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    /** The body as JSON; fails when it is none. */
    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** A member of the body as text, for example {@code code}. */
    public String text(String member) {
        return json().path(member).asString();
    }

    /** The first header of that name, or an empty string. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    public String contentType() {
        return header("Content-Type");
    }

    @Override
    public String toString() {
        return status() + " " + response.headers().map() + "\n" + body();
    }
}

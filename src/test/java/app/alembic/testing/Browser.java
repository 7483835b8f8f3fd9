package app.alembic.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser and scripts off: keeps cookies, reads pages, fills in forms with their hidden fields. Follows
 * no redirect, so that a test sees it.
 */
public final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"");

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String lastPage = "";

    Browser(String address) {
        this.address = address;
    }

    public Answer get(String path) {
        return keep(Client.send(request(path).GET().build()));
    }

    /** Opens the page and sends the form on it to the same path. */
    public Answer fillIn(String page, Map<String, String> fields) {
        get(page);
        return submit(page.replaceAll("\\?.*", ""), fields);
    }

    /** Sends a form of the page that was read last, hidden fields included. */
    public Answer submit(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(lastPage);
        while (hidden.find()) {
            all.put(hidden.group("name"), unescaped(hidden.group("value")));
        }
        all.putAll(fields);
        return post(path, all);
    }

    /** Presses the button for signing out, which some page must have shown. */
    public Answer signOut() {
        return post("/signout", Map.of("_csrf", cookie("XSRF-TOKEN")));
    }

    /** Sends exactly these fields, as a foreign page could make a browser do. */
    public Answer post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return keep(Client.send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build()));
    }

    /** As a script on a page does: cookies, these headers, this body. */
    public Answer fetch(String method, String path, Map<String, String> headers, String body) {
        var request = request(path).method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return keep(Client.send(request.build()));
    }

    /** The cookie's value, or an empty string. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer keep(Answer answer) {
        for (String set : answer.headers("Set-Cookie")) {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            if (set.contains("Max-Age=0;") || set.endsWith("Max-Age=0") || pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        if (answer.contentType().startsWith("text/html")) {
            lastPage = answer.body();
        }
        return answer;
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&#34;", "\"").replace("&lt;", "<").replace("&amp;", "&");
    }
}

package app.alembic.safety;

/**
 * Somebody to turn to.
 *
 * @param country ISO 3166 code in capitals, or "INT" for everywhere else
 * @param how what to do, as a short phrase that begins a line: "Call or text 988, at any hour"
 * @param url where to read more; always https
 */
public record Resource(String country, String name, String how, String url) {

    public Resource {
        if (!country.matches("[A-Z]{2}|INT")) {
            throw new IllegalArgumentException("a country is two capitals or INT, not " + country);
        }
        if (!url.startsWith("https://")) {
            throw new IllegalArgumentException("a resource links to https, not " + url);
        }
    }
}

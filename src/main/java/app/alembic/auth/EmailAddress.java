package app.alembic.auth;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as it is stored and compared: in lower case, without surrounding white space. Whether mail arrives there
 * only mail can tell; here it is plausible.
 */
record EmailAddress(String value) {

    private static final int MOST_CHARACTERS = 320;

    /** Something, one at sign, something; no white space, nothing invisible, no half characters. */
    private static final Pattern PLAUSIBLE = Pattern.compile("[^@\\p{Z}\\p{C}]+@[^@\\p{Z}\\p{C}]+");

    /** Empty if that is no address. */
    static Optional<EmailAddress> of(String text) {
        String value = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return value.codePointCount(0, value.length()) <= MOST_CHARACTERS
                        && PLAUSIBLE.matcher(value).matches()
                ? Optional.of(new EmailAddress(value))
                : Optional.empty();
    }

    /** Says nothing: addresses do not belong into logs. */
    @Override
    public String toString() {
        return "an address";
    }
}

package app.alembic.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The 3,000 most common passwords among those that are long enough to be tried here at all. */
@Component
final class CommonPasswords {

    /** From nbvcxz (MIT): 100,000 passwords from leaks, the most frequent first. */
    private static final ClassPathResource RANKED = new ClassPathResource("dictionaries/passwords.txt");

    private static final int HOW_MANY = 3_000;

    private final Set<String> passwords = read();

    /** Whether it is one of them, however it is capitalised. */
    boolean contains(String password) {
        return passwords.contains(password.toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (var lines = new BufferedReader(new InputStreamReader(RANKED.getInputStream(), UTF_8))) {
            return lines.lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(password -> password.length() >= Passwords.FEWEST_CHARACTERS)
                    .distinct()
                    .limit(HOW_MANY)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

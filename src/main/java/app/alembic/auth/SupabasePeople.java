package app.alembic.auth;

import app.alembic.account.FindAccount;
import app.alembic.auth.supabase.KeptBySupabase;
import app.alembic.auth.supabase.SupabaseAdmin;
import app.alembic.auth.supabase.SupabaseAdmin.User;
import app.alembic.auth.supabase.SupabaseRefusal;
import app.alembic.database.AccountId;
import app.alembic.problem.NotFound;
import app.alembic.problem.WrongSetting;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The people of a Supabase project, through its admin API. Who has which address the profiles tell. */
@Component
@Conditional(KeptBySupabase.class)
class SupabasePeople implements People {

    private static final Logger LOG = LoggerFactory.getLogger(SupabasePeople.class);

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final String ADMIN = "admin";

    private final SupabaseAdmin supabase;
    private final FindAccount findAccount;

    SupabasePeople(SupabaseAdmin supabase, FindAccount findAccount) {
        this.supabase = supabase;
        this.findAccount = findAccount;
    }

    @Override
    public void forEach(Consumer<Person> visitor) {
        int page = 1;
        for (List<User> users = page(page); !users.isEmpty(); users = page(++page)) {
            users.forEach(user -> visitor.accept(person(user)));
        }
    }

    private List<User> page(int number) {
        return allowed(() -> supabase.users(number));
    }

    @Override
    public Person show(String who) {
        UUID id = idOf(who);
        return person(allowed(() -> supabase.find(id)).orElseThrow(SupabasePeople::nobody));
    }

    @Override
    public Person promote(String who) {
        return change(who, ADMIN, "promoted");
    }

    @Override
    public Person demote(String who) {
        return change(who, null, "demoted");
    }

    private Person change(String who, @Nullable String role, String how) {
        UUID id = idOf(who);
        Person person = person(allowed(() -> supabase.setRole(id, role)));
        LOG.info("{} account={}", how, id);
        return person;
    }

    @Override
    public void delete(String who) {
        UUID id = idOf(who);
        allowed(() -> {
            supabase.delete(id);
            return id;
        });
        LOG.info("deleted account={}", id);
    }

    private UUID idOf(String who) {
        String name = who.strip();
        return ID.matcher(name).matches()
                ? UUID.fromString(name)
                : findAccount.named(name).id().value();
    }

    private static <T> T allowed(Supplier<T> question) {
        try {
            return question.get();
        } catch (SupabaseRefusal refusal) {
            throw switch (refusal.status()) {
                case 401, 403 ->
                    new WrongSetting(
                            "Supabase refuses SUPABASE_SERVICE_ROLE_KEY; copy the service_role or a secret key from the project's API settings.");
                case 404 -> nobody();
                default -> refusal;
            };
        }
    }

    private static NotFound nobody() {
        return new NotFound("There is nobody of that id or e-mail; `user list` shows who there is.");
    }

    private static Person person(User user) {
        return new Person(
                new AccountId(user.id()),
                user.email().isEmpty() ? null : user.email(),
                user.role().equals(ADMIN),
                user.createdAt(),
                user.lastSignInAt(),
                null);
    }
}

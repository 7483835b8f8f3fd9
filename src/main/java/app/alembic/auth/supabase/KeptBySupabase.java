package app.alembic.auth.supabase;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Accounts are Supabase's: {@code SUPABASE_URL} is set. */
public final class KeptBySupabase implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment().getProperty("alembic.supabase.url", "").isBlank();
    }
}

package app.alembic.auth.supabase;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Accounts are this installation's own. */
public final class KeptHere implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !new KeptBySupabase().matches(context, metadata);
    }
}

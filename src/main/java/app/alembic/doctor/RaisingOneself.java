package app.alembic.doctor;

import java.util.List;

/** A tier, credits or a plan that nobody gave. */
final class RaisingOneself implements Attack {

    private static final String TABLE = """
            -- REVOKE ALL ON public.users FROM PUBLIC, anon, authenticated; GRANT SELECT, UPDATE (preferences) ON public.users TO authenticated
            alice   | takes a tier                            | denied    | UPDATE public.users SET tier = 'initiate' WHERE id = {alice}
            alice   | takes credits                           | denied    | UPDATE public.users SET credits = credits + 100 WHERE id = {alice}
            alice   | hides credits behind her preferences    | denied    | UPDATE public.users SET preferences = '{}', credits = 100 WHERE id = {alice}
            alice   | hides a tier behind her preferences     | denied    | UPDATE public.users SET preferences = '{}', tier = 'seeker' WHERE id = {alice}
            alice   | takes another address                   | denied    | UPDATE public.users SET email = 'other@example.invalid' WHERE id = {alice}
            alice   | makes a profile                         | denied    | INSERT INTO public.users (id, email, credits) VALUES ({alice}, 'a@example.invalid', 100)
            alice   | makes a profile unless there is one     | denied    | INSERT INTO public.users (id, email, credits) VALUES ({alice}, 'a@example.invalid', 100) ON CONFLICT DO NOTHING
            alice   | makes her profile over, with credits    | denied    | INSERT INTO public.users (id, email) VALUES ({alice}, 'a@example.invalid') ON CONFLICT (id) DO UPDATE SET credits = 100
            alice   | makes her profile over, with a tier     | denied    | INSERT INTO public.users (id, email) VALUES ({alice}, 'a@example.invalid') ON CONFLICT (id) DO UPDATE SET tier = 'initiate'
            alice   | merges credits into her profile         | denied    | MERGE INTO public.users u USING (SELECT 1) s ON u.id = {alice} WHEN MATCHED THEN UPDATE SET credits = 100
            alice   | deletes her profile, to begin anew      | denied    | DELETE FROM public.users WHERE id = {alice}
            anon    | takes a tier                            | denied    | UPDATE public.users SET tier = 'initiate' WHERE id = {alice}

            -- REVOKE UPDATE ON public.users FROM service_role; GRANT UPDATE (id, email, tier, preferences, created_at, updated_at) ON public.users TO service_role
            service | gives credits past the functions        | denied    | UPDATE public.users SET credits = credits + 100 WHERE id = {alice}
            service | hides credits behind a tier             | denied    | UPDATE public.users SET tier = 'seeker', credits = 100 WHERE id = {alice}
            service | makes a profile over, with credits      | denied    | INSERT INTO public.users (id, email) VALUES ({alice}, 'a@example.invalid') ON CONFLICT (id) DO UPDATE SET credits = 100

            -- REVOKE ALL ON public.credit_transactions FROM PUBLIC, anon, authenticated; GRANT SELECT ON public.credit_transactions TO authenticated
            alice   | writes herself a bonus                  | denied    | INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, 100, 'bonus')
            alice   | makes a charge smaller                  | denied    | UPDATE public.credit_transactions SET amount = 1000 WHERE user_id = {alice}
            anon    | writes somebody a bonus                 | denied    | INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, 100, 'bonus')

            -- REVOKE ALL ON public.subscriptions FROM PUBLIC, anon, authenticated; GRANT SELECT ON public.subscriptions TO authenticated
            alice   | activates her subscription              | denied    | UPDATE public.subscriptions SET status = 'active', plan = 'initiate' WHERE user_id = {alice}
            charlie | makes himself a subscription            | denied    | INSERT INTO public.subscriptions (user_id, stripe_customer_id, status, plan) VALUES ({charlie}, 'x', 'active', 'initiate')
            charlie | takes Alice's subscription              | denied    | UPDATE public.subscriptions SET user_id = {charlie} WHERE user_id = {alice}

            -- REVOKE ALL ON public.stopped_questions FROM PUBLIC, anon, authenticated
            alice   | reads what was stopped                  | denied    | SELECT 1 FROM public.stopped_questions
            -- REVOKE ALL ON public.daily_draws FROM PUBLIC, anon, authenticated
            alice   | forgets how often she drew              | denied    | DELETE FROM public.daily_draws WHERE user_id = {alice}

            -- REVOKE EXECUTE ON FUNCTION public.deduct_credits(uuid, integer, text), public.deduct_credits(uuid, integer, text, text), public.grant_credits(uuid, integer, text, text, text) FROM PUBLIC, anon, authenticated
            alice   | grants herself credits                  | denied    | SELECT public.grant_credits({alice}, 100, 'bonus', 'x', NULL)
            charlie | spends Alice's credits                  | denied    | SELECT public.deduct_credits({alice}, 1, 'x')
            charlie | spends Alice's credits under a name     | denied    | SELECT public.deduct_credits({alice}, 1, 'x', 'doctor:x')
            anon    | grants credits                          | denied    | SELECT public.grant_credits({alice}, 100, 'bonus', 'x', NULL)
            """;

    @Override
    public String area() {
        return "raising oneself";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        return AttemptTable.read(TABLE);
    }
}

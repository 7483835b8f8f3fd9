package app.alembic.doctor;

import java.util.List;

/** Movements that do not add up, that say what they are not, or that are changed afterwards: not even by the owner. */
final class BreakingTheLedger implements Attack {

    private static final String TABLE = """
            -- Put back the constraint trigger ledger_balances on public.users
            owner   | gives credits without a movement        | refused   | UPDATE public.users SET credits = credits + 5 WHERE id = {alice}
            -- Put back the constraint trigger ledger_balances on public.credit_transactions
            owner   | writes a movement without credits       | refused   | INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, 5, 'bonus')
            -- Put back the check users_credits_not_negative
            owner   | takes credits that are not there        | refused   | WITH paid AS (UPDATE public.users SET credits = credits - 50 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, -50, 'usage')

            -- Put back the trigger ledger_is_append_only on public.credit_transactions
            owner   | changes a movement                      | refused   | UPDATE public.credit_transactions SET description = 'other' WHERE user_id = {alice}
            owner   | moves a movement to Charlie             | refused   | UPDATE public.credit_transactions SET user_id = {charlie} WHERE user_id = {alice}
            owner   | deletes a movement                      | refused   | DELETE FROM public.credit_transactions WHERE user_id = {alice}
            -- Put back the constraint trigger ledger_balances on public.credit_transactions
            owner   | deletes what the law no longer keeps, and nothing carries it forward | refused | WITH paid AS (UPDATE public.users SET credits = credits + 1 WHERE id = {alice}), old AS (INSERT INTO public.credit_transactions (user_id, amount, type, created_at) VALUES ({alice}, 1, 'bonus', now() - interval '8 years')) SELECT 1; SET CONSTRAINTS ALL IMMEDIATE; DELETE FROM public.credit_transactions WHERE user_id = {alice} AND created_at < now() - interval '7 years'
            -- Put back the function purge_credit_transactions as the migrations have it
            owner   | purges what the law keeps               | refused   | SELECT public.purge_credit_transactions(now() - interval '6 years')
            -- Put back the trigger archive_account on public.users
            owner   | deletes an account without an archive   | refused   | DO $$ BEGIN DELETE FROM public.users WHERE id = {alice}; IF EXISTS (SELECT FROM public.credit_transaction_archive WHERE deleted_at = now()) AND EXISTS (SELECT FROM public.subscription_archive WHERE deleted_at = now()) THEN RAISE EXCEPTION 'it was archived' USING ERRCODE = 'restrict_violation'; END IF; END $$
            -- REVOKE ALL ON public.credit_transaction_archive, public.subscription_archive FROM service_role; GRANT SELECT ON public.credit_transaction_archive, public.subscription_archive TO service_role; GRANT UPDATE (ended_at) ON public.subscription_archive TO service_role
            service | forges an archived movement             | denied    | INSERT INTO public.credit_transaction_archive (id, subject, amount, type, created_at) VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'bonus', now())
            service | forgets the archived movements          | denied    | DELETE FROM public.credit_transaction_archive
            service | forgets the archived subscriptions      | denied    | DELETE FROM public.subscription_archive
            -- Put back the check credit_transaction_archive_times_finite
            owner   | archives a movement to the end of time  | refused   | INSERT INTO public.credit_transaction_archive (id, subject, amount, type, created_at) VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'bonus', 'infinity')
            -- Put back the check subscription_archive_times_finite
            owner   | archives a plan to the end of time      | refused   | INSERT INTO public.subscription_archive (id, subject, stripe_customer_id, status, created_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'doctor', 'active', 'infinity')
            -- Put back the trigger ledger_is_not_truncated on public.credit_transactions
            owner   | empties the ledger                      | refused   | TRUNCATE public.credit_transactions

            -- REVOKE ALL ON public.credit_transactions FROM service_role; GRANT SELECT ON public.credit_transactions TO service_role
            service | writes a movement                       | denied    | INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, 5, 'bonus')
            service | changes a movement                      | denied    | UPDATE public.credit_transactions SET amount = 1000 WHERE user_id = {alice}
            service | deletes a movement                      | denied    | DELETE FROM public.credit_transactions WHERE user_id = {alice}
            service | empties the ledger                      | denied    | TRUNCATE public.credit_transactions

            -- Put back the check credit_transactions_sign
            owner   | writes a use that gives                 | refused   | WITH paid AS (UPDATE public.users SET credits = credits + 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, 1, 'usage')
            owner   | writes a purchase that takes            | refused   | WITH paid AS (UPDATE public.users SET credits = credits - 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, -1, 'purchase')
            owner   | writes a bonus that takes               | refused   | WITH paid AS (UPDATE public.users SET credits = credits - 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, -1, 'bonus')
            owner   | writes a refund of nothing              | refused   | INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, 0, 'refund')
            -- Put back the check credit_transactions_type_check
            owner   | writes a movement of no known type      | refused   | WITH paid AS (UPDATE public.users SET credits = credits + 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type) VALUES ({alice}, 1, 'gift')
            -- Put back the check credit_transactions_description_bounded
            owner   | writes a novel into the ledger          | refused   | WITH paid AS (UPDATE public.users SET credits = credits + 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type, description) VALUES ({alice}, 1, 'bonus', repeat('x', 501))
            -- Put back the check credit_transactions_reference_bounded
            owner   | writes a movement with an empty name    | refused   | WITH paid AS (UPDATE public.users SET credits = credits + 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type, reference) VALUES ({alice}, 1, 'bonus', '')
            owner   | writes a movement with an endless name  | refused   | WITH paid AS (UPDATE public.users SET credits = credits + 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type, reference) VALUES ({alice}, 1, 'bonus', repeat('x', 201))
            -- Put back the unique constraint credit_transactions_reference_unique (type, reference)
            owner   | gives the same bonus twice              | refused   | WITH paid AS (UPDATE public.users SET credits = credits + 2 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type, reference) VALUES ({alice}, 1, 'bonus', 'doctor:x'), ({alice}, 1, 'bonus', 'doctor:x')

            -- Put back the functions deduct_credits and grant_credits as the migrations have them
            service | deducts a negative amount               | refused   | SELECT public.deduct_credits({alice}, -5, 'x')
            service | deducts nothing                         | refused   | SELECT public.deduct_credits({alice}, 0, 'x', 'doctor:x')
            service | deducts NULL                            | refused   | SELECT public.deduct_credits({alice}, NULL, 'x')
            service | deducts more than there is              | untouched | SELECT 1 WHERE public.deduct_credits({alice}, 100000, 'x')
            service | grants a negative bonus                 | refused   | SELECT public.grant_credits({alice}, -1, 'bonus', 'x', NULL)
            service | grants what calls itself a use          | refused   | SELECT public.grant_credits({alice}, 1, 'usage', 'x', NULL)
            """;

    @Override
    public String area() {
        return "breaking the ledger";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        return AttemptTable.read(TABLE);
    }
}

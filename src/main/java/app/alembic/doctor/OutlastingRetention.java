package app.alembic.doctor;

import java.util.List;

/** Times that would keep a row past its deletion, or out of every job that looks for what is due. */
final class OutlastingRetention implements Attack {

    private static final String TABLE = """
            -- REVOKE INSERT, UPDATE ON public.readings FROM PUBLIC, anon, authenticated; GRANT INSERT (user_id, question, spread_type, cards, interpretation) ON public.readings TO authenticated
            alice   | dates a reading into the future         | denied    | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation, created_at) VALUES ({alice}, 'q', 'single', {card}, 'i', now() + interval '90 years')
            alice   | keeps a reading for ninety years        | denied    | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation, keep_until) VALUES ({alice}, 'q', 'single', {card}, 'i', now() + interval '90 years')
            alice   | keeps a reading for longer afterwards   | denied    | UPDATE public.readings SET keep_until = now() + interval '90 years' WHERE id = {reading}
            alice   | dates a reading anew                    | denied    | UPDATE public.readings SET created_at = now() WHERE id = {reading}
            -- REVOKE INSERT ON public.reading_messages FROM PUBLIC, anon, authenticated; GRANT INSERT (reading_id, role, content) ON public.reading_messages TO authenticated
            alice   | dates a message into the future         | denied    | INSERT INTO public.reading_messages (reading_id, role, content, created_at) VALUES ({reading}, 'user', 'x', now() + interval '90 years')

            -- Put back the check readings_created_at_finite
            service | dates a reading to the end of time      | refused   | UPDATE public.readings SET created_at = 'infinity' WHERE id = {reading}
            service | takes the date off a reading            | refused   | UPDATE public.readings SET created_at = NULL WHERE id = {reading}
            -- Put back the check readings_keep_until_finite
            service | keeps a reading to the end of time      | refused   | UPDATE public.readings SET keep_until = 'infinity' WHERE id = {reading}
            -- Put back the trigger keep_until_only_rises on public.readings
            service | lets a reading go before its time       | untouched | WITH lowered AS (UPDATE public.readings SET keep_until = now() - interval '1 day' WHERE id = {reading} RETURNING keep_until) SELECT 1 FROM lowered WHERE keep_until < now()
            -- Put back the check reading_messages_created_at_finite
            service | dates a message to the end of time      | refused   | UPDATE public.reading_messages SET created_at = 'infinity' WHERE reading_id = {reading}
            service | takes the date off a message            | refused   | UPDATE public.reading_messages SET created_at = NULL WHERE reading_id = {reading}
            -- Put back the check credit_transactions_created_at_finite
            owner   | dates a movement to the end of time     | refused   | WITH paid AS (UPDATE public.users SET credits = credits + 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type, created_at) VALUES ({alice}, 1, 'bonus', 'infinity')
            owner   | writes a movement without a date        | refused   | WITH paid AS (UPDATE public.users SET credits = credits + 1 WHERE id = {alice}) INSERT INTO public.credit_transactions (user_id, amount, type, created_at) VALUES ({alice}, 1, 'bonus', NULL)
            """;

    @Override
    public String area() {
        return "outlasting retention";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        return AttemptTable.read(TABLE);
    }
}

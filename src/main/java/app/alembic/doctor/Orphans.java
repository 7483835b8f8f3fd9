package app.alembic.doctor;

import java.util.List;

/** Rows of people, readings and generations that there are not. */
final class Orphans implements Attack {

    private static final String TABLE = """
            -- Put back the foreign key users_id_fkey
            service | makes a profile without an account      | refused   | INSERT INTO public.users (id, email) VALUES (gen_random_uuid(), 'x@example.invalid')
            -- Put back the foreign key readings_user_id_fkey
            service | records a reading of nobody             | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES (gen_random_uuid(), 'q', 'single', {card}, 'i')
            -- Put back the foreign key reading_messages_reading_id_fkey
            service | speaks into no reading                  | refused   | INSERT INTO public.reading_messages (reading_id, role, content) VALUES (gen_random_uuid(), 'assistant', 'x')
            -- Put back the foreign key replies_reading_id_fkey
            service | awaits a reply about no reading         | refused   | INSERT INTO public.replies (id, reading_id, question_id, lease_until) SELECT gen_random_uuid(), gen_random_uuid(), id, now() FROM public.reading_messages WHERE reading_id = {reading} AND role = 'assistant'
            -- Put back the foreign key replies_question_id_fkey
            service | awaits a reply to no question           | refused   | INSERT INTO public.replies (id, reading_id, question_id, lease_until) VALUES (gen_random_uuid(), {reading}, gen_random_uuid(), now())
            -- Put back the foreign key subscriptions_user_id_fkey
            service | subscribes nobody                       | refused   | INSERT INTO public.subscriptions (user_id, stripe_customer_id) VALUES (gen_random_uuid(), 'doctor of nobody')
            -- Put back the foreign key generations_user_id_fkey
            service | begins a generation of nobody           | refused   | INSERT INTO public.generations (id, user_id, question, spread_type, cards, price, lease_until) VALUES (gen_random_uuid(), gen_random_uuid(), 'q', 'single', {card}, 1, now())
            -- Put back the foreign key daily_draws_user_id_fkey
            service | counts a draw of nobody                 | refused   | INSERT INTO public.daily_draws (user_id, day, draws) VALUES (gen_random_uuid(), current_date, 1)
            -- Put back the foreign key generation_parts_generation_id_fkey
            service | writes a part of no generation          | refused   | INSERT INTO public.generation_parts VALUES (gen_random_uuid(), 1, 0, 'x')
            -- Put back the foreign key draws_user_id_fkey
            service | commits to a draw for nobody            | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), gen_random_uuid(), 2, sha256('c2'), sha256('l1'), sha256('l2'), '1', now())
            -- Put back the foreign key draw_openings_draw_id_fkey
            service | opens a draw that there is not          | refused   | INSERT INTO public.draw_openings (draw_id, server_seed) VALUES (gen_random_uuid(), sha256('x'))
            -- Put back the foreign key idempotency_keys_user_id_fkey
            service | claims a key for nobody                 | refused   | INSERT INTO public.idempotency_keys VALUES (gen_random_uuid(), 'x', sha256('x'), 201, gen_random_uuid())
            -- Put back the foreign key llm_usage_user_id_fkey
            service | books a call of nobody                  | refused   | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES (gen_random_uuid(), 'm', 'p', 0, 0, 0, 0, 0)
            -- Put back the foreign key llm_usage_reading_id_fkey
            service | books a call for no reading             | refused   | INSERT INTO public.llm_usage (reading_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES (gen_random_uuid(), 'm', 'p', 0, 0, 0, 0, 0)
            -- Put back the foreign key llm_usage_generation_id_fkey
            service | books a call for no generation          | refused   | INSERT INTO public.llm_usage (generation_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES (gen_random_uuid(), 'm', 'p', 0, 0, 0, 0, 0)
            -- Put back the foreign key model_calls_under_way_user_id_fkey
            service | begins a call of nobody                 | refused   | INSERT INTO public.model_calls_under_way (id, user_id, tier, generation_id, provider, model, input_tokens, output_tokens, cost_usd, priced, begun_at, expires_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'free', {reading}, 'p', 'm', 1, 1, 1, true, now(), now())
            -- Put back the foreign key credit_transactions_user_id_fkey
            owner   | writes a movement of nobody             | refused   | INSERT INTO public.credit_transactions (user_id, amount, type) VALUES (gen_random_uuid(), 1, 'bonus')
            """;

    @Override
    public String area() {
        return "rows of nobody";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        return AttemptTable.read(TABLE);
    }
}

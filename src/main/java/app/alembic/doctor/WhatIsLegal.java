package app.alembic.doctor;

import java.util.List;

/** What people and the service may do: a database that refuses everything is no good either. */
final class WhatIsLegal implements Attack {

    private static final String TABLE = """
            -- GRANT SELECT on the table TO authenticated and put back its policy for SELECT, as the migrations have them
            alice   | sees her profile                        | works     | SELECT 1 FROM public.users WHERE id = {alice}
            alice   | sees her reading                        | works     | SELECT 1 FROM public.readings WHERE id = {reading}
            alice   | sees her messages                       | works     | SELECT 1 FROM public.reading_messages WHERE reading_id = {reading}
            alice   | sees how her questions stand            | works     | SELECT 1 FROM public.replies WHERE reading_id = {reading}
            alice   | sees her subscription                   | works     | SELECT 1 FROM public.subscriptions WHERE user_id = {alice}
            alice   | sees her ledger                         | works     | SELECT 1 FROM public.credit_transactions WHERE user_id = {alice}
            alice   | sees her generation                     | works     | SELECT 1 FROM public.generations WHERE id = {reading}
            alice   | sees her chain of draws                 | works     | SELECT 1 FROM public.draws WHERE id = {failed}
            alice   | sees what opened a draw                 | works     | SELECT 1 FROM public.draw_openings WHERE draw_id = {reading}
            alice   | sees the seed of a draw that expired    | works     | SET LOCAL ROLE service_role; INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES ({foreign}, {alice}, 2, sha256('c2'), sha256('l1'), sha256('l2'), '1', now()); INSERT INTO public.draw_openings (draw_id, server_seed) VALUES ({foreign}, sha256('x')); SET LOCAL ROLE authenticated; SELECT 1 FROM public.draw_openings WHERE draw_id = {foreign}
            -- GRANT UPDATE (preferences) ON public.users TO authenticated; and put back the policy "Users can update own profile"
            alice   | changes her preferences                 | works     | UPDATE public.users SET preferences = '{"upright_only": true}' WHERE id = {alice}
            -- GRANT INSERT (user_id, question, spread_type, cards, interpretation) ON public.readings TO authenticated; and put back the policy "Users can create own readings"
            alice   | enters a reading by hand                | works     | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'What now?', 'single', jsonb_set({card}, '{0,position}', '"Here"'), 'A thought.')
            -- GRANT DELETE ON public.readings TO authenticated; and put back the policy "Users can delete own readings"
            alice   | deletes her reading                     | works     | DELETE FROM public.readings WHERE id = {reading}
            -- GRANT INSERT (reading_id, role, content) ON public.reading_messages TO authenticated; and put back the policy "Users can create messages for own readings"
            alice   | asks on                                 | works     | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'user', 'And then?')
            -- GRANT DELETE ON public.generations TO authenticated; and put back the policy "Users can delete own failed generations"
            alice   | deletes a generation that failed        | works     | DELETE FROM public.generations WHERE id = {failed}
            -- GRANT EXECUTE ON FUNCTION public.spread_positions(text) TO authenticated
            alice   | asks for the places of a spread         | works     | SELECT public.spread_positions('single')

            -- GRANT EXECUTE ON FUNCTION public.deduct_credits(uuid, integer, text), public.deduct_credits(uuid, integer, text, text), public.grant_credits(uuid, integer, text, text, text) TO service_role; and put them back as the migrations have them
            service | deducts a credit                        | works     | SELECT 1 WHERE public.deduct_credits({alice}, 1, 'doctor')
            service | deducts a credit under a name           | works     | SELECT 1 WHERE public.deduct_credits({alice}, 1, 'doctor', 'doctor:x')
            service | deducts once for one name               | works     | SELECT public.deduct_credits({alice}, 1, 'doctor', 'doctor:x'); SELECT public.deduct_credits({alice}, 1, 'doctor', 'doctor:x'); SELECT 1 FROM public.users WHERE id = {alice} AND credits = 2
            service | grants once for one name                | works     | SELECT public.grant_credits({alice}, 1, 'bonus', 'doctor', 'doctor:x'); SELECT public.grant_credits({alice}, 1, 'bonus', 'doctor', 'doctor:x'); SELECT 1 FROM public.users WHERE id = {alice} AND credits = 4
            service | grants credits                          | works     | SELECT 1 WHERE public.grant_credits({alice}, 5, 'purchase', 'doctor', 'doctor:x')
            service | gives a price back                      | works     | SELECT 1 WHERE public.grant_credits({alice}, 1, 'refund', 'doctor', 'doctor:x')
            -- Put back the table-level rights of service_role as the migrations have them
            service | gives a tier                            | works     | UPDATE public.users SET tier = 'seeker' WHERE id = {alice}
            service | records a reading                       | works     | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation, drawn, keep_until) VALUES ({alice}, 'q', 'single', {card}, 'i', true, now() + interval '2 years')
            service | keeps a reading for longer              | works     | UPDATE public.readings SET keep_until = now() + interval '2 years' WHERE id = {reading}
            service | speaks as the assistant                 | works     | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'assistant', 'x')
            service | ends a reply                            | works     | UPDATE public.replies SET state = 'failed', finished_at = now() WHERE reading_id = {reading}
            service | begins a generation                     | works     | INSERT INTO public.generations (id, user_id, question, spread_type, cards, price, lease_until) VALUES (gen_random_uuid(), {alice}, 'q', 'single', {card}, 1, now())
            service | takes a generation up again             | works     | UPDATE public.generations SET attempt = attempt + 1, lease_until = now() WHERE id = {reading}
            service | books a call of a model                 | works     | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES ({alice}, 'm', 'p', 1, 1, 2, 0.01, 5)
            service | begins a call of a model                | works     | INSERT INTO public.model_calls_under_way (id, user_id, tier, generation_id, provider, model, input_tokens, output_tokens, cost_usd, priced, begun_at, expires_at) VALUES (gen_random_uuid(), {alice}, 'free', {reading}, 'p', 'm', 1, 1, 1, true, now(), now())
            service | tells the operator of a budget          | works     | INSERT INTO public.budget_notices (budget, period) VALUES ('doctor', current_date)
            service | says which reading a call was for       | works     | UPDATE public.llm_usage SET reading_id = NULL WHERE user_id = {alice}
            service | activates a subscription                | works     | UPDATE public.subscriptions SET status = 'active', plan = 'seeker', current_period_end = now() + interval '1 month' WHERE user_id = {alice}
            service | counts a stopped question               | works     | INSERT INTO public.stopped_questions VALUES (date '2000-01-01', 'self_harm', 1)
            service | counts a draw                           | works     | UPDATE public.daily_draws SET draws = draws + 1 WHERE user_id = {alice}
            service | commits to a draw                       | works     | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES ({foreign}, {alice}, 2, sha256('c2'), sha256('l1'), sha256('l2'), '1', now()); INSERT INTO public.draw_openings (draw_id, server_seed) VALUES ({foreign}, sha256('x'))
            service | uses a draw                             | works     | UPDATE public.draws SET used_at = now() WHERE id = {failed}; UPDATE public.draw_openings SET client_seed = '', spread_type = 'single', upright_only = true WHERE draw_id = {failed}
            service | publishes a root                        | works     | INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('1999-12-31', sha256('p'), sha256('r'), sha256('e'), now())
            service | sees a ledger                           | works     | SELECT 1 FROM public.credit_transactions WHERE user_id = {alice}

            -- Put back the trigger add_to_usage_days on public.llm_usage, and its function
            service | finds a call in the sums                | works     | INSERT INTO public.llm_usage (model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES ('m', 'doctor ' || left({alice}, 8), 1, 1, 2, 0.01, 5); SELECT 1 FROM public.usage_days WHERE provider = 'doctor ' || left({alice}, 8) AND tier = 'guest' AND calls = 1 AND cost_usd = 0.01

            -- Put back the triggers alembic_follow_auth_user on auth.users and write_opening_credits on public.users
            owner   | finds three credits in a new purse      | works     | SELECT 1 FROM public.users u JOIN public.credit_transactions t ON t.user_id = u.id WHERE u.id = {charlie} AND u.credits = 3 AND t.amount = 3
            -- Put back the trigger forget_generation on public.readings
            alice   | deletes her reading with its generation | works     | DELETE FROM public.readings WHERE id = {reading}; SELECT 1 WHERE NOT EXISTS (SELECT FROM public.generations WHERE id = {reading})
            -- Put back the triggers forget_draw on public.readings and public.generations
            alice   | deletes her reading with its seeds      | works     | DELETE FROM public.readings WHERE id = {reading}; SET LOCAL ROLE none; SELECT 1 WHERE NOT EXISTS (SELECT FROM public.draw_openings WHERE draw_id = {reading}) AND EXISTS (SELECT FROM public.draws WHERE id = {reading})
            alice   | deletes a failure with its seeds        | works     | DELETE FROM public.generations WHERE id = {failed}; SET LOCAL ROLE none; SELECT 1 WHERE NOT EXISTS (SELECT FROM public.draw_openings WHERE draw_id = {failed})
            -- Put back the cascades from auth.users to public.users and from there, and the trigger ledger_is_append_only
            owner   | deletes an account                      | works     | DELETE FROM auth.users WHERE id = {alice}; SELECT 1 WHERE NOT EXISTS (SELECT FROM public.users WHERE id = {alice} UNION ALL SELECT FROM public.readings WHERE user_id = {alice} UNION ALL SELECT FROM public.reading_messages WHERE reading_id = {reading} UNION ALL SELECT FROM public.credit_transactions WHERE user_id = {alice} UNION ALL SELECT FROM public.subscriptions WHERE user_id = {alice} UNION ALL SELECT FROM public.generations WHERE user_id = {alice} UNION ALL SELECT FROM public.daily_draws WHERE user_id = {alice} UNION ALL SELECT FROM public.draws WHERE user_id = {alice} UNION ALL SELECT FROM public.draw_openings WHERE draw_id IN ({reading}, {failed}) UNION ALL SELECT FROM public.llm_usage WHERE user_id = {alice} OR reading_id = {reading})
            -- Put back the triggers update_users_updated_at and update_subscriptions_updated_at
            service | notes when a profile changed            | works     | WITH changed AS (UPDATE public.users SET updated_at = '2000-01-01' WHERE id = {alice} RETURNING updated_at) SELECT 1 FROM changed WHERE updated_at = now()
            service | notes when a subscription changed       | works     | WITH changed AS (UPDATE public.subscriptions SET updated_at = '2000-01-01' WHERE user_id = {alice} RETURNING updated_at) SELECT 1 FROM changed WHERE updated_at = now()
            """;

    @Override
    public String area() {
        return "what is legal";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        return AttemptTable.read(TABLE);
    }
}

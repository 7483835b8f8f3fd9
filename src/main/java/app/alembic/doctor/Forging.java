package app.alembic.doctor;

import java.util.List;

/** Rows in another's name, words in the assistant's mouth, and rows that change their owner. */
final class Forging implements Attack {

    private static final String TABLE = """
            -- Put back the policy "Users can create own readings" and: REVOKE INSERT ON public.readings FROM PUBLIC, anon, authenticated; GRANT INSERT (user_id, question, spread_type, cards, interpretation) ON public.readings TO authenticated
            charlie | writes a reading into Alice's name      | denied    | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'single', {card}, 'i')
            anon    | writes a reading into Alice's name      | denied    | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'single', {card}, 'i')
            alice   | passes her cards off as drawn           | denied    | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation, drawn) VALUES ({alice}, 'q', 'single', {card}, 'i', true)
            alice   | chooses the id of a reading             | denied    | INSERT INTO public.readings (id, user_id, question, spread_type, cards, interpretation) VALUES (gen_random_uuid(), {alice}, 'q', 'single', {card}, 'i')
            alice   | signs her reading with a notice         | denied    | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation, notice) VALUES ({alice}, 'q', 'single', {card}, 'i', 'n')

            -- Put back the policy "Users can update own profile"
            charlie | changes everybody's preferences         | untouched | UPDATE public.users SET preferences = '{"doctor": true}'; SET LOCAL ROLE none; SELECT 1 FROM public.users WHERE id = {alice} AND preferences ? 'doctor'

            -- REVOKE UPDATE ON public.readings FROM PUBLIC, anon, authenticated
            alice   | rewrites an interpretation              | denied    | UPDATE public.readings SET interpretation = 'mine' WHERE id = {reading}
            alice   | changes the cards afterwards            | denied    | UPDATE public.readings SET cards = {card} WHERE id = {reading}
            alice   | moves her reading to Charlie            | denied    | UPDATE public.readings SET user_id = {charlie} WHERE id = {reading}
            charlie | moves Alice's reading to himself        | denied    | UPDATE public.readings SET user_id = {charlie} WHERE id = {reading}

            -- Put back the policy "Users can create messages for own readings" and: REVOKE INSERT ON public.reading_messages FROM PUBLIC, anon, authenticated; GRANT INSERT (reading_id, role, content) ON public.reading_messages TO authenticated
            alice   | speaks as the assistant                 | denied    | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'assistant', 'x')
            charlie | speaks into Alice's reading             | denied    | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'user', 'x')
            charlie | answers for the assistant to Alice      | denied    | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'assistant', 'x')
            anon    | speaks into Alice's reading             | denied    | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'user', 'x')
            alice   | chooses the id of a message             | denied    | INSERT INTO public.reading_messages (id, reading_id, role, content) VALUES (gen_random_uuid(), {reading}, 'user', 'x')

            -- REVOKE UPDATE, DELETE ON public.reading_messages FROM PUBLIC, anon, authenticated
            alice   | rewrites what the assistant said        | denied    | UPDATE public.reading_messages SET content = 'mine' WHERE reading_id = {reading}
            alice   | makes the assistant's words her own     | denied    | UPDATE public.reading_messages SET role = 'user' WHERE reading_id = {reading}
            charlie | moves Alice's messages to his reading   | denied    | UPDATE public.reading_messages SET reading_id = {foreign} WHERE reading_id = {reading}

            -- REVOKE ALL ON public.generations FROM PUBLIC, anon, authenticated; GRANT SELECT, DELETE ON public.generations TO authenticated
            alice   | begins a reading without a charge       | denied    | INSERT INTO public.generations (id, user_id, question, spread_type, cards, price, lease_until) VALUES (gen_random_uuid(), {alice}, 'q', 'single', {card}, 0, now())
            alice   | makes a failed generation run again     | denied    | UPDATE public.generations SET state = 'interpreting', finished_at = NULL WHERE id = {failed}
            charlie | moves Alice's generation to himself     | denied    | UPDATE public.generations SET user_id = {charlie} WHERE id = {reading}
            alice   | deletes a generation that was delivered | untouched | DELETE FROM public.generations WHERE id = {reading}

            -- REVOKE ALL ON public.llm_usage FROM PUBLIC, anon, authenticated; GRANT SELECT ON public.llm_usage TO authenticated; and keep the policy "Disable user access to llm_usage" at FALSE
            alice   | sees what models cost                   | untouched | SELECT 1 FROM public.llm_usage LIMIT 1
            alice   | forges a usage row                      | denied    | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES ({alice}, 'm', 'p', 0, 0, 0, 0, 0)

            -- REVOKE ALL ON public.usage_days FROM service_role; GRANT SELECT ON public.usage_days TO service_role
            service | changes what calls have cost in sum     | denied    | UPDATE public.usage_days SET cost_usd = 0
            -- REVOKE UPDATE ON public.llm_usage FROM service_role; GRANT UPDATE (reading_id) ON public.llm_usage TO service_role
            service | changes what a call has cost            | denied    | UPDATE public.llm_usage SET cost_usd = 0 WHERE user_id = {alice}

            -- Put back the policies of public.draws and public.draw_openings as the migrations have them
            alice   | peeks at the seed of an open draw       | untouched | SELECT 1 FROM public.draw_openings WHERE draw_id = {failed}
            charlie | reads what opens Alice's draws          | untouched | SELECT 1 FROM public.draw_openings WHERE draw_id IN ({reading}, {failed})
            -- REVOKE ALL ON public.draws, public.draw_openings, public.draw_roots FROM PUBLIC, anon, authenticated; GRANT SELECT ON public.draws, public.draw_openings TO authenticated
            alice   | commits to a draw of her own            | denied    | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, 2, sha256('c2'), sha256('l1'), sha256('l2'), '1', now())
            alice   | chooses the seed                        | denied    | UPDATE public.draw_openings SET server_seed = sha256('mine') WHERE draw_id = {reading}
            alice   | shuffles once more                      | denied    | UPDATE public.draw_openings SET client_seed = 'again' WHERE draw_id = {reading}
            alice   | forgets a draw                          | denied    | DELETE FROM public.draw_openings WHERE draw_id = {reading}
            alice   | publishes a root                        | denied    | INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('1999-12-31', sha256('p'), sha256('r'), sha256('e'), now())
            -- REVOKE ALL ON public.draws, public.draw_openings, public.draw_roots FROM service_role; GRANT SELECT, INSERT ON public.draws, public.draw_openings, public.draw_roots TO service_role; GRANT UPDATE (used_at) ON public.draws TO service_role; GRANT UPDATE (client_seed, spread_type, upright_only) ON public.draw_openings TO service_role
            service | changes a commitment                    | denied    | UPDATE public.draws SET commitment = sha256('other') WHERE id = {failed}
            service | takes a link out of a chain             | denied    | DELETE FROM public.draws WHERE id = {failed}
            service | changes a seed                          | denied    | UPDATE public.draw_openings SET server_seed = sha256('other') WHERE draw_id = {failed}
            service | changes a published root                | denied    | UPDATE public.draw_roots SET root = sha256('other')
            -- Put back the trigger draws_stay_as_they_are on public.draws
            service | uses a draw twice                       | refused   | UPDATE public.draws SET used_at = now() WHERE id = {reading}
            owner   | changes a commitment                    | refused   | UPDATE public.draws SET commitment = sha256('other') WHERE id = {failed}

            -- REVOKE ALL ON auth.users FROM PUBLIC, anon, authenticated, service_role
            alice   | reads the accounts                      | denied    | SELECT 1 FROM auth.users LIMIT 1
            anon    | reads the accounts                      | denied    | SELECT 1 FROM auth.users LIMIT 1
            alice   | makes an account                        | denied    | INSERT INTO auth.users (id, email) VALUES (gen_random_uuid(), 'x@example.invalid')
            alice   | deletes an account                      | denied    | DELETE FROM auth.users WHERE id = {charlie}
            """;

    @Override
    public String area() {
        return "forging and moving rows";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        return AttemptTable.read(TABLE);
    }
}

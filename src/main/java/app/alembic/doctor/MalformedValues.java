package app.alembic.doctor;

import java.util.List;

/** Values that are too long, too many, blank, or not what they say: from a person first, then from the service itself. */
final class MalformedValues implements Attack {

    private static final String TABLE = """
            -- Put back the check readings_question_bounded
            alice   | asks nothing                            | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, '   ', 'single', {card}, 'i')
            alice   | asks nothing, in three lines            | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, chr(10) || chr(9) || chr(13), 'single', {card}, 'i')
            alice   | asks 1,001 characters                   | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, repeat('x', 1001), 'single', {card}, 'i')
            alice   | asks 100 KB                             | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, repeat('x', 102400), 'single', {card}, 'i')
            -- Put back the check readings_interpretation_bounded
            alice   | writes an interpretation of 100 KB      | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'single', {card}, repeat('x', 102400))
            -- Put back the check readings_spread_type_check
            alice   | lays a spread that there is not         | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'horoscope', {card}, 'i')
            -- Put back the check readings_cards_bounded
            alice   | lays a card of 100 KB                   | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'single', jsonb_set({card}, '{0,name}', to_jsonb((SELECT string_agg(md5(n::text), '') FROM generate_series(1, 3200) n))), 'i')
            -- Put back the trigger check_reading_cards on public.readings, and its function
            alice   | lays no card                            | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'single', '[]', 'i')
            alice   | lays 1 of 3 cards                       | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'three_card', {card}, 'i')
            alice   | lays a number                           | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'single', '[1]', 'i')
            alice   | lays a seventy-ninth card               | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'single', jsonb_set({card}, '{0,id}', '"major_22"'), 'i')
            alice   | lays a card neither upright nor not     | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'single', jsonb_set({card}, '{0,reversed}', '"no"'), 'i')
            alice   | lays a card thrice                      | refused   | INSERT INTO public.readings (user_id, question, spread_type, cards, interpretation) VALUES ({alice}, 'q', 'three_card', jsonb_build_array({card}::jsonb -> 0, {card}::jsonb -> 0, {card}::jsonb -> 0), 'i')
            service | puts a drawn card out of its place      | refused   | UPDATE public.readings SET cards = jsonb_set(cards, '{0,position}', '"Elsewhere"') WHERE id = {reading}
            -- Put back the check readings_notice_bounded
            service | writes a notice of 100 KB               | refused   | UPDATE public.readings SET notice = repeat('x', 102400) WHERE id = {reading}

            -- Put back the check reading_messages_content_bounded
            alice   | says nothing                            | refused   | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'user', ' ')
            alice   | says nothing, in three lines            | refused   | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'user', chr(10) || chr(9) || chr(13))
            alice   | says 4,001 characters                   | refused   | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'user', repeat('x', 4001))
            service | answers 100 KB                          | refused   | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'assistant', repeat('x', 102400))
            -- Put back the check reading_messages_role_check
            service | speaks as a third                       | refused   | INSERT INTO public.reading_messages (reading_id, role, content) VALUES ({reading}, 'system', 'x')
            -- Put back the check replies_state_check
            service | leaves a reply in a state there is not  | refused   | UPDATE public.replies SET state = 'late' WHERE reading_id = {reading}
            -- Put back the check replies_finished
            service | ends a reply without an end             | refused   | UPDATE public.replies SET finished_at = NULL WHERE reading_id = {reading}
            -- Put back the check replies_times_finite
            service | awaits a reply until the end of time    | refused   | UPDATE public.replies SET lease_until = 'infinity' WHERE reading_id = {reading}
            -- Put back the check replies_attempt_check
            service | begins a reply for the zeroth time      | refused   | UPDATE public.replies SET attempt = 0 WHERE reading_id = {reading}
            -- Put back the check replies_draft_check
            service | drafts a reply of 100 KB                | refused   | UPDATE public.replies SET state = 'awaited', finished_at = NULL, draft = repeat('x', 102400) WHERE reading_id = {reading}
            -- Put back the check replies_drafts_awaited
            service | keeps the draft of a reply that ended   | refused   | UPDATE public.replies SET draft = 'half of it' WHERE reading_id = {reading}
            -- Put back the unique index replies_one_at_a_time
            service | awaits two replies at once              | refused   | UPDATE public.replies SET state = 'awaited', finished_at = NULL WHERE reading_id = {reading}; INSERT INTO public.replies (id, reading_id, question_id, lease_until) SELECT gen_random_uuid(), reading_id, id, now() FROM public.reading_messages WHERE reading_id = {reading} AND role = 'assistant'
            -- Put back the unique constraint replies_question_id_key
            service | awaits two replies to one question      | refused   | INSERT INTO public.replies (id, reading_id, question_id, lease_until) SELECT gen_random_uuid(), reading_id, question_id, now() FROM public.replies WHERE reading_id = {reading}

            -- Put back the check users_preferences_bounded
            alice   | prefers a list                          | refused   | UPDATE public.users SET preferences = '[]' WHERE id = {alice}
            alice   | prefers 100 KB                          | refused   | UPDATE public.users SET preferences = jsonb_build_object('a', repeat('x', 102400)) WHERE id = {alice}
            -- Put back the check users_email_plausible
            service | breaks the line of an address           | refused   | UPDATE public.users SET email = 'a@example.invalid' || chr(10) || 'Bcc: b@example.invalid' WHERE id = {alice}
            service | gives an address that is none           | refused   | UPDATE public.users SET email = 'nowhere' WHERE id = {alice}
            service | gives an address of 100 KB              | refused   | UPDATE public.users SET email = repeat('x', 102400) || '@example.invalid' WHERE id = {alice}
            -- Put back the function follow_auth_user, which takes over plausible addresses only
            owner   | signs up with a line break              | untouched | WITH changed AS (UPDATE auth.users SET email = 'a@example.invalid' || chr(10) || 'bcc: b@example.invalid' WHERE id = {alice} RETURNING id) SELECT 1 FROM changed JOIN public.users USING (id) WHERE users.email LIKE '%' || chr(10) || '%'
            -- Put back the check users_tier_check
            service | gives a tier that there is not          | refused   | UPDATE public.users SET tier = 'king' WHERE id = {alice}
            -- Put back the check users_created_at_finite
            service | lets somebody join at the end of time   | refused   | UPDATE public.users SET created_at = 'infinity' WHERE id = {alice}

            -- Put back the check subscriptions_status_check
            service | gives a status that there is not        | refused   | UPDATE public.subscriptions SET status = 'forever' WHERE user_id = {alice}
            -- Put back the check subscriptions_plan_check
            service | gives a plan that there is not          | refused   | UPDATE public.subscriptions SET plan = 'king' WHERE user_id = {alice}
            -- Put back the check subscriptions_current_period_end_finite
            service | lets a paid period never end            | refused   | UPDATE public.subscriptions SET current_period_end = 'infinity' WHERE user_id = {alice}
            -- Put back the unique constraint subscriptions_stripe_customer_id_unique
            service | gives one customer to two people        | refused   | INSERT INTO public.subscriptions (user_id, stripe_customer_id) VALUES ({charlie}, 'doctor ' || {alice})
            -- Put back the unique constraint subscriptions_stripe_subscription_id_unique
            service | gives one subscription to two people    | refused   | UPDATE public.subscriptions SET stripe_subscription_id = 'doctor' WHERE user_id = {alice}; INSERT INTO public.subscriptions (user_id, stripe_customer_id, stripe_subscription_id) VALUES ({charlie}, 'doctor two ' || {alice}, 'doctor')
            -- Put back the unique index idx_subscriptions_user_id
            service | gives two subscriptions to one person   | refused   | INSERT INTO public.subscriptions (user_id, stripe_customer_id) VALUES ({alice}, 'doctor two ' || {alice})

            -- Put back the check llm_usage_not_negative
            service | books a negative cost                   | refused   | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES ({alice}, 'm', 'p', 0, 0, 0, -1, 0)
            service | books a cost that is no number          | refused   | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES ({alice}, 'm', 'p', 0, 0, 0, 'NaN', 0)
            -- Put back the check llm_usage_total
            service | books a total that is no sum            | refused   | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES ({alice}, 'm', 'p', 1, 1, 1, 0, 0)
            -- Put back the check llm_usage_names_bounded
            service | books a model of 100 KB                 | refused   | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms) VALUES ({alice}, repeat('x', 102400), 'p', 0, 0, 0, 0, 0)
            -- Put back the check llm_usage_tier_known
            service | books a call for a king                 | refused   | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms, tier) VALUES ({alice}, 'm', 'p', 0, 0, 0, 0, 0, 'king')
            -- Put back the check model_calls_under_way_not_negative
            service | holds back less than nothing            | refused   | INSERT INTO public.model_calls_under_way (id, user_id, tier, generation_id, provider, model, input_tokens, output_tokens, cost_usd, priced, begun_at, expires_at) VALUES (gen_random_uuid(), {alice}, 'free', {reading}, 'p', 'm', 1, 1, -1, true, now(), now())
            service | holds back what is no number            | refused   | INSERT INTO public.model_calls_under_way (id, user_id, tier, generation_id, provider, model, input_tokens, output_tokens, cost_usd, priced, begun_at, expires_at) VALUES (gen_random_uuid(), {alice}, 'free', {reading}, 'p', 'm', 1, 1, 'NaN', true, now(), now())
            -- Put back the check model_calls_under_way_times_finite
            service | holds money back for ever               | refused   | INSERT INTO public.model_calls_under_way (id, user_id, tier, generation_id, provider, model, input_tokens, output_tokens, cost_usd, priced, begun_at, expires_at) VALUES (gen_random_uuid(), {alice}, 'free', {reading}, 'p', 'm', 1, 1, 1, true, now(), 'infinity')
            -- Put back the check llm_usage_created_at_finite
            service | books a call at the end of time         | refused   | INSERT INTO public.llm_usage (user_id, model, provider, input_tokens, output_tokens, total_tokens, cost_usd, latency_ms, created_at) VALUES ({alice}, 'm', 'p', 0, 0, 0, 0, 0, 'infinity')

            -- Put back the check generations_question_check
            service | generates from nothing                  | refused   | UPDATE public.generations SET question = ' ' WHERE id = {reading}
            service | generates from 100 KB                   | refused   | UPDATE public.generations SET question = repeat('x', 102400) WHERE id = {reading}
            -- Put back the check generations_cards_check
            service | generates from a card of 100 KB         | refused   | UPDATE public.generations SET cards = jsonb_set(cards, '{0,name}', to_jsonb((SELECT string_agg(md5(n::text), '') FROM generate_series(1, 3200) n))) WHERE id = {reading}
            -- Put back the trigger check_generation_cards on public.generations
            service | generates from a card unknown           | refused   | UPDATE public.generations SET cards = jsonb_set(cards, '{0,id}', '"major_22"') WHERE id = {reading}
            -- Put back the check generations_spread_type_check
            service | generates a spread that there is not    | refused   | UPDATE public.generations SET spread_type = 'horoscope' WHERE id = {reading}
            -- Put back the check generations_state_check
            service | generates without a known state         | refused   | UPDATE public.generations SET state = 'lost' WHERE id = {reading}
            -- Put back the check generations_finished
            service | ends a generation without a time        | refused   | UPDATE public.generations SET finished_at = NULL WHERE id = {reading}
            -- Put back the check generations_price_check
            service | generates at a negative price           | refused   | UPDATE public.generations SET price = -1 WHERE id = {reading}
            -- Put back the check generations_attempt_check
            service | generates at the zeroth attempt         | refused   | UPDATE public.generations SET attempt = 0 WHERE id = {reading}
            -- Put back the check generations_notice_check
            service | generates with a notice of 100 KB       | refused   | UPDATE public.generations SET notice = repeat('x', 102400) WHERE id = {reading}
            -- Put back the check generations_text_length_check
            service | releases less than nothing              | refused   | UPDATE public.generations SET text_length = -1 WHERE id = {reading}
            -- Put back the check generations_taken_up_check
            service | takes a generation up never             | refused   | UPDATE public.generations SET taken_up = 0 WHERE id = {reading}
            -- Put back the check generation_parts_attempt_check
            service | writes a part of the zeroth attempt     | refused   | INSERT INTO public.generation_parts VALUES ({reading}, 0, 0, 'x')
            -- Put back the check generation_parts_starts_at_check
            service | writes a part before the beginning      | refused   | INSERT INTO public.generation_parts VALUES ({reading}, 1, -1, 'x')
            -- Put back the check generation_parts_text_check
            service | writes an empty part                    | refused   | INSERT INTO public.generation_parts VALUES ({reading}, 1, 0, '')
            service | writes a part of 100 KB                 | refused   | INSERT INTO public.generation_parts VALUES ({reading}, 1, 0, repeat('x', 102400))
            -- Put back the check idempotency_keys_key_check
            service | claims an empty key                     | refused   | INSERT INTO public.idempotency_keys VALUES ({alice}, '', sha256('x'), 201, gen_random_uuid())
            service | claims an endless key                   | refused   | INSERT INTO public.idempotency_keys VALUES ({alice}, repeat('x', 256), sha256('x'), 201, gen_random_uuid())
            -- Put back the check idempotency_keys_request_hash_check
            service | claims a key for no request             | refused   | INSERT INTO public.idempotency_keys VALUES ({alice}, 'x', '', 201, gen_random_uuid())
            -- Put back the check idempotency_keys_status_check
            service | claims a key for a failure              | refused   | INSERT INTO public.idempotency_keys VALUES ({alice}, 'x', sha256('x'), 500, gen_random_uuid())
            -- Put back the check idempotency_keys_created_at_check
            service | claims a key to the end of time         | refused   | INSERT INTO public.idempotency_keys VALUES ({alice}, 'x', sha256('x'), 201, gen_random_uuid(), 'infinity')
            -- Put back the check generations_times_finite
            service | leases a generation for ever            | refused   | UPDATE public.generations SET lease_until = 'infinity' WHERE id = {reading}
            service | begins a generation at the end of time  | refused   | UPDATE public.generations SET created_at = 'infinity' WHERE id = {reading}
            service | ends a generation at the end of time    | refused   | UPDATE public.generations SET finished_at = 'infinity' WHERE id = {reading}

            -- Put back the check stopped_questions_day_check
            service | stops a question at the end of time     | refused   | INSERT INTO public.stopped_questions VALUES ('infinity', 'self_harm', 1)
            -- Put back the check stopped_questions_peril_check
            service | stops a question for no known reason    | refused   | INSERT INTO public.stopped_questions VALUES (current_date, 'boredom', 1)
            -- Put back the check stopped_questions_questions_check
            service | counts no stopped question as one       | refused   | INSERT INTO public.stopped_questions VALUES (date '2000-01-01', 'self_harm', 0)
            -- Put back the check daily_draws_draws_check
            service | counts no draw as one                   | refused   | UPDATE public.daily_draws SET draws = 0 WHERE user_id = {alice}
            -- Put back the check daily_draws_day_finite
            service | counts a draw at the end of time        | refused   | UPDATE public.daily_draws SET day = 'infinity' WHERE user_id = {alice}

            -- Put back the check draws_place_check
            service | links before the beginning              | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, -1, sha256('c2'), sha256('l1'), sha256('l2'), '1', now())
            -- Put back the check draws_commitment_check
            service | commits to half a hash                  | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, 2, '\\x00', sha256('l1'), sha256('l2'), '1', now())
            -- Put back the check draws_previous_check
            service | follows half a link                     | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, 2, sha256('c2'), '\\x00', sha256('l2'), '1', now())
            -- Put back the check draws_link_check
            service | makes half a link                       | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, 2, sha256('c2'), sha256('l1'), '\\x00', '1', now())
            -- Put back the check draws_deck_version_check
            service | draws from a deck without a version     | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, 2, sha256('c2'), sha256('l1'), sha256('l2'), '', now())
            -- Put back the check draws_times_finite
            service | keeps a seed secret for ever            | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, 2, sha256('c2'), sha256('l1'), sha256('l2'), '1', 'infinity')
            -- Put back the unique constraint draws_place_once
            service | takes one place of a chain twice        | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, 1, sha256('c2'), sha256('l1'), sha256('l2'), '1', now())
            -- Put back the unique constraint draws_follow_once
            service | lets a chain go on in two ways          | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES (gen_random_uuid(), {alice}, 2, sha256('c2'), sha256('l0'), sha256('l2'), '1', now())
            -- Put back the check draw_openings_server_seed_check
            service | draws from a short seed                 | refused   | INSERT INTO public.draws (id, user_id, place, commitment, previous, link, deck_version, expires_at) VALUES ({foreign}, {alice}, 2, sha256('c2'), sha256('l1'), sha256('l2'), '1', now()); INSERT INTO public.draw_openings (draw_id, server_seed) VALUES ({foreign}, '\\x00')
            -- Put back the check draw_openings_client_seed_check
            service | adds 257 characters of chance           | refused   | UPDATE public.draw_openings SET client_seed = repeat('x', 257), spread_type = 'single', upright_only = false WHERE draw_id = {failed}
            -- Put back the check draw_openings_spread_type_check
            service | draws a spread that there is not        | refused   | UPDATE public.draw_openings SET client_seed = 'x', spread_type = 'horoscope', upright_only = false WHERE draw_id = {failed}
            -- Put back the check draw_openings_whole
            service | draws on half the terms                 | refused   | UPDATE public.draw_openings SET client_seed = 'x', spread_type = NULL, upright_only = false WHERE draw_id = {failed}
            -- Put back the check draw_roots_day_finite
            service | publishes the last day of all           | refused   | INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('infinity', sha256('p'), sha256('r'), sha256('e'), now())
            -- Put back the check draw_roots_previous_check
            service | publishes a root after half a root      | refused   | INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('1999-12-31', '\\x00', sha256('r'), sha256('e'), now())
            -- Put back the check draw_roots_root_check
            service | publishes half a root                   | refused   | INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('1999-12-31', sha256('p'), '\\x00', sha256('e'), now())
            -- Put back the check draw_roots_entries_check
            service | publishes a root over half a link       | refused   | INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('1999-12-31', sha256('p'), sha256('r'), '\\x00', now())
            -- Put back the check draw_roots_published_at_check
            service | publishes at the end of time            | refused   | INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('1999-12-31', sha256('p'), sha256('r'), sha256('e'), 'infinity')
            -- Put back the unique constraint draw_roots_previous_key
            service | publishes two roots after one           | refused   | INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('1999-12-31', sha256('p'), sha256('r'), sha256('e'), now()); INSERT INTO public.draw_roots (day, previous, root, entries, published_at) VALUES ('1999-12-30', sha256('p'), sha256('other'), sha256('e'), now())
            """;

    @Override
    public String area() {
        return "oversized and malformed values";
    }

    @Override
    public List<Attempt> attempts(Scene scene) {
        return AttemptTable.read(TABLE);
    }
}

-- The rows of the data model's own tables move into Alembic's, which hold them to their rules. A column that may be NULL
-- there and not here takes its default.

-- The step just made a profile with opening credits for everybody in auth.users; those who had one keep theirs.
DELETE FROM public.users u USING alembic_adopting.users a WHERE a.id = u.id;
-- A table with checks still to come cannot be altered: they come now, and wait for the end again.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE public.users DISABLE TRIGGER write_opening_credits;

INSERT INTO public.users (id, email, tier, credits, preferences, created_at, updated_at)
SELECT id, email, tier, credits, coalesce(preferences, '{}'), coalesce(created_at, now()), coalesce(updated_at, now())
FROM alembic_adopting.users;

-- Where labels and places agree the cards were drawn for the spread. Nobody loses a reading within a month of this.
INSERT INTO public.readings (id, user_id, question, spread_type, cards, interpretation, created_at, drawn, keep_until)
SELECT r.id, r.user_id, r.question, r.spread_type, r.cards, r.interpretation, coalesce(r.created_at, now()),
       public.spread_positions(r.spread_type) IS NOT DISTINCT FROM (
           SELECT array_agg(card ->> 'position' ORDER BY place)
           FROM jsonb_array_elements(CASE jsonb_typeof(r.cards) WHEN 'array' THEN r.cards END)
               WITH ORDINALITY AS laid (card, place)),
       greatest(now() + interval '30 days',
           coalesce(r.created_at, now()) + CASE
               WHEN u.tier <> 'free' OR EXISTS (
                   SELECT FROM alembic_adopting.credit_transactions t WHERE t.user_id = u.id AND t.type = 'purchase')
               THEN interval '2 years' ELSE interval '30 days' END)
FROM alembic_adopting.readings r JOIN alembic_adopting.users u ON u.id = r.user_id;

INSERT INTO public.reading_messages (id, reading_id, role, content, created_at)
SELECT id, reading_id, role, content, coalesce(created_at, now()) FROM alembic_adopting.reading_messages;

INSERT INTO public.subscriptions (id, user_id, stripe_customer_id, stripe_subscription_id, status, plan,
    current_period_end, created_at, updated_at)
SELECT id, user_id, stripe_customer_id, stripe_subscription_id, status, plan,
    current_period_end, created_at, updated_at
FROM alembic_adopting.subscriptions;

INSERT INTO public.credit_transactions (id, user_id, amount, type, description, created_at)
SELECT id, user_id, amount, type, description, coalesce(created_at, now()) FROM alembic_adopting.credit_transactions;

-- The data model writes no movement for the credits that a profile begins with, among others: one makes up for the rest.
INSERT INTO public.credit_transactions (user_id, amount, type, description, reference)
SELECT u.id, u.credits - l.total, CASE WHEN u.credits > l.total THEN 'bonus' ELSE 'usage' END, 'Taken over',
       'adopted:' || u.id
FROM public.users u
CROSS JOIN LATERAL (
    SELECT coalesce(sum(t.amount), 0) AS total FROM public.credit_transactions t WHERE t.user_id = u.id) l
WHERE u.credits <> l.total;

INSERT INTO public.llm_usage (id, user_id, reading_id, model, provider, input_tokens, output_tokens, total_tokens,
    cost_usd, latency_ms, created_at)
SELECT id, user_id, reading_id, model, provider, input_tokens, output_tokens, total_tokens,
    cost_usd, latency_ms, coalesce(created_at, now())
FROM alembic_adopting.llm_usage;

-- Here the ledger is compared with the balances.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.users ENABLE TRIGGER write_opening_credits;

DROP TABLE alembic_adopting.llm_usage;
DROP TABLE alembic_adopting.credit_transactions;
DROP TABLE alembic_adopting.subscriptions;
DROP TABLE alembic_adopting.reading_messages;
DROP TABLE alembic_adopting.readings;
DROP TABLE alembic_adopting.users;
DROP FUNCTION alembic_adopting.update_updated_at_column();
DROP SCHEMA alembic_adopting;

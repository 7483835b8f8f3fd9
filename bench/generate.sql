-- A database as it is after some time: 2,000 people with 100 readings each, two messages a reading, and the generations and
-- the ledger behind them. Whoever is there already gets as much. Run as the owner, once; the same database comes out every time.

INSERT INTO auth.users (id, email)
SELECT md5('person ' || n)::uuid, 'person.' || n || '@example.org' FROM generate_series(1, 2000) n;

INSERT INTO public.credit_transactions (user_id, amount, type, description, reference, created_at)
SELECT id, 100, 'purchase', 'Credits', 'bench:bought ' || id, now() - interval '90 days' FROM public.users;

INSERT INTO public.readings (id, user_id, question, spread_type, cards, interpretation, drawn, created_at, paid, keep_until)
SELECT md5(u.id || ' ' || n)::uuid, u.id, 'What is the ' || n || 'th thing that asks for my attention?', 'single',
       '[{"id": "major_9", "name": "The Hermit", "position": "Focus", "reversed": false}]',
       repeat('A lamp held low shows the next step and no further. ', 20), true,
       now() - n * interval '20 hours', n % 2 = 0,
       -- One in fifty is due to be forgotten.
       CASE WHEN n % 50 = 1 THEN now() - interval '1 hour' ELSE now() + interval '10 days' END
FROM public.users u, generate_series(1, 100) n;

INSERT INTO public.generations (id, user_id, question, spread_type, cards, price, state, lease_until, created_at, finished_at)
SELECT id, user_id, question, spread_type, cards, 1, 'complete', created_at, created_at, created_at FROM public.readings;

INSERT INTO public.reading_messages (reading_id, role, content, created_at)
SELECT r.id, said.role, said.content, r.created_at + said.after
FROM public.readings r, (VALUES ('user', 'And what of the lamp?', interval '1 minute'),
    ('assistant', 'It is yours; what would you light with it?', interval '2 minutes')) said (role, content, after);

INSERT INTO public.credit_transactions (user_id, amount, type, description, reference, created_at)
SELECT user_id, -1, 'usage', 'Reading', 'reading:' || id, created_at FROM public.readings;

ANALYZE;

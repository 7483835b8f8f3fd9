-- The data model's own tables step aside, with their rows, so that the step which makes Alembic's finds its names free.

CREATE SCHEMA alembic_adopting;
REVOKE ALL ON SCHEMA alembic_adopting FROM PUBLIC;

ALTER TABLE public.llm_usage SET SCHEMA alembic_adopting;
ALTER TABLE public.credit_transactions SET SCHEMA alembic_adopting;
ALTER TABLE public.subscriptions SET SCHEMA alembic_adopting;
ALTER TABLE public.reading_messages SET SCHEMA alembic_adopting;
ALTER TABLE public.readings SET SCHEMA alembic_adopting;
ALTER TABLE public.users SET SCHEMA alembic_adopting;
ALTER FUNCTION public.update_updated_at_column() SET SCHEMA alembic_adopting;
DROP FUNCTION IF EXISTS public.deduct_credits(uuid, integer, text);

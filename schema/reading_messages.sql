-- What is said about a reading afterwards.

CREATE TABLE public.reading_messages (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    reading_id uuid NOT NULL REFERENCES public.readings (id) ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('user', 'assistant')),
    content text NOT NULL,
    created_at timestamptz DEFAULT clock_timestamp(),
    CONSTRAINT reading_messages_content_bounded
        CHECK (content ~ '[^[:space:]]' AND length(content) <= CASE role WHEN 'user' THEN 4000 ELSE 20000 END),
    CONSTRAINT reading_messages_created_at_finite CHECK (created_at IS NOT NULL AND isfinite(created_at))
);
COMMENT ON COLUMN public.reading_messages.created_at IS
    'clock_timestamp(): two messages of one transaction keep their order.';
CREATE INDEX idx_reading_messages_reading_id ON public.reading_messages (reading_id);
CREATE INDEX idx_reading_messages_reading_id_created_at ON public.reading_messages (reading_id, created_at, id);
ALTER TABLE public.reading_messages ENABLE ROW LEVEL SECURITY;

-- The array is computed once a statement; an EXISTS per row took a hundred times as long at a million messages.
CREATE POLICY "Users can view messages for own readings" ON public.reading_messages FOR SELECT TO authenticated
    USING (reading_id = ANY (ARRAY(SELECT r.id FROM public.readings r WHERE r.user_id = (SELECT auth.uid()))));
CREATE POLICY "Users can create messages for own readings" ON public.reading_messages FOR INSERT TO authenticated
    WITH CHECK (role = 'user'
        AND reading_id = ANY (ARRAY(SELECT r.id FROM public.readings r WHERE r.user_id = (SELECT auth.uid()))));

REVOKE ALL ON public.reading_messages FROM PUBLIC, anon, authenticated, service_role;

GRANT SELECT, INSERT (reading_id, role, content) ON public.reading_messages TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.reading_messages TO service_role;

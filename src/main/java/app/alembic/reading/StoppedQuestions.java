package app.alembic.reading;

import app.alembic.safety.Peril;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code stopped_questions}: how many there were. Written by the service alone. */
@Repository
class StoppedQuestions {

    private final JdbcClient sql;

    StoppedQuestions(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return how many of today (UTC) it makes */
    long count(Peril peril) {
        return sql.sql("""
                INSERT INTO public.stopped_questions AS counted (day, peril, questions)
                VALUES ((now() AT TIME ZONE 'UTC')::date, :peril, 1)
                ON CONFLICT (day, peril) DO UPDATE SET questions = counted.questions + 1
                RETURNING questions
                """)
                .param("peril", peril.name().toLowerCase(Locale.ROOT))
                .query((row, _) -> row.getLong(1))
                .single();
    }
}

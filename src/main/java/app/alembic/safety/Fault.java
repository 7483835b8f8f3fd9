package app.alembic.safety;

/** What an interpreter must not say. Of several faults in one sentence the first here is named. */
public enum Fault {
    /** Encourages harm to oneself or to others. */
    HARM,
    THREAT,
    /** A diagnosis, or advice on treatment. */
    DIAGNOSIS,
    LEGAL_ADVICE,
    FINANCIAL_ADVICE,
    /** Claims to know what an absent person thinks, feels or hides. */
    ABSENT_MIND,
    PREDICTION
}

package app.alembic.safety;

/** Why a text is stopped, gravest first: of several perils in one text the first here is answered. */
public enum Peril {
    MEDICAL_EMERGENCY,
    IMMEDIATE_DANGER,
    SELF_HARM,
    HARM_TO_OTHERS
}

package app.alembic.oracle;

/** Puts an inquiry into the words that are sent to a language model. */
public interface Prompting {

    Prompt of(Inquiry inquiry);
}

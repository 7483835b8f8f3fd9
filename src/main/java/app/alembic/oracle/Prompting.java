package app.alembic.oracle;

public interface Prompting {
    Prompt of(Inquiry inquiry);
}

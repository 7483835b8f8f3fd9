package app.alembic.safety;

/** What a reading goes on about only with a boundary sentence. Of several topics in one text the first here is named. */
public enum Topic {
    PREGNANCY,
    HEALTH,
    LAW,
    MONEY,
    ABSENT_PERSON,
    LIFE_DECISION
}

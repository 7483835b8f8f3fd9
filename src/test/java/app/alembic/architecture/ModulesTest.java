package app.alembic.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.Alembic;
import app.alembic.database.Database;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house as its plan says: what may import what, and who may go past row level security. */
class ModulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.alembic");

    @Test
    void modulesImportOnlyWhatTheySayAndNeverInACircle() {
        ApplicationModules.of(Alembic.class).verify();
    }

    @Test
    void theDeckTheSpreadsSafetyAndProofreadingArePlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "app.alembic.deck..",
                        "app.alembic.spread..",
                        "app.alembic.safety..",
                        "app.alembic.proofreading..",
                        "app.alembic.oracle.mirror..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.boot..",
                        "org.springframework.jdbc..",
                        "org.springframework.web..",
                        "java.sql..")
                .check(CLASSES);
    }

    /** Whoever is added here can read and write everybody's rows: say why in the review. */
    @Test
    void whoCanGoPastRowLevelSecurityIsAShortList() {
        assertThat(callersOf("asService"))
                .containsExactly(
                        "app.alembic.account.FindAccount",
                        "app.alembic.conversation.AnswerQuestion",
                        "app.alembic.conversation.AskAboutReading",
                        "app.alembic.conversation.Draft",
                        "app.alembic.credits.GrantCredits",
                        "app.alembic.draw.PublishRoots",
                        "app.alembic.health.HealthApi",
                        "app.alembic.reading.InterpretReading",
                        "app.alembic.reading.QuestionGuard",
                        "app.alembic.reading.Recovery",
                        "app.alembic.reading.Scribe",
                        "app.alembic.usage.BeginCall",
                        "app.alembic.usage.ReadUsage");
        assertThat(callersOf("asUserThenService"))
                .containsExactly(
                        "app.alembic.conversation.AskAboutReading",
                        "app.alembic.draw.CommitDraw",
                        "app.alembic.reading.BeginReading",
                        "app.alembic.reading.StopReading");
        assertThat(callersOf("asAuthAdmin")).isNotEmpty().allMatch(caller -> caller.startsWith("app.alembic.auth."));
    }

    @Test
    void onlyTheDatabaseItsSchemaAndTheDoctorOpenConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackages("app.alembic.database..", "app.alembic.schema..", "app.alembic.doctor..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.sql\\.(Connection|DriverManager|Statement|PreparedStatement)|javax\\.sql\\.DataSource")
                .check(CLASSES);
    }

    @Test
    void nobodyReadsTheClockOnTheSide() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "app.alembic.reading..",
                        "app.alembic.conversation..",
                        "app.alembic.credits..",
                        "app.alembic.auth..",
                        "app.alembic.account..")
                .should()
                .callMethod(Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Service[A-Z].*Impl)")
                .check(CLASSES);
        methods()
                .that()
                .areAnnotatedWith("org.springframework.transaction.annotation.Transactional")
                .should()
                .bePrivate()
                .allowEmptyShould(true)
                .because("transactions say who acts: see database.Database")
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleNameEndingWith("Api")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    private static TreeSet<String> callersOf(String method) {
        return CLASSES.get(Database.class).getMethods().stream()
                .filter(candidate -> candidate.getName().equals(method))
                .flatMap(candidate -> candidate.getAccessesToSelf().stream())
                .map(JavaAccess::getOriginOwner)
                .map(owner -> owner.getName().replaceAll("\\$.*", ""))
                .filter(name -> !name.equals(Database.class.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package app.alembic.cli;

import app.alembic.doctor.Diagnosis;
import app.alembic.doctor.Doctor;
import app.alembic.doctor.Finding;
import app.alembic.doctor.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = {
            "Attacks its own database and says what is wrong, with the mend.",
            "All is tried in one transaction that is rolled back. Ends with 1 if there is a hole."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--strict", description = "end with 1 for a warning too")
    boolean strict;

    @Option(names = "--verbose", description = "list every attempt, not only what went wrong")
    boolean verbose;

    @Mixin
    DataOption data = new DataOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Service.with(data.options(), context -> {
            Diagnosis diagnosis = context.getBean(Doctor.class).examine();
            print(diagnosis, spec.commandLine().getOut());
            boolean isWell = diagnosis.holes().isEmpty()
                    && (!strict || diagnosis.warnings().isEmpty());
            return isWell ? 0 : 1;
        });
    }

    private void print(Diagnosis diagnosis, PrintWriter out) {
        var table = new Table("AREA", "TRIED", "HELD");
        diagnosis.areas().forEach(area -> table.row(area.name(), "" + area.tried(), "" + area.held()));
        table.print(out);
        List<Finding> told = verbose
                ? diagnosis.findings()
                : diagnosis.findings().stream()
                        .filter(finding -> finding.verdict() != Verdict.GOOD)
                        .toList();
        if (!told.isEmpty()) {
            out.println();
            told.forEach(finding -> out.println(line(finding)));
        }
        out.println();
        out.println(summary(diagnosis));
        out.flush();
    }

    private static String line(Finding finding) {
        String detail = finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")";
        String mend = finding.mend().isEmpty() ? "" : "; mend: " + finding.mend();
        return "%-7s  %s: %s%s%s".formatted(finding.verdict(), finding.area(), finding.looked(), detail, mend);
    }

    private static String summary(Diagnosis diagnosis) {
        int holes = diagnosis.holes().size();
        int warnings = diagnosis.warnings().size();
        return holes + warnings == 0
                ? "Healthy: all of %d held.".formatted(diagnosis.findings().size())
                : "Holes: %d, warnings: %d, of %d."
                        .formatted(holes, warnings, diagnosis.findings().size());
    }
}

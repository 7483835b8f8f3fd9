package app.alembic.cli;

import app.alembic.Alembic;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Puts the application together: whole for {@code serve}, and as little of it as a command touches for the others. */
final class Service {

    private Service() {}

    /** The whole, listening. It ends with {@code close()} or the process. */
    static ConfigurableApplicationContext start(Options options) {
        return application(options, Map.of()).run();
    }

    /** Runs one command on the database of the running service, or on one that is started for it. */
    static <T> T with(Options options, Function<ConfigurableApplicationContext, T> command) {
        SpringApplication application = application(options, Map.of("alembic.internal.joins-running-service", "true"));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(true);
        try (ConfigurableApplicationContext context = application.run()) {
            return command.apply(context);
        }
    }

    private static SpringApplication application(Options options, Map<String, Object> further) {
        var given = new HashMap<String, Object>(further);
        putIfGiven(given, "alembic.port", options.port());
        putIfGiven(given, "alembic.data", options.data());
        var application = new SpringApplication(Alembic.class);
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
            event.getEnvironment().getPropertySources().addFirst(new MapPropertySource("commandLineArgs", given));
            new Settings(event.getEnvironment()).refuseUnknown();
        });
        return application;
    }

    private static void putIfGiven(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value.toString());
        }
    }

    /** What the command line says; null where it says nothing. */
    record Options(@Nullable Integer port, @Nullable String data) {
        static final Options NONE = new Options(null, null);
    }
}

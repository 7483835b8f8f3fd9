package app.alembic.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import app.alembic.problem.Problem;
import app.alembic.testing.AlembicTest;
import app.alembic.testing.Client;
import app.alembic.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What is public: addresses with who may ask, error codes, settings, and the document that describes them. */
@AlembicTest
class InterfaceTest {

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private SecurityFilterChain security;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private Client nobody;

    @Test
    void everyAddressAndWhoMayAsk() {
        Golden.assertSame(
                "routes.txt",
                routes().stream()
                        .map(route -> "%-7s %-45s %s"
                                .formatted(route.method(), route.path(), isOpen(route) ? "anybody" : "signed in"))
                        .toList());
    }

    @Test
    void everyErrorCode() {
        Golden.assertSame(
                "problems.txt",
                Arrays.stream(Problem.values())
                        .map(problem -> "%d %s".formatted(problem.status(), problem.code()))
                        .toList());
    }

    @Test
    void everySettingAndItsDefault() {
        Set<String> settings = new TreeSet<>();
        environment.getPropertySources().stream()
                .filter(source -> source.getName().contains("class path resource [application.yml]"))
                .filter(EnumerablePropertySource.class::isInstance)
                .map(EnumerablePropertySource.class::cast)
                .forEach(source -> Arrays.stream(source.getPropertyNames())
                        .filter(name -> name.startsWith("alembic."))
                        .forEach(name -> settings.add("%s=%s".formatted(name, source.getProperty(name)))));
        Golden.assertSame("settings.txt", List.copyOf(settings));
    }

    @Test
    void theOpenApiDocumentDescribesEveryAddressForProgramsAndNoOther() {
        JsonNode paths = nobody.get("/openapi.json").json().path("paths");
        Set<String> described = new TreeSet<>();
        paths.propertyNames()
                .forEach(path -> paths.path(path).propertyNames().forEach(member -> {
                    if (List.of("get", "post", "put", "patch", "delete").contains(member)) {
                        described.add(member.toUpperCase(Locale.ROOT) + " " + path);
                    }
                }));
        Set<String> there = new TreeSet<>();
        routes().stream()
                .filter(route -> route.path().startsWith("/api/")
                        || route.path().startsWith("/auth/v1/")
                        || route.path().equals("/health")
                        || route.path().equals("/openapi.json"))
                .forEach(route -> there.add(route.method() + " " + route.path()));

        assertThat(described).isEqualTo(there);
    }

    @Test
    void theDescriptionIsReadableAsAPage() {
        assertThat(nobody.get("/docs").body()).contains("/api/readings").contains("Put a question to the cards");
    }

    private record Route(String method, String path) implements Comparable<Route> {
        @Override
        public int compareTo(Route other) {
            return (path + method).compareTo(other.path + other.method);
        }
    }

    private TreeSet<Route> routes() {
        var routes = new TreeSet<Route>();
        for (RequestMappingInfo info :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String path : info.getPatternValues()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                if (methods.isEmpty()) {
                    routes.add(new Route("ANY", path));
                }
                methods.forEach(method -> routes.add(new Route(method.name(), path)));
            }
        }
        return routes;
    }

    private boolean isOpen(Route route) {
        var anonymous = new AnonymousAuthenticationToken(
                "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        String path = route.path().replaceAll("\\{[^/]*}", "x");
        var request = new MockHttpServletRequest(route.method().equals("ANY") ? "GET" : route.method(), path);
        AuthorizationResult result = security.getFilters().stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(AuthorizationFilter.class::cast)
                .findFirst()
                .orElseThrow()
                .getAuthorizationManager()
                .authorize(() -> anonymous, request);
        return result != null && result.isGranted();
    }
}

package app.alembic.auth;

import jakarta.servlet.http.HttpServletRequest;

/** Which paths are which, where it matters to who may come in. */
final class Paths {

    /** Nobody has to be signed in. */
    static final String[] PUBLIC = {
        "/",
        "/signup",
        "/signin",
        "/health",
        "/openapi.json",
        "/docs/**",
        "/assets/**",
        "/cards/**",
        "/spreads",
        "/api/cards/**",
        "/api/spreads",
        "/api/draws/roots/*",
        "/verify",
        "/robots.txt",
        "/favicon.ico",
        "/favicon.svg",
        "/manifest.webmanifest",
        "/resources",
        "/privacy",
        "/terms",
        "/resources",
        "/auth/v1/signup",
        "/auth/v1/token",
        "/auth/v1/settings",
        "/auth/v1/.well-known/**",
        "/error"
    };

    static final String[] OPERATOR = {"/admin/**", "/api/admin/**"};

    /** The same for everybody; whoever answers says how long it may be kept. */
    static final String[] SHAREABLE = {
        "/assets/**",
        "/api/cards/**",
        "/api/spreads",
        "/openapi.json",
        "/robots.txt",
        "/favicon.ico",
        "/favicon.svg",
        "/manifest.webmanifest",
        "/auth/v1/.well-known/**"
    };

    private Paths() {}

    static boolean isAuthApi(HttpServletRequest request) {
        return isAuthApi(request.getRequestURI());
    }

    static boolean isAuthApi(String path) {
        return path.startsWith("/auth/v1/");
    }
}

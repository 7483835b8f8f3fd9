package app.alembic.web;

import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Makes small what Tomcat keeps for each connection as long as its request lasts, which for a stream is minutes: nearly half
 * of what a stream takes was buffers that it never fills. {@code make bench-streams} tells.
 */
@Component
final class LeanConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(Protocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", "2048");
            connector.setProperty("socket.appWriteBufSize", "4096");
            // For headers after a chunked body, which nobody sends here: Tomcat keeps 8 KB ready for them otherwise.
            connector.setProperty("maxTrailerSize", "256");
        });
    }

    /** With a small buffer for each answer; longer ones are written in several steps. */
    public static final class Protocol extends Http11NioProtocol {

        @Override
        public int getDesiredBufferSize() {
            return 2_048;
        }
    }
}

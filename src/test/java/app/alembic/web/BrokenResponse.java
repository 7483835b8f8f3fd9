package app.alembic.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.springframework.mock.web.MockHttpServletResponse;

/** A response whose other end can go away. */
final class BrokenResponse extends MockHttpServletResponse {

    private boolean broken;

    void breakOff() {
        broken = true;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (broken) {
                    throw new IOException("Broken pipe");
                }
            }

            @Override
            public void flush() {
                setCommitted(true);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}

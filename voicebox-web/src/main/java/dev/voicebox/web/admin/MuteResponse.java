package dev.voicebox.web.admin;

import java.io.PrintWriter;
import java.io.Writer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Takes what the server would say to a caller whose token it refuses, and says none of it. */
final class MuteResponse extends HttpServletResponseWrapper {
    MuteResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int status) {
        // ours is set later
    }

    @Override
    public void sendError(int status) {
        // ours is sent later
    }

    @Override
    public void sendError(int status, String message) {
        // ours is sent later
    }

    @Override
    public void sendRedirect(String location) {
        // ours is sent later
    }

    @Override
    public void setHeader(String name, String value) {
        // ours are set later
    }

    @Override
    public void addHeader(String name, String value) {
        // ours are set later
    }

    @Override
    public void setContentType(String type) {
        // ours is set later
    }

    @Override
    public void flushBuffer() {
        // nothing is there
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(Writer.nullWriter());
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("nothing is written");
            }

            @Override
            public void write(int b) {
                // nobody hears it
            }
        };
    }
}

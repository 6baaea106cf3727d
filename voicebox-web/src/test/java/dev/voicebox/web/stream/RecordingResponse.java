package dev.voicebox.web.stream;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;

/** An answer whose client reads when the test says so; stands in for the container's response and its context. */
public final class RecordingResponse implements InvocationHandler {
    public final ByteArrayOutputStream body = new ByteArrayOutputStream();
    public int status = 200;
    public final Map<String, String> headers = new HashMap<>();
    public int flushes;
    public String type;
    public int completions;
    public boolean ready = true;

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class);
    }

    public AsyncContext async() {
        return proxy(AsyncContext.class);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "getOutputStream":
                return new Out();
            case "setStatus":
                status = (int) arguments[0];
                return null;
            case "setContentType":
                type = (String) arguments[0];
                return null;
            case "setHeader":
                headers.put((String) arguments[0], (String) arguments[1]);
                return null;
            case "complete":
                completions++;
                return null;
            default:
                throw new UnsupportedOperationException(method.toString());
        }
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    private final class Out extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() {
            flushes++;
        }

        @Override
        public void write(int b) {
            if (!ready) {
                throw new IllegalStateException("written although that would block");
            }
            body.write(b);
        }
    }
}

package bench.machine;

/** The server that this process has started. */
public final class GatewayProcess {
    private GatewayProcess() {}

    /** The server's script has become the JVM, or has started it. */
    public static long pid() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("ws-server.jar"))
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The process of the server is not to be found"))
                .pid();
    }
}

package bench.echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The echo as an application of the server. */
public final class EchoWar {
    /** Where it answers. */
    public static final String PATH = "/bench-echo" + EchoEndpoint.PATH;

    private static final String WAR = "bench-echo.war";
    private static final String CONFIG =
            "<server>\n  <webApplication location=\"" + WAR + "\" contextRoot=\"/bench-echo\"/>\n</server>\n";

    private EchoWar() {}

    /** Writes it as files of a server's folder. @return the folder, to be laid over that of the server */
    public static Path writeTo(Path folder) throws IOException {
        Path apps = Files.createDirectories(folder.resolve("apps"));
        ShrinkWrap.create(WebArchive.class, WAR)
                .addClass(EchoEndpoint.class)
                .as(ZipExporter.class)
                .exportTo(apps.resolve(WAR).toFile(), true);
        Path overrides = Files.createDirectories(folder.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("bench-echo.xml"), CONFIG);
        return folder;
    }
}

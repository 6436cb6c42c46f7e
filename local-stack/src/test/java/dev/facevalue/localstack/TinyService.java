package dev.facevalue.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A program that is started, asked for its health and ended as the packaged services are. It stands in for them where
 * the way a process is handled is tested, not what it does.
 */
final class TinyService {

    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        if (environment.containsKey("TINY_FAILS")) {
            System.out.println("cannot start: " + environment.get("TINY_FAILS"));
            System.exit(3);
        }
        int port = Integer.parseInt(environment.getOrDefault("QUARKUS_HTTP_PORT", ""));
        InetAddress host = InetAddress.getByName(environment.getOrDefault("QUARKUS_HTTP_HOST", ""));
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        int status = environment.containsKey("TINY_NEVER_READY") ? 503 : 200;
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        byte[] said = environment.getOrDefault("TINY_SAYS", "").getBytes(UTF_8);
        server.createContext("/said", exchange -> {
            exchange.sendResponseHeaders(200, said.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(said);
            }
        });
        server.start();
    }

    /**
     * Packages it into a directory, as a jar that names its main class and class path, like {@code quarkus-run.jar}.
     */
    static Service packagedIn(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                TinyService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        Path jar = directory.resolve("tiny-service.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return new Service(
                "tiny-service", jar, Ports.free(), Map.of(), "64m", directory.resolve("logs/tiny-service.log"));
    }
}

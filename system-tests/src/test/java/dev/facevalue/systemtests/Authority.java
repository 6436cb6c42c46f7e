package dev.facevalue.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority that signs certificates of servers on this machine, made by the JDK's keytool in a directory. */
final class Authority {

    static final String PASSWORD = "changeit";

    private final Path directory;
    private final String name;

    /** @param name the file names begin with it */
    Authority(Path directory, String name) throws IOException, InterruptedException {
        this.directory = directory;
        this.name = name;
        keytool("-genkeypair", "-keystore", store(name), "-alias", "ca", "-dname", "CN=" + name, "-ext", "bc:c");
        keytool(
                "-exportcert",
                "-rfc",
                "-keystore",
                store(name),
                "-alias",
                "ca",
                "-file",
                certificate().toString());
    }

    /** The authority's own certificate, PEM. */
    Path certificate() {
        return directory.resolve(name + ".crt");
    }

    /** A PKCS12 store with a key for 127.0.0.1 and its signed certificate. */
    Path server(String server) throws IOException, InterruptedException {
        String store = store(server);
        String request = directory.resolve(server + ".csr").toString();
        String signed = directory.resolve(server + ".crt").toString();
        keytool("-genkeypair", "-keystore", store, "-alias", server, "-dname", "CN=" + server);
        keytool("-certreq", "-keystore", store, "-alias", server, "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-keystore",
                store(name),
                "-alias",
                "ca",
                "-infile",
                request,
                "-outfile",
                signed,
                "-ext",
                "san=ip:127.0.0.1");
        keytool(
                "-importcert",
                "-noprompt",
                "-keystore",
                store,
                "-alias",
                "ca",
                "-file",
                certificate().toString());
        keytool("-importcert", "-noprompt", "-keystore", store, "-alias", server, "-file", signed);
        return Path.of(store);
    }

    /** The same as two PEM files, certificate and key, that only their owner reads. */
    Pem serverPem(String server) throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(server(server))) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] key = store.getKey(server, PASSWORD.toCharArray()).getEncoded();
        Path keyFile = directory.resolve(server + ".key");
        Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        Files.writeString(
                keyFile,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        return new Pem(directory.resolve(server + ".crt"), keyFile);
    }

    record Pem(Path certificate, Path key) {}

    /** For a client that trusts this authority alone. */
    SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            own.load(in, PASSWORD.toCharArray());
        }
        Certificate ca = own.getCertificate("ca");
        trusted.setCertificateEntry("ca", ca);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private String store(String of) {
        return directory.resolve(of + ".p12").toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }
}

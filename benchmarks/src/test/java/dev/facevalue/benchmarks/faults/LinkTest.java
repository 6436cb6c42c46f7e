package dev.facevalue.benchmarks.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class LinkTest {

    /** What the service has heard. */
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private ServerSocket service;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        service = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        link = new Link("tested", 0, service.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        service.close();
    }

    @Test
    void whatIsAskedAndAnsweredPasses() throws Exception {
        try (Socket client = connect()) {
            ask(client, "a");
            assertThat(answer(client)).isEqualTo("A");
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aStalledLinkKeepsWhatIsAskedUntilItIsOpenAgain() throws Exception {
        try (Socket client = connect()) {
            ask(client, "a");
            answer(client);
            link.become(Link.State.STALLED);
            ask(client, "b");
            assertSilent(client);
            assertThat(heard).containsExactly("a");

            link.become(Link.State.OPEN);

            assertThat(answer(client)).isEqualTo("B");
        }
    }

    @Test
    void aMuteLinkHasTheWorkDoneAndTellsNobody() throws Exception {
        try (Socket client = connect()) {
            link.become(Link.State.MUTE);
            ask(client, "a");

            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("a");
            assertSilent(client);
            link.reset();
            assertThatThrownBy(() -> answer(client)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aLinkThatIsCutBreaksWhatIsOpenAndRefusesMore() throws Exception {
        try (Socket client = connect()) {
            ask(client, "a");
            answer(client);

            link.become(Link.State.CUT);

            assertThatThrownBy(() -> answer(client)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> {
                        try (Socket another = connect()) {
                            ask(another, "b");
                            answer(another);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(heard).containsExactly("a");
    }

    private void serve() {
        while (!service.isClosed()) {
            try {
                Socket accepted = service.accept();
                Thread.ofVirtual().start(() -> answer(accepted, accepted));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket in, Socket out) {
        try (in) {
            for (int asked = in.getInputStream().read();
                    asked >= 0;
                    asked = in.getInputStream().read()) {
                heard.add(Character.toString(asked));
                out.getOutputStream().write(Character.toUpperCase(asked));
            }
        } catch (IOException broken) {
            // As a link may be.
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), link.port());
        client.setSoTimeout(30_000);
        return client;
    }

    private static void ask(Socket client, String letter) throws IOException {
        client.getOutputStream().write(letter.getBytes(UTF_8));
    }

    private static String answer(Socket client) throws IOException {
        int answer = client.getInputStream().read();
        if (answer < 0) {
            throw new IOException("ended");
        }
        return Character.toString(answer);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(300);
        assertThatThrownBy(() -> answer(client)).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(30_000);
    }
}

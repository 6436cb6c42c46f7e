package dev.facevalue.systemtests.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, driven by Playwright, which downloads none. */
public final class Chromium implements AutoCloseable {

    /** What to do where {@link #find()} finds nothing. */
    public static final String MISSING =
            "The dashboard's tests need Chromium, and there is none: install it from your system's"
                    + " packages (apt-get install chromium), or set FACEVALUE_CHROMIUM to where one is.";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Long enough for any machine; only what never comes takes as long. */
    private static final double BOUND_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(BOUND_MILLIS);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    /** Where the browser is: where {@code FACEVALUE_CHROMIUM} says, or else on the path. */
    public static Optional<Path> find() {
        String chosen = System.getenv("FACEVALUE_CHROMIUM");
        Stream<Path> candidates = chosen != null && !chosen.isBlank()
                ? Stream.of(Path.of(chosen))
                : NAMES.stream().flatMap(Chromium::onThePath);
        return candidates.filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> onThePath(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name));
    }

    public static Chromium start() {
        return new Chromium(find().orElseThrow(() -> new IllegalStateException(MISSING)));
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

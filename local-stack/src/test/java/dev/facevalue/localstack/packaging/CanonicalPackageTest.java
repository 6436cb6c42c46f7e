package dev.facevalue.localstack.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalPackageTest {

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.parse("2026-11-25T00:00:00");
    private static final String TIME = "2026-11-25T00:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void buildsThatDifferInOrderAndKeysAndTimeBecomeTheSame() throws IOException {
        Path one = new Build().in(folder.resolve("one"));
        Path other = new Build()
                .classes(List.of("b/B.class", "b/", "a/A.class", "a/"))
                .resources(List.of("org", "META-INF", "io"))
                .keys(8, 2, 31)
                .compressed("text/html", "text/css", "application/json")
                .builtAt("2027-01-02T03:04:05Z")
                .in(folder.resolve("other"));
        assertThat(files(one)).isNotEqualTo(files(other));

        settle(one);
        settle(other);

        assertThat(files(one)).isEqualTo(files(other));
    }

    @Test
    void aKeyStaysTheSameInEveryStepAndNoTwoBecomeOne() throws IOException {
        Path target = new Build().keys(31, 2, 8).in(folder);

        settle(target);

        // The first step leaves two values, the second takes the latter and leaves one.
        assertThat(texts(target, "steps/First.class"))
                .containsExactly("proxykey1", "proxykey2", "see proxykey31", "proxykeys");
        assertThat(texts(target, "steps/Second.class")).containsExactly("proxykey2", "proxykey3");
    }

    @Test
    void onlyTheTypesThatAreCompressedAreSorted() throws IOException {
        Path target = new Build()
                .compressed("text/html", "text/css", "application/json")
                .in(folder);

        settle(target);

        // What is listed before keeps its order, and a text that is in both is one constant.
        assertThat(texts(target, "steps/Compression.class"))
                .containsExactly("text/xml", "text/css", "application/json", "text/html");
        assertThat(added(target, "steps/Compression.class"))
                .containsExactly("text/xml", "text/css", "application/json", "text/css", "text/html");
    }

    @Test
    void whatAStepDoesStaysAsItIs() throws IOException {
        Path target = new Build().in(folder);
        ClassModel before = model(target, "steps/First.class");

        settle(target);

        ClassModel after = model(target, "steps/First.class");
        assertThat(after.toDebugString().replaceAll("proxykey\\d+", "key"))
                .isEqualTo(before.toDebugString().replaceAll("proxykey\\d+", "key"));
    }

    @Test
    void whatIsInItsFormStaysAsItIs() throws IOException {
        Path target = new Build().in(folder);
        settle(target);
        Map<String, String> once = files(target);

        settle(target);

        assertThat(files(target)).isEqualTo(once);
    }

    @Test
    void buildsThatDoOtherThingsStayDifferent() throws IOException {
        Path one = new Build().in(folder.resolve("one"));
        Path other = new Build().secondStepTakesTheFirstValue().in(folder.resolve("other"));

        settle(one);
        settle(other);

        assertThat(files(one).get("quarkus-app/quarkus/generated-bytecode.jar"))
                .isNotEqualTo(files(other).get("quarkus-app/quarkus/generated-bytecode.jar"));
    }

    @Test
    void theSbomTellsTheSumsOfWhatIsThere() throws IOException {
        Path target = new Build().resources(List.of("org", "io")).in(folder);

        settle(target);

        String sbom = Files.readString(target.resolve("quarkus-run-cyclonedx.json"));
        for (String file : List.of("transformed-bytecode.jar", "generated-bytecode.jar", "quarkus-application.dat")) {
            byte[] content =
                    Files.readAllBytes(target.resolve("quarkus-app/quarkus").resolve(file));
            assertThat(sbom).as(file).contains(sum("SHA-256", content), sum("SHA3-512", content));
        }
        assertThat(sbom).contains("\"timestamp\" : \"" + TIME + '"');
    }

    @Test
    void anIndexOfAnotherVersionIsNotTouched() throws IOException {
        Path target = new Build().indexVersion(3).in(folder);
        Map<String, String> before = files(target);

        assertThatThrownBy(() -> settle(target)).isInstanceOf(IOException.class).hasMessageContaining("version 3");
        assertThat(files(target)).isEqualTo(before);
    }

    @Test
    void anSbomOfAnotherPackageIsNotTouched() throws IOException {
        Path target = new Build().in(folder);
        new Build().resources(List.of("other")).index(target.resolve("quarkus-app/quarkus/quarkus-application.dat"));
        Map<String, String> before = files(target);

        assertThatThrownBy(() -> settle(target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("quarkus-application.dat");
        assertThat(files(target)).isEqualTo(before);
    }

    private static void settle(Path target) throws IOException {
        CanonicalPackage.main(new String[] {target.toString(), TIME});
    }

    /** The sum of every file, by its path. */
    private static Map<String, String> files(Path target) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sums.put(target.relativize(file).toString(), sum("SHA-256", Files.readAllBytes(file)));
            }
        }
        return sums;
    }

    private static ClassModel model(Path target, String name) throws IOException {
        try (ZipFile jar = new ZipFile(
                target.resolve("quarkus-app/quarkus/generated-bytecode.jar").toFile())) {
            return ClassFile.of().parse(jar.getInputStream(jar.getEntry(name)).readAllBytes());
        }
    }

    private static List<String> texts(Path target, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        model(target, name).constantPool().forEach(constant -> {
            if (constant instanceof StringEntry text) {
                texts.add(text.stringValue());
            }
        });
        return texts;
    }

    /** The texts that the code loads, in its order. */
    private static List<String> added(Path target, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        model(target, name).methods().getFirst().code().orElseThrow().forEach(element -> {
            if (element instanceof LoadConstantInstruction text) {
                texts.add(text.constantValue().toString());
            }
        });
        return texts;
    }

    private static String sum(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Packages as Quarkus does, with what chance decides. */
    private static final class Build {

        private List<String> classes = List.of("a/", "a/A.class", "b/", "b/B.class");
        private List<String> resources = List.of("META-INF", "io", "org");
        private int[] keys = {1, 2, 3};
        private List<String> compressed = List.of("application/json", "text/css", "text/html");
        private String time = "2026-11-26T10:00:00Z";
        private int indexVersion = 2;
        private boolean secondTakesFirst;

        Build classes(List<String> inThisOrder) {
            classes = inThisOrder;
            return this;
        }

        Build resources(List<String> inThisOrder) {
            resources = inThisOrder;
            return this;
        }

        Build keys(int... three) {
            keys = three;
            return this;
        }

        Build compressed(String... inThisOrder) {
            compressed = List.of(inThisOrder);
            return this;
        }

        Build builtAt(String moment) {
            time = moment;
            return this;
        }

        Build indexVersion(int version) {
            indexVersion = version;
            return this;
        }

        Build secondStepTakesTheFirstValue() {
            secondTakesFirst = true;
            return this;
        }

        Path in(Path target) throws IOException {
            Path directory = Files.createDirectories(target.resolve("quarkus-app/quarkus"));
            Path transformed = directory.resolve("transformed-bytecode.jar");
            try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(transformed))) {
                for (String name : classes) {
                    put(jar, name, name.endsWith("/") ? new byte[0] : step(name, List.of()));
                }
            }
            Path generated = directory.resolve("generated-bytecode.jar");
            try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(generated))) {
                put(jar, "steps/First.class", step("First", List.of(key(0), key(1), "see proxykey31", "proxykeys")));
                put(jar, "steps/Second.class", step("Second", List.of(key(secondTakesFirst ? 0 : 1), key(2))));
                put(jar, "steps/Compression.class", compression(compressed));
                put(jar, "steps/notes.txt", "proxykey5".getBytes(StandardCharsets.UTF_8));
            }
            Path index = directory.resolve("quarkus-application.dat");
            index(index);
            StringBuilder sbom = new StringBuilder("{\"timestamp\" : \"" + time + '"');
            for (Path file : List.of(transformed, generated, index)) {
                for (String algorithm :
                        List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512")) {
                    sbom.append(",\"")
                            .append(file.getFileName())
                            .append(algorithm)
                            .append("\" : \"")
                            .append(sum(algorithm, Files.readAllBytes(file)))
                            .append('"');
                }
            }
            Files.writeString(target.resolve("quarkus-run-cyclonedx.json"), sbom.append('}'));
            return target;
        }

        void index(Path file) throws IOException {
            try (DataOutputStream index = new DataOutputStream(Files.newOutputStream(file))) {
                index.writeInt(0x0A07CA3E);
                index.writeInt(indexVersion);
                index.writeUTF("steps.Main");
                index.writeInt(1);
                index.writeUTF("META-INF");
                index.writeInt(resources.size());
                for (String resource : resources) {
                    index.writeUTF(resource);
                }
                index.writeInt(0);
                index.writeInt(0);
            }
        }

        private String key(int which) {
            return "proxykey" + keys[which];
        }

        private static void put(ZipOutputStream jar, String name, byte[] content) throws IOException {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(ENTRY_TIME);
            jar.putNextEntry(entry);
            jar.write(content);
        }

        /** A class with a method that looks at each of the texts, and at a long, which takes two places in the pool. */
        private static byte[] step(String name, List<String> texts) {
            return ClassFile.of()
                    .build(
                            ClassDesc.of("steps", name.replace('/', '_').replace(".class", "")),
                            step -> step.withMethodBody(
                                    "run", MethodTypeDesc.of(ConstantDescs.CD_void), AccessFlag.STATIC.mask(), code -> {
                                        code.ldc(1L << 40).pop2();
                                        texts.forEach(text -> code.ldc(text).pop());
                                        code.return_();
                                    }));
        }

        /** A class with a method that fills a list, and then the set of types that it hands over. */
        private static byte[] compression(List<String> types) {
            ClassDesc handler =
                    ClassDesc.of("io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveCompressionHandler");
            return ClassFile.of()
                    .build(
                            ClassDesc.of("steps", "Compression"),
                            step -> step.withMethodBody(
                                    "run",
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_void,
                                            ConstantDescs.CD_List,
                                            handler,
                                            ConstantDescs.CD_Set),
                                    AccessFlag.STATIC.mask(),
                                    code -> {
                                        add(code, 0, List.of("text/xml", "text/css"));
                                        code.aconst_null().pop();
                                        add(code, 2, types);
                                        code.aload(1)
                                                .aload(2)
                                                .checkcast(ConstantDescs.CD_Set)
                                                .invokevirtual(
                                                        handler,
                                                        "setCompressMediaTypes",
                                                        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Set))
                                                .return_();
                                    }));
        }

        private static void add(CodeBuilder code, int variable, List<String> texts) {
            texts.forEach(text -> code.aload(variable)
                    .checkcast(ConstantDescs.CD_Collection)
                    .ldc(text)
                    .invokeinterface(
                            ConstantDescs.CD_Collection,
                            "add",
                            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
                    .pop());
        }
    }
}

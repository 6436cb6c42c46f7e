package dev.facevalue.localstack.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The media types that REST's answers are compressed in, where a service compresses. The step that sets them adds one
 * after the other to a set, in the order of one of the JDK's immutable sets, which is another with every run of a JVM.
 * All that the set is asked is whether a type is in it.
 */
final class CompressedTypes {

    private static final String HANDLER =
            "io/quarkus/resteasy/reactive/server/runtime/ResteasyReactiveCompressionHandler";

    /** The instructions that add a type: load the set, cast it, load the type, add it, forget whether it was new. */
    private static final int ADDITION = 5;

    /**
     * Those between the last addition and the call that hands the set over: load the handler, load the set, cast it.
     */
    private static final int HANDING_OVER = 3;

    private CompressedTypes() {}

    /** The same classes, the types added in the order of their names. */
    static Archive sorted(Archive archive) {
        SortedMap<String, byte[]> entries = new TreeMap<>(archive.entries());
        entries.replaceAll((name, content) -> name.endsWith(".class") ? sorted(content) : content);
        return new Archive(entries, archive.time());
    }

    private static byte[] sorted(byte[] classFile) {
        ClassModel step = ClassFile.of().parse(classFile);
        if (!mentionsHandler(step)) {
            return classFile;
        }
        // With constants of its own, which are then in the order of their use too.
        return ClassFile.of(ConstantPoolSharingOption.NEW_POOL).transformClass(step, (builder, element) -> {
            if (element instanceof MethodModel method) {
                builder.transformMethod(method, (methodBuilder, part) -> {
                    if (part instanceof CodeModel code) {
                        methodBuilder.withCode(to -> sorted(code.elementList()).forEach(to::with));
                    } else {
                        methodBuilder.with(part);
                    }
                });
            } else {
                builder.with(element);
            }
        });
    }

    private static boolean mentionsHandler(ClassModel step) {
        for (PoolEntry constant : step.constantPool()) {
            if (constant instanceof ClassEntry type && type.asInternalName().equals(HANDLER)) {
                return true;
            }
        }
        return false;
    }

    /** Sorts the additions that come right before the set is handed over; no other run of additions is touched. */
    private static List<CodeElement> sorted(List<CodeElement> code) {
        List<CodeElement> sorted = new ArrayList<>(code);
        for (int handedOver = HANDING_OVER; handedOver < code.size(); handedOver++) {
            if (!handsOver(code.get(handedOver))) {
                continue;
            }
            int end = handedOver - HANDING_OVER;
            int start = end;
            List<List<CodeElement>> additions = new ArrayList<>();
            while (start >= ADDITION && addsText(code.subList(start - ADDITION, start))) {
                start -= ADDITION;
                additions.add(code.subList(start, start + ADDITION));
            }
            additions.sort(Comparator.comparing(CompressedTypes::text));
            int place = start;
            for (List<CodeElement> addition : additions) {
                for (CodeElement instruction : addition) {
                    sorted.set(place++, instruction);
                }
            }
        }
        return sorted;
    }

    private static boolean handsOver(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals(HANDLER)
                && call.name().equalsString("setCompressMediaTypes");
    }

    private static boolean addsText(List<CodeElement> instructions) {
        return instructions.get(0) instanceof LoadInstruction
                && instructions.get(1) instanceof TypeCheckInstruction
                && instructions.get(2) instanceof LoadConstantInstruction constant
                && constant.constantEntry() instanceof StringEntry
                && instructions.get(3) instanceof InvokeInstruction call
                && call.name().equalsString("add")
                && instructions.get(4) instanceof StackInstruction;
    }

    private static String text(List<CodeElement> addition) {
        return ((LoadConstantInstruction) addition.get(2)).constantValue().toString();
    }
}

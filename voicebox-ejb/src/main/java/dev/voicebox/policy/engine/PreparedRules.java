package dev.voicebox.policy.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.styra.opa.wasm.OpaWasm_Env;
import com.styra.opa.wasm.OpaWasm_ModuleExports;
import com.styra.opa.wasm.OpaWasm_ModuleImports;

import dev.voicebox.policy.EntryPoint;

/**
 * The rules that VoiceBox brings. They were made code of the JVM when VoiceBox was built ({@code VoiceRules}), so that nothing is
 * compiled at a start, and all instances share what the JVM learns of them. A decision is one call, {@code opa_eval} of version
 * 1.2 of OPA's interface; it begins with an empty heap behind the document.
 */
final class PreparedRules implements Rules, OpaWasm_ModuleImports, OpaWasm_Env {
    private static final int FIRST_PAGES = 10;
    private static final int JSON = 0;
    private static final byte[] NO_DATA = {'{', '}'};

    private final Memory memory = new ByteArrayMemory(new MemoryLimits(FIRST_PAGES, MOST_PAGES));
    private final OpaWasm_ModuleExports exports;
    private final Map<String, Integer> entryPoints = new HashMap<>();
    private final int data;
    private final int free;

    /** Takes some ms, the first of a JVM a tenth of a second. */
    PreparedRules() {
        exports = new OpaWasm_ModuleExports(Instance.builder(VoiceRules.load())
                .withImportValues(toImportValues())
                .withMemoryFactory(limits -> memory)
                .withMachineFactory(VoiceRules::create)
                .build());
        readEntryPoints();
        int text = exports.opaMalloc(NO_DATA.length);
        memory.write(text, NO_DATA);
        data = exports.opaJsonParse(text, NO_DATA.length);
        free = exports.opaHeapPtrGet();
    }

    private void readEntryPoints() {
        try {
            String names = memory.readCString(exports.opaJsonDump(exports.entrypoints()));
            new ObjectMapper()
                    .readTree(names)
                    .properties()
                    .forEach(entry ->
                            entryPoints.put(entry.getKey(), entry.getValue().intValue()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the built policy does not name its entry points", e);
        }
    }

    @Override
    public String evaluate(EntryPoint entryPoint, byte[] document) {
        int heap = aligned(free + document.length);
        int missing = heap / Memory.PAGE_SIZE + 1 - memory.pages();
        if (missing > 0 && memory.grow(missing) < 0) {
            throw new IllegalStateException("a document of " + document.length + " bytes is too long");
        }
        memory.write(free, document);
        int result = exports.opaEval(0, entryPoints.get(entryPoint.path()), data, free, document.length, heap, JSON);
        return memory.readCString(result, StandardCharsets.UTF_8);
    }

    private static int aligned(int address) {
        return address + 7 & ~7;
    }

    @Override
    public OpaWasm_Env env() {
        return this;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public void opaAbort(int message) {
        throw new IllegalStateException("the rules gave up");
    }

    @Override
    public int opaBuiltin0(int id, int context) {
        throw noFunction();
    }

    @Override
    public int opaBuiltin1(int id, int context, int first) {
        throw noFunction();
    }

    @Override
    public int opaBuiltin2(int id, int context, int first, int second) {
        throw noFunction();
    }

    @Override
    public int opaBuiltin3(int id, int context, int first, int second, int third) {
        throw noFunction();
    }

    @Override
    public int opaBuiltin4(int id, int context, int first, int second, int third, int fourth) {
        throw noFunction();
    }

    private static IllegalStateException noFunction() {
        return new IllegalStateException("the rules that VoiceBox brings need nothing of their host");
    }
}

package dev.voicebox.speech.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes small ONNX models, as stand-ins with the inputs and outputs of a real one. Opset 15: {@code axes} is an attribute
 * of {@code ReduceMean}, and an input of {@code ReduceSum}, {@code Squeeze} and {@code Unsqueeze}.
 *
 * <p>Reading order of a model: inputs, values, nodes in the order they run, outputs.
 */
public final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 15;

    private final ProtoMessage graph = new ProtoMessage().text(2, "stand-in");
    private final ProtoMessage facts = new ProtoMessage();

    /** @param shape each dimension a number, or a name when any size will do; nothing for a single value */
    public OnnxGraph input(String name, OnnxType type, Object... shape) {
        graph.message(11, variable(name, type, shape));
        return this;
    }

    /** @param shape as for an input */
    public OnnxGraph output(String name, OnnxType type, Object... shape) {
        graph.message(12, variable(name, type, shape));
        return this;
    }

    public OnnxGraph value(String name, Tensor tensor) {
        graph.message(5, tensor.message(name));
        return this;
    }

    /**
     * One step.
     *
     * @param operator as ONNX names it, for example {@code MatMul}
     * @param inputs their names; an empty name leaves an optional one out
     */
    public OnnxGraph node(String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        ProtoMessage node = new ProtoMessage();
        inputs.forEach(name -> node.text(1, name));
        outputs.forEach(name -> node.text(2, name));
        node.text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        graph.message(1, node);
        return this;
    }

    /** One step with one result. */
    public OnnxGraph node(String output, String operator, List<String> inputs, Attribute... attributes) {
        return node(operator, inputs, List.of(output), attributes);
    }

    /** A pair of the model's own metadata. */
    public OnnxGraph fact(String key, String value) {
        facts.message(14, new ProtoMessage().text(1, key).text(2, value));
        return this;
    }

    public byte[] bytes() {
        byte[] model = new ProtoMessage()
                .number(1, IR_VERSION)
                .text(2, "voicebox")
                .message(7, graph)
                .message(8, new ProtoMessage().text(1, "").number(2, OPSET))
                .bytes();
        return joined(model, facts.bytes());
    }

    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ProtoMessage variable(String name, OnnxType type, Object... shape) {
        ProtoMessage dimensions = new ProtoMessage();
        for (Object size : shape) {
            dimensions.message(
                    1,
                    size instanceof Number number
                            ? new ProtoMessage().number(1, number.longValue())
                            : new ProtoMessage().text(2, (String) size));
        }
        ProtoMessage tensor = new ProtoMessage().number(1, type.code).message(2, dimensions);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}

package dev.voicebox.speech.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Values that a graph knows from the start. */
public final class Tensor {
    private final OnnxType type;
    private final long[] shape;
    private final byte[] raw;

    private Tensor(OnnxType type, long[] shape, byte[] raw) {
        this.type = type;
        this.shape = shape;
        this.raw = raw;
    }

    /** @param shape nothing for a single value without dimensions */
    public static Tensor floats(float[] values, long... shape) {
        return new Tensor(OnnxType.FLOAT, shape, raw(values.length * Float.BYTES, buffer -> {
            for (float value : values) {
                buffer.putFloat(value);
            }
        }));
    }

    public static Tensor longs(long[] values, long... shape) {
        return new Tensor(OnnxType.INT64, shape, raw(values.length * Long.BYTES, buffer -> {
            for (long value : values) {
                buffer.putLong(value);
            }
        }));
    }

    public static Tensor ints(int[] values, long... shape) {
        return new Tensor(OnnxType.INT32, shape, raw(values.length * Integer.BYTES, buffer -> {
            for (int value : values) {
                buffer.putInt(value);
            }
        }));
    }

    /** A number without dimensions. */
    public static Tensor of(float value) {
        return floats(new float[] {value});
    }

    /** Whole numbers in one row: axes, shapes, indices. */
    public static Tensor row(long... values) {
        return longs(values, values.length);
    }

    /** @param name empty inside an attribute */
    ProtoMessage message(String name) {
        ProtoMessage message = new ProtoMessage();
        for (long size : shape) {
            message.number(1, size);
        }
        return message.number(2, type.code).text(8, name).bytes(9, raw);
    }

    private static byte[] raw(int size, Consumer<ByteBuffer> filling) {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        filling.accept(buffer);
        return buffer.array();
    }
}

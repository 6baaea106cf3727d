package dev.voicebox.speech.onnx;

/** What a step of a graph is told beside its inputs. */
public final class Attribute {
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int TENSOR = 4;
    private static final int INTS = 7;

    private final ProtoMessage message;

    private Attribute(String name, int type, ProtoMessage value) {
        this.message = value.text(1, name).number(20, type);
    }

    public static Attribute of(String name, float value) {
        return new Attribute(name, FLOAT, new ProtoMessage().real(2, value));
    }

    public static Attribute of(String name, long value) {
        return new Attribute(name, INT, new ProtoMessage().number(3, value));
    }

    public static Attribute of(String name, String value) {
        return new Attribute(name, STRING, new ProtoMessage().text(4, value));
    }

    public static Attribute of(String name, Tensor value) {
        return new Attribute(name, TENSOR, new ProtoMessage().message(5, value.message("")));
    }

    /** The element type that {@code Cast} makes. */
    public static Attribute of(String name, OnnxType value) {
        return of(name, (long) value.code);
    }

    public static Attribute list(String name, long... values) {
        ProtoMessage numbers = new ProtoMessage();
        for (long value : values) {
            numbers.number(8, value);
        }
        return new Attribute(name, INTS, numbers);
    }

    ProtoMessage message() {
        return message;
    }
}

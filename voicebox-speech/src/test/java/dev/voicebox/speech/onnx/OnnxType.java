package dev.voicebox.speech.onnx;

/** Element types of tensors, with the numbers of {@code TensorProto.DataType}. */
public enum OnnxType {
    FLOAT(1),
    INT32(6),
    INT64(7),
    BOOL(9),
    DOUBLE(11);

    final int code;

    OnnxType(int code) {
        this.code = code;
    }
}

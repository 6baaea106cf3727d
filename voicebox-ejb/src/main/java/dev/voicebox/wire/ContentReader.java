package dev.voicebox.wire;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ProtocolViolation;

/** Reads the parts of a client's message; which parts are allowed depends on who speaks. */
final class ContentReader {
    private static final Set<String> IMAGE_TYPES = Set.of("data:image/png;base64", "data:image/jpeg;base64");
    private static final List<String> DETAILS = List.of("auto", "low", "high");

    private ContentReader() {}

    static List<ContentPart> read(Field content, Item.Role role) throws ProtocolViolation {
        JsonNode parts = content.array();
        List<ContentPart> read = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            ContentPart part = part(content.element(i), role);
            if (part instanceof ContentPart.InputAudio
                    && read.stream().anyMatch(ContentPart.InputAudio.class::isInstance)) {
                throw content.element(i)
                        .child("type")
                        .refused("a message holds one 'input_audio' part. Create an item for each.");
            }
            read.add(part);
        }
        return read;
    }

    private static ContentPart part(Field part, Item.Role role) throws ProtocolViolation {
        part.object();
        return switch (role) {
            case SYSTEM -> systemPart(part);
            case USER -> userPart(part);
            case ASSISTANT -> assistantPart(part);
        };
    }

    private static ContentPart systemPart(Field part) throws ProtocolViolation {
        part.child("type").oneOf(List.of("input_text"));
        return inputText(part);
    }

    private static ContentPart userPart(Field part) throws ProtocolViolation {
        return switch (part.child("type").oneOf(List.of("input_text", "input_audio", "input_image"))) {
            case "input_text" -> inputText(part);
            case "input_audio" -> inputAudio(part);
            default -> inputImage(part);
        };
    }

    /** Spoken words cannot be put into the assistant's mouth: such a part lacks its text. */
    private static ContentPart assistantPart(Field part) throws ProtocolViolation {
        String type = part.child("type").oneOf(List.of("output_text", "output_audio"));
        String text = part.child("text").text();
        part.object(Set.of("type", "text"));
        if (type.equals("output_audio")) {
            throw part.child("type").invalid("Supported values are: 'output_text'.");
        }
        return new ContentPart.OutputText(text);
    }

    private static ContentPart inputText(Field part) throws ProtocolViolation {
        part.object(Set.of("type", "text"));
        return new ContentPart.InputText(part.child("text").text());
    }

    private static ContentPart inputAudio(Field part) throws ProtocolViolation {
        part.object(Set.of("type", "audio", "transcript"));
        return new ContentPart.InputAudio(part.child("transcript").optionalText(), AudioText.read(part.child("audio")));
    }

    private static ContentPart inputImage(Field part) throws ProtocolViolation {
        part.object(Set.of("type", "image_url", "detail"));
        Field image = part.child("image_url");
        checkImage(image);
        Field detail = part.child("detail");
        return new ContentPart.InputImage(image.text(), detail.isNullOrAbsent() ? null : detail.oneOf(DETAILS));
    }

    private static void checkImage(Field image) throws ProtocolViolation {
        String uri = image.text();
        int comma = uri.indexOf(',');
        if (comma < 0 || !IMAGE_TYPES.contains(uri.substring(0, comma))) {
            throw image.refused(
                    "expected a data URI that begins with 'data:image/png;base64,' or 'data:image/jpeg;base64,'.");
        }
        try {
            Base64.getDecoder().decode(uri.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            throw image.refused("the data URI does not hold base64.");
        }
    }
}

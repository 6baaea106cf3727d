package dev.voicebox.access;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MasterKeyTest {

    static final String BASE64 = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    static final MasterKey KEY = MasterKey.parse(BASE64);
    static final MasterKey OTHER = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "c2VjcmV0LXRvby1zaG9ydA==", "not base64: s3cret", ",", "c2VjcmV0LXRvby1zaG9ydA==,"})
    void anythingElseThan32BytesIsRefusedWithWhatToDo(String setting) {
        assertThatThrownBy(() -> MasterKey.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("voicebox.security.master-key")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void purposesHaveNothingInCommon() {
        assertThat(Arrays.stream(KeyPurpose.values())
                        .map(purpose ->
                                HexFormat.of().formatHex(KEY.hashFor(purpose).of("same text"))))
                .doesNotHaveDuplicates()
                .allSatisfy(hash -> assertThat(hash).hasSize(64));
    }

    @Test
    void twoServersWithTheSameKeyAgree() {
        assertThat(MasterKey.parse(BASE64 + "\n")
                        .hashFor(KeyPurpose.API_KEY_HASH)
                        .of("key"))
                .isEqualTo(KEY.hashFor(KeyPurpose.API_KEY_HASH).of("key"))
                .isNotEqualTo(OTHER.hashFor(KeyPurpose.API_KEY_HASH).of("key"));
    }

    @Test
    void whileItIsChangedTheFirstMakesAndBothAreKnown() {
        MasterKey both = MasterKey.parse(BASE64 + ", " + Base64.getEncoder().encodeToString(new byte[32]));

        assertThat(both.hashFor(KeyPurpose.API_KEY_HASH).of("key"))
                .isEqualTo(KEY.hashFor(KeyPurpose.API_KEY_HASH).of("key"));
        assertThat(both.encryptionKeys(KeyPurpose.PROVIDER_CREDENTIAL))
                .containsExactly(
                        KEY.encryptionKeys(KeyPurpose.PROVIDER_CREDENTIAL).get(0),
                        OTHER.encryptionKeys(KeyPurpose.PROVIDER_CREDENTIAL).get(0));
    }

    @Test
    void theKeyIsNeverPrinted() {
        assertThat(KEY).hasToString("MasterKey[…]");
        assertThat(KEY.hashFor(KeyPurpose.API_KEY_HASH)).hasToString("KeyedHash[…]");
    }
}

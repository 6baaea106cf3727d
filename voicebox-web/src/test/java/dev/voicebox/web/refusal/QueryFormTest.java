package dev.voicebox.web.refusal;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.ServletRequest;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QueryFormTest {

    @Test
    void oneThatCannotBeReadIsTheCallersFault() {
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> QueryForm.check(request(() -> {
                    throw new IllegalArgumentException();
                })));

        assertThat(refused.refusal().status()).isEqualTo(400);
        assertThat(refused.refusal().type()).isEqualTo("invalid_request_error");
    }

    @Test
    void anyOtherIsFine() {
        assertThatCode(() -> QueryForm.check(request(() -> Map.of("model", new String[] {"gpt-realtime"}))))
                .doesNotThrowAnyException();
    }

    private static ServletRequest request(Supplier<Map<String, String[]>> parameters) {
        return (ServletRequest) Proxy.newProxyInstance(
                QueryFormTest.class.getClassLoader(),
                new Class<?>[] {ServletRequest.class},
                (proxy, method, arguments) -> parameters.get());
    }
}

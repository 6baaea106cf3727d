package dev.voicebox.web.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says in the description that all of {@code /api/v2} takes an administrator's token, and nothing of it an API key. */
public class AdministratorsCalls implements OASFilter {
    static final String SCHEME = "administrator";

    private static final String PLACE = "/api/v2/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "An administrator's token. The run command writes one to .voicebox/admin-token."));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(PLACE)) {
                item.getOperations().values().forEach(AdministratorsCalls::takeTheToken);
            }
        });
    }

    private static void takeTheToken(Operation call) {
        call.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME));
    }
}

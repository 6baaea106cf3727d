package dev.voicebox.persistence.tenant;

import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Writes a status as the lower-case word that the table's check constraint allows. */
@Converter
public final class TenantStatusColumn implements AttributeConverter<TenantStatus, String> {

    @Override
    public String convertToDatabaseColumn(TenantStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TenantStatus convertToEntityAttribute(String column) {
        return TenantStatus.valueOf(column.toUpperCase(Locale.ROOT));
    }
}

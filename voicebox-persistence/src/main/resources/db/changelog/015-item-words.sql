--liquibase formatted sql

--changeset voicebox:015-item-words splitStatements:false rollbackSplitStatements:false
-- A character takes 8 bytes of the 1 MB of a tsvector at most: four in UTF-8, in a word with a hyphen and in its part. With more of
-- them, an item of nothing else could not be stored. What is in the index of older items stays there.
CREATE OR REPLACE FUNCTION voicebox_item_words(item jsonb) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN to_tsvector('pg_catalog.simple'::regconfig, left((
        SELECT string_agg(said #>> '{}', ' ')
        FROM jsonb_array_elements(
            jsonb_path_query_array(item, '$.content[*].text')
            || jsonb_path_query_array(item, '$.content[*].transcript')
            || jsonb_path_query_array(item, '$.arguments')
            || jsonb_path_query_array(item, '$.output')) AS said
        WHERE jsonb_typeof(said) = 'string'), 131000));
END $$;
/* liquibase rollback
CREATE OR REPLACE FUNCTION voicebox_item_words(item jsonb) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN to_tsvector('pg_catalog.simple'::regconfig, left((
        SELECT string_agg(said #>> '{}', ' ')
        FROM jsonb_array_elements(
            jsonb_path_query_array(item, '$.content[*].text')
            || jsonb_path_query_array(item, '$.content[*].transcript')
            || jsonb_path_query_array(item, '$.arguments')
            || jsonb_path_query_array(item, '$.output')) AS said
        WHERE jsonb_typeof(said) = 'string'), 200000));
END $$;
*/

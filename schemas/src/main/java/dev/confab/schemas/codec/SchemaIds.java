package dev.confab.schemas.codec;

/**
 * The registry as the codecs need it: schemas have ids, and ids have schemas. Answers never change,
 * so callers keep them.
 */
public interface SchemaIds {
  /**
   * The id of a schema under a subject, registering it if it is new.
   *
   * @param subject {@code <topic>-<full record name>} (Confluent's TopicRecordNameStrategy)
   * @param schema Avro schema as JSON
   * @throws RegistryException if the registry refuses the schema or does not answer
   */
  int register(String subject, String schema);

  /**
   * The schema behind an id.
   *
   * @return Avro schema as JSON
   * @throws RegistryException if there is none, or the registry does not answer
   */
  String schema(int id);
}

package dev.confab.schemas.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * Schemas that have been released, one folder per record type, one file per version: {@code
 * released/confab.chat.MessagePosted/1.avsc}. What is there is never changed.
 */
final class ReleasedSchemas {
  /** Every version must read every other: FULL_TRANSITIVE. */
  private static final SchemaValidator FULL_TRANSITIVE =
      new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

  private ReleasedSchemas() {}

  /** Versions of each released type, the newest first. */
  static Map<String, List<Schema>> in(Path folder) throws IOException {
    Map<String, List<Schema>> released = new TreeMap<>();
    try (Stream<Path> types = Files.list(folder)) {
      for (Path type : types.filter(Files::isDirectory).toList()) {
        released.put(type.getFileName().toString(), versions(type));
      }
    }
    return released;
  }

  /** Fails unless a schema goes with all released versions of its type. */
  static void check(Schema current, List<Schema> released) throws SchemaValidationException {
    FULL_TRANSITIVE.validate(current, released);
  }

  private static List<Schema> versions(Path type) throws IOException {
    Map<Integer, Schema> versions = new TreeMap<>(java.util.Comparator.reverseOrder());
    try (Stream<Path> files = Files.list(type)) {
      for (Path file : files.toList()) {
        int version = Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
        versions.put(version, RecordCodec.parse(Files.readString(file)));
      }
    }
    return List.copyOf(versions.values());
  }
}

package dev.confab.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON that must not change unnoticed, kept beside the tests. */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private Golden() {}

  /** Compares JSON with a golden file, whatever its spacing and the order of its names. */
  public static void assertJson(String name, String json) throws IOException {
    Path file = FOLDER.resolve(name);
    String actual =
        Json.MAPPER
                .writer(PRINTER)
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(Json.MAPPER.readValue(json, Object.class))
            + "\n";
    if (UPDATE) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(file)
        .as("golden file; if the change is meant, run the tests with -Dgolden.update=true")
        .exists()
        .content()
        .isEqualTo(actual);
  }
}

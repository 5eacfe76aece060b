package dev.confab.platform.names;

import dev.confab.platform.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The secret that front nodes share: keys of names, mailed tokens and link codes are made of it.
 */
public final class NameSecret {
  /** The setting that names its file. */
  public static final String SETTING = "CONFAB_NAME_SECRET_FILE";

  private static final int MIN_CHARS = 32;

  private NameSecret() {}

  /** Reads it; what is no file of at least 32 characters is a {@link ConfigException}. */
  public static byte[] read(Path file) {
    String secret;
    try {
      secret = Files.readString(file).strip();
    } catch (IOException e) {
      throw new ConfigException(SETTING, "names " + file + ", which is unreadable");
    }
    if (secret.length() < MIN_CHARS) {
      throw new ConfigException(
          SETTING, "names a file with less than " + MIN_CHARS + " characters");
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }
}

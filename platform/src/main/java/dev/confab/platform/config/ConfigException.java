package dev.confab.platform.config;

/** A configuration value is missing or wrong; the message names the key and what it should be. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a key, with what is wrong. */
  public ConfigException(String key, String problem) {
    super(key + " " + problem);
  }
}

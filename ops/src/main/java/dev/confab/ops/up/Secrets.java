package dev.confab.ops.up;

import dev.confab.platform.token.TokenKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets of one data folder: made at the first start, readable by their owner only. */
public final class Secrets {
  private static final int SECRET_BYTES = 32;

  private final Path folder;

  private Secrets(Path folder) {
    this.folder = folder;
  }

  /** The secrets of a data folder, made if there are none yet. */
  static Secrets of(Path data) {
    Secrets secrets = new Secrets(folder(data));
    TokenKeys.loadOrCreate(secrets.tokenKeyFile());
    if (!Files.exists(secrets.nameSecretFile())) {
      TokenKeys.write(secrets.nameSecretFile(), random());
    }
    return secrets;
  }

  /** Where a data folder keeps its secrets. */
  public static Path folder(Path data) {
    return data.resolve("secrets");
  }

  Path tokenKeyFile() {
    return folder.resolve(TokenKeys.FILE_NAME);
  }

  Path nameSecretFile() {
    return folder.resolve("name-secret");
  }

  /** A new secret as text. */
  static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

package dev.confab.ops.keys;

import dev.confab.ops.option.DataOption;
import dev.confab.ops.up.Secrets;
import dev.confab.platform.token.TokenKeys;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which key file is meant: that of a data folder, or one that stands alone. */
final class KeyFile {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--file",
      description = "Key file, if it is not in a data folder (CONFAB_TOKEN_KEY_FILE).")
  private @Nullable Path file;

  /** It need not be there. */
  Path path() {
    return file == null ? Secrets.folder(data.folder()).resolve(TokenKeys.FILE_NAME) : file;
  }
}

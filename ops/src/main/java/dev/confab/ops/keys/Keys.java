package dev.confab.ops.keys;

import dev.confab.platform.token.KeyInfo;
import dev.confab.platform.token.TokenKeys;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./confab keys}: the keys that sign access tokens. */
@Command(
    name = "keys",
    description = "List, rotate or replace the keys that sign access tokens.",
    mixinStandardHelpOptions = true)
public final class Keys {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(name = "list", description = "Show the keys.", mixinStandardHelpOptions = true)
  int list(@Mixin KeyFile file) {
    Instant now = Instant.now();
    print(TokenKeys.load(existing(file)).infos(now), now);
    return 0;
  }

  @Command(
      name = "rotate",
      description = {
        "Add a key and remove those whose tokens have all expired.",
        "The new key signs in two minutes; running services notice it by themselves."
      },
      mixinStandardHelpOptions = true)
  int rotate(@Mixin KeyFile file) {
    Instant now = Instant.now();
    print(TokenKeys.rotate(existing(file), now), now);
    return 0;
  }

  @Command(
      name = "replace",
      description = {
        "Put a new key in the place of all, for when one was stolen.",
        "All access tokens end within seconds; clients refresh, sessions go on."
      },
      mixinStandardHelpOptions = true)
  int replace(@Mixin KeyFile file) {
    Instant now = Instant.now();
    print(TokenKeys.replace(existing(file), now), now);
    return 0;
  }

  private Path existing(KeyFile file) {
    Path keys = file.path();
    if (!Files.isRegularFile(keys)) {
      throw new ParameterException(spec.commandLine(), "There is no key file " + keys + ".");
    }
    return keys;
  }

  private void print(List<KeyInfo> keys, Instant now) {
    PrintWriter out = spec.commandLine().getOut();
    keys.forEach(key -> out.println(key.kid() + "  " + state(key, now)));
    out.flush();
  }

  private static String state(KeyInfo key, Instant now) {
    if (key.signs()) {
      return "signs" + (key.verifiesUntil() == null ? "" : " until its successor does");
    }
    return key.signsFrom().isAfter(now)
        ? "signs from " + key.signsFrom()
        : "verifies until " + key.verifiesUntil();
  }
}

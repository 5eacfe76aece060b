package dev.confab.ops.admin;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.client.User;
import dev.confab.ops.option.DataOption;
import dev.confab.ops.option.ServerOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code admin}: roles, given and taken by whoever may read the server's key. The events name the
 * operator, who has no account.
 */
@Command(
    name = "admin",
    description = "Give people roles, or take them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(grant | revoke)")
public final class Admin {
  @Spec private @Nullable CommandSpec spec;

  /** Gives a role. */
  @Command(name = "grant", description = "Gives a role.", mixinStandardHelpOptions = true)
  int grant(
      @Mixin ServerOption server,
      @Mixin DataOption data,
      @Parameters(paramLabel = "USERNAME", description = "Who gets it.") String username,
      @Parameters(
              paramLabel = "ROLE",
              arity = "0..1",
              defaultValue = "admin",
              description = "admin (the default) or moderator.")
          String role) {
    return change(operator(server, data), username, role, Set::add);
  }

  /** Takes a role. */
  @Command(
      name = "revoke",
      description = "Takes a role; the user is logged out everywhere.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Mixin ServerOption server,
      @Mixin DataOption data,
      @Parameters(paramLabel = "USERNAME", description = "Who loses it.") String username,
      @Parameters(
              paramLabel = "ROLE",
              arity = "0..1",
              defaultValue = "admin",
              description = "admin (the default) or moderator.")
          String role) {
    return change(operator(server, data), username, role, Set::remove);
  }

  private ConfabHttp operator(ServerOption server, DataOption data) {
    if (!TokenMint.possible(data.folder())) {
      throw wrong("no token key in " + data.folder() + ": give --data");
    }
    return ConfabHttp.at(server.address().toString()).as(TokenMint.of(data.folder()).operator());
  }

  private int change(
      ConfabHttp http, String username, String role, BiConsumer<Set<String>, String> change) {
    if (!Set.of("admin", "moderator").contains(role)) {
      throw wrong("no role is called " + role + ": expected admin or moderator");
    }
    try {
      User user = http.user(username).orElse(null);
      if (user == null) {
        System.err.println("there is no user " + username);
        return 1;
      }
      Set<String> roles = new LinkedHashSet<>(http.roles(user.userId()));
      change.accept(roles, role);
      Set<String> now = http.changeRoles(user.userId(), roles);
      System.out.println(user.username() + " is now: " + String.join(", ", now));
      return 0;
    } catch (ConfabException e) {
      System.err.println("the roles were not changed: " + e.getMessage());
      return 1;
    }
  }

  private ParameterException wrong(String what) {
    if (spec == null) {
      throw new IllegalStateException(what);
    }
    return new ParameterException(spec.commandLine(), what);
  }
}

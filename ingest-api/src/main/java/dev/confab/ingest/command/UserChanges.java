package dev.confab.ingest.command;

import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.UserCommand;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;

/** What people change about themselves, and what they must see after it. */
public final class UserChanges {
  private final Commands commands;
  private final OwnWrites writes;
  private final InstantSource clock;

  /** With who sends, who remembers, and the time of this node. */
  public UserChanges(Commands commands, OwnWrites writes, InstantSource clock) {
    this.commands = commands;
    this.writes = writes;
    this.clock = clock;
  }

  /** Carries a wish out; the caller's next reads show it. */
  public Accepted send(Context ctx, Principal caller, Function<Instant, UserCommand> wish) {
    Consistency consistency = Consistency.of(ctx, caller.userId(), writes);
    UserCommand command = wish.apply(clock.instant());
    Accepted accepted = commands.send(command);
    if (accepted.seq() > 0) { // at 0 nothing was ever changed
      consistency.userChanged(command.userId(), accepted.seq());
    }
    return accepted;
  }

  /** The version of somebody that the caller must see. */
  public long version(Context ctx, Principal caller, UUID of) {
    return Consistency.of(ctx, caller.userId(), writes).version(of);
  }
}

package dev.confab.ingest.people;

import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.PeopleCommand;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;

/** What people change about themselves, and what they must see after it. */
final class OwnChanges {
  private final Commands commands;
  private final OwnWrites writes;
  private final InstantSource clock;

  OwnChanges(Commands commands, OwnWrites writes, InstantSource clock) {
    this.commands = commands;
    this.writes = writes;
    this.clock = clock;
  }

  /** Carries a wish out; the caller's next reads show it. */
  Accepted send(Context ctx, Principal caller, Function<Instant, PeopleCommand> wish) {
    Consistency consistency = Consistency.of(ctx, caller.userId(), writes);
    PeopleCommand command = wish.apply(clock.instant());
    Accepted accepted = commands.send(command);
    if (accepted.seq() > 0) { // at 0 nothing was ever changed
      consistency.userChanged(command.userId(), accepted.seq());
    }
    return accepted;
  }

  /** The version of somebody that the caller must see. */
  long version(Context ctx, Principal caller, UUID of) {
    return Consistency.of(ctx, caller.userId(), writes).version(of);
  }
}

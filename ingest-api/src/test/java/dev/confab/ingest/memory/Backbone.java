package dev.confab.ingest.memory;

import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.command.OverloadedException;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.Searches;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.user.UserCommand;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A small backbone in memory: it decides on commands by the same rules as the real one, as far as
 * this module can tell, and its views are always up to date. What waits and what fails is chosen by
 * a {@link Fault}.
 */
public final class Backbone {
  private final MemoryUsers users = new MemoryUsers(this::fault);
  private final MemoryChats chats = new MemoryChats();
  private final MemoryViews views = new MemoryViews(users, chats, this::fault);
  private final Searches searches =
      new Searches(
          new MemorySearch(chats, this::fault),
          new MemoryUserSearch(users, this::fault),
          new MemoryChatSearch(chats, this::fault));
  private volatile Fault fault = Fault.NONE;

  public void fails(Fault nextFault) {
    this.fault = nextFault;
  }

  public Fault fault() {
    return fault;
  }

  public Views views() {
    return views;
  }

  public Searches searches() {
    return searches;
  }

  public MemoryChats chats() {
    return chats;
  }

  public MemoryUsers users() {
    return users;
  }

  public synchronized CompletableFuture<Outcome> send(ChatCommand command) {
    return outcome(() -> chats.decide(command));
  }

  public synchronized CompletableFuture<Outcome> send(UserCommand command) {
    return outcome(() -> users.decide(command));
  }

  public synchronized CompletableFuture<Void> send(AdvanceMarks command) {
    if (fault == Fault.OUTCOMES_LOST) {
      return CompletableFuture.failedFuture(new OutcomeUnknownException("lost"));
    }
    chats.advance(command);
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Outcome> outcome(Supplier<Outcome> decision) {
    if (fault == Fault.OVERLOADED) {
      return CompletableFuture.failedFuture(new OverloadedException("full"));
    }
    Outcome outcome = decision.get();
    if (fault == Fault.VIEWS_LEAVE) {
      fault = Fault.VIEWS_AWAY;
    }
    return fault == Fault.OUTCOMES_LOST
        ? CompletableFuture.failedFuture(new OutcomeUnknownException("lost"))
        : CompletableFuture.completedFuture(outcome);
  }
}

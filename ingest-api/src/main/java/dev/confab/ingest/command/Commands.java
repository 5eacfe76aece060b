package dev.confab.ingest.command;

import dev.confab.ingest.access.Limits;
import dev.confab.platform.command.CommandSender;
import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.command.OverloadedException;
import dev.confab.platform.http.ProblemException;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.user.UserCommand;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Sends a wish and waits for what became of it. Blocks: use virtual threads. A rejection, an
 * outcome that is not heard in time and an overload end the request with their problem.
 */
public final class Commands {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final CommandSender<ChatCommand> chats;
  private final CommandSender<UserCommand> users;
  private final Limits limits;
  private final MeterRegistry metrics;

  /** With a sender for each topic. */
  public Commands(
      CommandSender<ChatCommand> chats,
      CommandSender<UserCommand> users,
      Limits limits,
      MeterRegistry metrics) {
    this.chats = chats;
    this.users = users;
    this.limits = limits;
    this.metrics = metrics;
  }

  /** A wish about a chat; more than the chat can take are refused. */
  public Accepted send(ChatCommand command) {
    limits.change(command.chatId());
    return await(command.getClass(), () -> chats.send(command.chatId(), command));
  }

  /** A wish about a user. */
  public Accepted send(UserCommand command) {
    return await(command.getClass(), () -> users.send(command.userId(), command));
  }

  private Accepted await(Class<?> type, Sending sending) {
    Timer.Sample sample = Timer.start(metrics);
    String result = "unknown";
    try {
      Outcome outcome = sending.send().join();
      result = result(outcome);
      return switch (outcome) {
        case Accepted accepted -> accepted;
        case Rejected rejected -> throw Rejections.problem(rejected);
      };
    } catch (CompletionException e) {
      throw problem(e);
    } finally {
      sample.stop(timer(type, result));
    }
  }

  private Timer timer(Class<?> type, String result) {
    return Timer.builder("confab.ingest.commands")
        .description("From sending a command to hearing its outcome")
        .tag("type", type.getSimpleName())
        .tag("result", result)
        .register(metrics);
  }

  private static String result(Outcome outcome) {
    return switch (outcome) {
      case Accepted accepted -> accepted.repeated() ? "repeated" : "accepted";
      case Rejected _ -> "rejected";
    };
  }

  private static RuntimeException problem(CompletionException e) {
    return switch (e.getCause()) {
      case OutcomeUnknownException _ ->
          ProblemException.later(
              "outcome_unknown",
              "It is not known yet whether this was carried out: repeat the same request with the"
                  + " same clientMsgId or Idempotency-Key.",
              RETRY_AFTER_SECONDS);
      case OverloadedException _ ->
          ProblemException.later(
              "overloaded",
              "Too many requests are waiting; nothing was done.",
              RETRY_AFTER_SECONDS);
      case null, default -> e;
    };
  }

  @FunctionalInterface
  private interface Sending {
    CompletableFuture<Outcome> send();
  }
}

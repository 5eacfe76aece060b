package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Import;
import dev.confab.gateway.protocol.ClientFrame.Join;
import dev.confab.gateway.protocol.ClientFrame.Leave;
import dev.confab.gateway.protocol.ClientFrame.Send;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.command.CommandSender;
import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.command.OverloadedException;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns wishes into commands, and their outcomes into answers. */
public final class Wishes {
  private static final Logger log = LoggerFactory.getLogger(Wishes.class);

  /** Deciders that are away are back within seconds; sooner would only add to their backlog. */
  private static final long RETRY_AFTER_MS = 1_000;

  private final CommandSender<ChatCommand> commands;
  private final Limiter limiter;
  private final InstantSource clock;

  /** Commands go to a sender, not too many of them, stamped with a clock's time. */
  public Wishes(CommandSender<ChatCommand> commands, Limiter limiter, InstantSource clock) {
    this.commands = commands;
    this.limiter = limiter;
    this.clock = clock;
  }

  /**
   * Sends a wish on its way before it returns; calls of one thread reach the log in their order.
   *
   * @return the answer frame; it never fails
   */
  CompletableFuture<byte[]> carryOut(Principal principal, Wish wish) {
    if (wish.imported() != null && !principal.roles().contains(Role.IMPORTER)) {
      return CompletableFuture.completedFuture(
          ServerFrames.rejected(
              wish.id(), ErrorCode.FORBIDDEN, "Only an importer may import.", null));
    }
    int waitSeconds = limiter.count(principal, wish.chat());
    if (waitSeconds > 0) {
      return CompletableFuture.completedFuture(
          ServerFrames.rejected(
              wish.id(),
              ErrorCode.RATE_LIMITED,
              "You, or all in this chat together, send too much.",
              Duration.ofSeconds(waitSeconds).toMillis()));
    }
    return commands
        .send(wish.chat(), command(principal.userId(), wish))
        .handle((outcome, failure) -> answer(wish.id(), outcome, failure));
  }

  private ChatCommand command(UUID user, Wish wish) {
    Import origin = wish.imported();
    UUID actor = origin == null ? user : origin.as();
    Imported imported =
        origin == null ? null : new Imported(origin.source(), origin.position(), origin.sentAt());
    Instant now = clock.instant();
    return switch (wish) {
      case Send send ->
          new PostMessage(
              send.chat(),
              actor,
              send.key(),
              new MessageContent(send.text(), send.attachments()),
              null,
              send.replyTo(),
              send.replyToPosition(),
              send.threadRoot(),
              null,
              null,
              now,
              imported);
      case Join join -> new JoinChat(join.chat(), actor, join.key(), now, imported);
      case Leave leave -> new LeaveChat(leave.chat(), actor, leave.key(), now, imported);
    };
  }

  private static byte[] answer(String id, @Nullable Outcome outcome, @Nullable Throwable failure) {
    return switch (outcome) {
      case Accepted accepted -> ServerFrames.committed(id, accepted);
      case Rejected rejected -> ServerFrames.rejected(id, rejected);
      case null -> unanswered(id, failure);
    };
  }

  private static byte[] unanswered(String id, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof OverloadedException) {
      return ServerFrames.rejected(
          id,
          ErrorCode.UNAVAILABLE,
          "Too many wishes are waiting; nothing was done.",
          RETRY_AFTER_MS);
    }
    if (!(cause instanceof OutcomeUnknownException)) {
      log.atError().setCause(cause).log("command failed");
    }
    return ServerFrames.rejected(
        id,
        ErrorCode.OUTCOME_UNKNOWN,
        "The outcome is not known yet: send the same wish again.",
        RETRY_AFTER_MS);
  }
}

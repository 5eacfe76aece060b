package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Hide;
import dev.confab.gateway.protocol.ClientFrame.JoinByCode;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.MemberWish;
import dev.confab.gateway.protocol.MessageWish;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.command.CommandSender;
import dev.confab.platform.link.LinkCodes;
import dev.confab.platform.link.LinkCodes.Link;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.user.HideMessage;
import dev.confab.schemas.user.UserCommand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Turns wishes into commands, and their outcomes into answers. */
public final class Wishes {
  private final CommandSender<ChatCommand> chats;
  private final CommandSender<UserCommand> users;
  private final Facts facts;
  private final LinkCodes codes;
  private final Limiter limiter;
  private final InstantSource clock;
  private final MessageCommands messages;
  private final MemberCommands members;

  /** Commands go to senders, not too many of them, stamped with a clock's time. */
  public Wishes(
      CommandSender<ChatCommand> chats,
      CommandSender<UserCommand> users,
      Facts facts,
      LinkCodes codes,
      Limiter limiter,
      InstantSource clock) {
    this.chats = chats;
    this.users = users;
    this.facts = facts;
    this.codes = codes;
    this.limiter = limiter;
    this.clock = clock;
    this.messages = new MessageCommands(facts, clock);
    this.members = new MemberCommands(facts, clock);
  }

  /** Counts a wish; the answer to one that its user may not make, or not now, or null. */
  byte @Nullable [] refusal(Principal principal, Wish wish) {
    if (wish.imported() != null && !principal.roles().contains(Role.IMPORTER)) {
      return ServerFrames.rejected(
          wish.id(), ErrorCode.FORBIDDEN, "Only an importer may import.", null);
    }
    int waitSeconds = limiter.count(principal, chat(wish));
    return waitSeconds == 0
        ? null
        : ServerFrames.rejected(
            wish.id(),
            ErrorCode.RATE_LIMITED,
            "You, or all in this chat together, send too much.",
            Duration.ofSeconds(waitSeconds).toMillis());
  }

  /** Must {@link #carryOut} ask a view first? Then it blocks. */
  static boolean asks(Wish wish) {
    return switch (wish) {
      case MessageWish w -> MessageCommands.asks(w);
      case MemberWish w -> MemberCommands.asks(w);
      case Hide _ -> true;
      case JoinByCode _ -> false;
    };
  }

  /**
   * Sends a wish on its way before it returns; calls of one thread reach the log in their order.
   *
   * @return the answer frame; it never fails
   */
  CompletableFuture<byte[]> carryOut(Principal principal, Wish wish) {
    try {
      return send(principal.userId(), wish);
    } catch (RefusedException e) {
      return CompletableFuture.completedFuture(
          ServerFrames.rejected(wish.id(), e.code(), e.sentence(), null));
    } catch (ViewUnavailableException e) {
      return CompletableFuture.completedFuture(Answers.unavailable(wish.id()));
    }
  }

  private CompletableFuture<byte[]> send(UUID user, Wish wish) throws RefusedException {
    return switch (wish) {
      case MessageWish w -> send(w.id(), messages.command(user, w));
      case MemberWish w -> send(w.id(), members.command(user, w));
      case JoinByCode w -> send(w.id(), join(user, w));
      case Hide w -> hide(user, w);
    };
  }

  private CompletableFuture<byte[]> send(String id, ChatCommand command) {
    return chats
        .send(command.chatId(), command)
        .handle(
            (outcome, failure) ->
                Answers.of(id, outcome, failure, accepted -> ServerFrames.committed(id, accepted)));
  }

  /** What somebody does not see they cannot hide: nobody fills a store with seqs. */
  private CompletableFuture<byte[]> hide(UUID user, Hide wish) throws RefusedException {
    var _ = facts.visible(user, wish.chat(), wish.messageSeq());
    return users
        .send(user, new HideMessage(user, wish.chat(), wish.messageSeq(), clock.instant()))
        .handle(
            (outcome, failure) ->
                Answers.of(
                    wish.id(),
                    outcome,
                    failure,
                    accepted -> ServerFrames.committed(wish.id(), wish.chat(), accepted)));
  }

  private JoinByLink join(UUID user, JoinByCode wish) throws RefusedException {
    Link link =
        codes
            .read(wish.code())
            .orElseThrow(
                () -> new RefusedException(ErrorCode.LINK_NOT_FOUND, "There is no such link."));
    return new JoinByLink(link.chatId(), user, wish.key(), link.seq(), clock.instant());
  }

  private @Nullable UUID chat(Wish wish) {
    return switch (wish) {
      case MessageWish w -> w.chat();
      case MemberWish w -> w.chat();
      case Hide w -> w.chat();
      case JoinByCode w -> codes.read(w.code()).map(Link::chatId).orElse(null);
    };
  }
}

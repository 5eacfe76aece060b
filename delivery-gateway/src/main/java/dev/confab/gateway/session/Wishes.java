package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ChatWish;
import dev.confab.gateway.protocol.ClientFrame.Hide;
import dev.confab.gateway.protocol.ClientFrame.JoinByCode;
import dev.confab.gateway.protocol.ClientFrame.Prefer;
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
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.ChangeChatPreferences;
import dev.confab.schemas.user.HideMessage;
import dev.confab.schemas.user.UserCommand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
  private final ChatCommands ofChats;

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
    this.ofChats = new ChatCommands(facts, clock);
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
      case ChatWish w -> ChatCommands.asks(w);
      case Hide _, Prefer _ -> true;
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
      case ChatWish.CreateLink w -> createLink(user, w);
      case ChatWish w -> send(w.id(), ofChats.command(user, w));
      case JoinByCode w -> send(w.id(), join(user, w));
      case Hide w -> hide(user, w);
      case Prefer w -> prefer(user, w);
    };
  }

  private CompletableFuture<byte[]> send(String id, ChatCommand command) {
    return send(id, command, accepted -> ServerFrames.committed(id, accepted));
  }

  private CompletableFuture<byte[]> send(
      String id, ChatCommand command, Function<Accepted, byte[]> committed) {
    return chats
        .send(command.chatId(), command)
        .handle((outcome, failure) -> Answers.of(id, outcome, failure, committed));
  }

  /** The code is in the answer to who made the link, and in no event. */
  private CompletableFuture<byte[]> createLink(UUID user, ChatWish.CreateLink wish)
      throws RefusedException {
    return send(
        wish.id(),
        ofChats.command(user, wish),
        made ->
            ServerFrames.linkCreated(wish.id(), made, codes.code(made.aggregateId(), made.seq())));
  }

  /** What somebody does not see they cannot hide: nobody fills a store with seqs. */
  private CompletableFuture<byte[]> hide(UUID user, Hide wish) throws RefusedException {
    var _ = facts.visible(user, wish.chat(), wish.messageSeq());
    HideMessage command = new HideMessage(user, wish.chat(), wish.messageSeq(), clock.instant());
    return sendOwn(wish.id(), wish.chat(), command);
  }

  /** Nobody fills a store with preferences of chats that are not theirs. */
  private CompletableFuture<byte[]> prefer(UUID user, Prefer wish) throws RefusedException {
    facts.requireMember(user, wish.chat());
    ChangeChatPreferences command =
        new ChangeChatPreferences(user, wish.chat(), wish.preferences(), clock.instant());
    return sendOwn(wish.id(), wish.chat(), command);
  }

  private CompletableFuture<byte[]> sendOwn(String id, UUID chat, UserCommand command) {
    return users
        .send(command.userId(), command)
        .handle(
            (outcome, failure) ->
                Answers.of(
                    id, outcome, failure, accepted -> ServerFrames.committed(id, chat, accepted)));
  }

  private JoinByLink join(UUID user, JoinByCode wish) throws RefusedException {
    Link link =
        codes
            .read(wish.code())
            .orElseThrow(
                () -> new RefusedException(ErrorCode.LINK_NOT_FOUND, "There is no such link."));
    return new JoinByLink(link.chatId(), user, wish.key(), link.seq(), clock.instant());
  }

  /** What is not there yet has no rate of its own; its maker has. */
  private static @Nullable UUID chat(ChatWish wish) {
    return switch (wish) {
      case ChatWish.Create _, ChatWish.OpenDirect _ -> null;
      case ChatWish.Edit w -> w.chat();
      case ChatWish.ChangeSettings w -> w.chat();
      case ChatWish.CreateLink w -> w.chat();
      case ChatWish.RevokeLink w -> w.chat();
    };
  }

  private @Nullable UUID chat(Wish wish) {
    return switch (wish) {
      case MessageWish w -> w.chat();
      case MemberWish w -> w.chat();
      case ChatWish w -> chat(w);
      case Hide w -> w.chat();
      case Prefer w -> w.chat();
      case JoinByCode w -> codes.read(w.code()).map(Link::chatId).orElse(null);
    };
  }
}

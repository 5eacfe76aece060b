package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ChatWish;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.RevokeInviteLink;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Wishes about chats themselves, as commands: the same ones as by HTTP, so that a wish whose answer
 * was lost may be sent again by the other way.
 */
final class ChatCommands {
  private final Facts facts;
  private final InstantSource clock;

  ChatCommands(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /** Must {@link #command} ask a view? Then it blocks. */
  static boolean asks(ChatWish wish) {
    return switch (wish) {
      case ChatWish.Create _, ChatWish.OpenDirect _ -> true;
      case ChatWish.Edit _, ChatWish.ChangeSettings _ -> false;
      case ChatWish.CreateLink _, ChatWish.RevokeLink _ -> false;
    };
  }

  ChatCommand command(UUID user, ChatWish wish) throws RefusedException {
    return switch (wish) {
      case ChatWish.Create w -> create(user, w);
      case ChatWish.OpenDirect w -> open(user, w);
      case ChatWish.Edit w ->
          new EditChat(w.chat(), user, w.key(), w.profile(), null, clock.instant());
      case ChatWish.ChangeSettings w ->
          new ChangeChatSettings(w.chat(), user, w.key(), w.settings(), clock.instant());
      case ChatWish.CreateLink w ->
          new CreateInviteLink(
              w.chat(), user, w.key(), w.maxUses(), w.ttlSeconds(), clock.instant());
      case ChatWish.RevokeLink w ->
          new RevokeInviteLink(w.chat(), user, w.key(), w.link(), clock.instant());
    };
  }

  private CreateChat create(UUID user, ChatWish.Create wish) throws RefusedException {
    List<UUID> others =
        wish.members().stream().distinct().filter(member -> !member.equals(user)).toList();
    facts.requireUsers(others);
    return new CreateChat(
        Ids.derived("chat", user, wish.key()),
        user,
        wish.key(),
        wish.type(),
        wish.open(),
        wish.profile(),
        null,
        others,
        clock.instant());
  }

  private OpenDirectChat open(UUID user, ChatWish.OpenDirect wish) throws RefusedException {
    if (wish.other().equals(user)) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST, "`members` must name the other one, not you.");
    }
    facts.requireUsers(List.of(wish.other()));
    return new OpenDirectChat(
        DirectChats.idOf(user, wish.other()), user, wish.key(), wish.other(), clock.instant());
  }
}

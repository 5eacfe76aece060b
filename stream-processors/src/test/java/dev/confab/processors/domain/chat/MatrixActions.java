package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.MatrixChat.NEWCOMER;
import static dev.confab.processors.domain.chat.MatrixChat.OTHER_ADMIN;
import static dev.confab.processors.domain.chat.MatrixChat.OTHER_BANNED;
import static dev.confab.processors.domain.chat.MatrixChat.OTHER_INVITED;
import static dev.confab.processors.domain.chat.MatrixChat.OTHER_MEMBER;
import static dev.confab.processors.domain.chat.MatrixChat.OTHER_MODERATOR;
import static dev.confab.processors.domain.chat.MatrixChat.REACTION;

import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.UnpinMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The actions of the table, as wishes of somebody at a chat. */
record MatrixActions(UUID actor, MatrixChat chat) {
  private static final MessageContent TEXT = new MessageContent("Tea?");

  ChatCommand of(String action) {
    Wishes wishes = chat.wishes;
    return switch (action) {
      case "join" -> wishes.join(actor);
      case "join by a link" -> wishes.joinBy(actor, chat.link());
      case "accept an invitation" -> wishes.accept(actor);
      case "decline an invitation" -> wishes.decline(actor);
      case "leave" -> wishes.leave(actor);
      case "add somebody" -> wishes.add(actor, NEWCOMER);
      case "add who is banned" -> wishes.add(actor, OTHER_BANNED);
      case "invite somebody" -> wishes.invite(actor, NEWCOMER);
      case "revoke another's invitation" -> wishes.revoke(actor, OTHER_INVITED);
      case "make a link" -> wishes.link(actor, null, null);
      case "revoke another's link" -> wishes.revokeLink(actor, chat.link());
      case "remove a member" -> wishes.remove(actor, OTHER_MEMBER);
      case "remove a moderator" -> wishes.remove(actor, OTHER_MODERATOR);
      case "remove an admin" -> wishes.remove(actor, OTHER_ADMIN);
      case "remove the owner" -> wishes.remove(actor, OWNER);
      case "ban a member" -> wishes.ban(actor, OTHER_MEMBER);
      case "ban a moderator" -> wishes.ban(actor, OTHER_MODERATOR);
      case "ban an admin" -> wishes.ban(actor, OTHER_ADMIN);
      case "ban the owner" -> wishes.ban(actor, OWNER);
      case "ban a stranger" -> wishes.ban(actor, NEWCOMER);
      case "unban" -> wishes.unban(actor, OTHER_BANNED);
      case "make a member moderator" -> wishes.role(actor, OTHER_MEMBER, Role.MODERATOR);
      case "make a moderator member" -> wishes.role(actor, OTHER_MODERATOR, Role.MEMBER);
      case "make a member admin" -> wishes.role(actor, OTHER_MEMBER, Role.ADMIN);
      case "make an admin member" -> wishes.role(actor, OTHER_ADMIN, Role.MEMBER);
      case "make a member owner" -> wishes.role(actor, OTHER_MEMBER, Role.OWNER);
      case "hand the chat over" -> wishes.transfer(actor, OTHER_MEMBER);
      case "let a member pin" -> wishes.grant(actor, OTHER_MEMBER, Permission.PIN_MESSAGES);
      case "let no moderator pin" -> wishes.deny(actor, OTHER_MODERATOR, Permission.PIN_MESSAGES);
      case "let no admin pin" -> wishes.deny(actor, OTHER_ADMIN, Permission.PIN_MESSAGES);
      case "let all members pin" -> wishes.settings(actor, settings(0, Permission.PIN_MESSAGES));
      case "slow the chat down" -> wishes.settings(actor, settings(60));
      case "rename the chat" -> wishes.edit(actor, new ChatProfile("Coffee", null));
      default -> ofMessages(action);
    };
  }

  private ChatCommand ofMessages(String action) {
    UUID id = chat.chatId();
    String key = Wishes.key();
    long own = chat.own(actor);
    long anothers = chat.anothers();
    return switch (action) {
      case "post" -> post(null, false);
      case "post in a thread" -> post(anothers, false);
      case "post to everyone" -> post(null, true);
      case "edit one's own" -> new EditMessage(id, actor, key, own, TEXT, null, null, T0);
      case "edit another's" -> new EditMessage(id, actor, key, anothers, TEXT, null, null, T0);
      case "delete one's own" -> new DeleteMessage(id, actor, key, own, T0);
      case "delete another's" -> new DeleteMessage(id, actor, key, anothers, T0);
      case "recall one's own" -> new RecallMessage(id, actor, key, own, T0);
      case "recall another's" -> new RecallMessage(id, actor, key, anothers, T0);
      case "react" -> new AddReaction(id, actor, key, anothers, ":tea:", T0);
      case "take back a reaction" -> new RemoveReaction(id, actor, key, own, REACTION, T0);
      case "pin" -> new PinMessage(id, actor, key, anothers, T0);
      case "unpin" -> new UnpinMessage(id, actor, key, chat.pinned(), T0);
      default -> throw new IllegalArgumentException("an action: " + action);
    };
  }

  private PostMessage post(@Nullable Long threadRoot, boolean toEveryone) {
    return new PostMessage(
        chat.chatId(),
        actor,
        Wishes.key(),
        TEXT,
        null,
        null,
        null,
        threadRoot,
        toEveryone ? new Mentions(List.of(), true) : null,
        null,
        T0,
        null);
  }

  /** The rules of now, but for what is said. */
  private ChatSettings settings(long slowModeSeconds, Permission... more) {
    ChatSettings now = chat.settings();
    List<Permission> permissions = new ArrayList<>(now.memberPermissions());
    permissions.addAll(List.of(more));
    return new ChatSettings(now.open(), slowModeSeconds, now.recallSeconds(), permissions);
  }
}

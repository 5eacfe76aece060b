package dev.confab.ingest.chat;

import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.people.People;
import dev.confab.platform.query.Views;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.outcome.Accepted;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes groups. */
final class ChatCreation {
  private final Commands commands;
  private final Views views;
  private final People people;
  private final InstantSource clock;

  /** What somebody wants; {@code key} makes it one chat, however often it is sent. */
  record Wish(
      String key, String name, @Nullable String description, boolean open, List<UUID> members) {}

  /** The chat, and whether an earlier request had made it. */
  record Made(ChatJson chat, boolean repeated) {}

  ChatCreation(Commands commands, Views views, People people, InstantSource clock) {
    this.commands = commands;
    this.views = views;
    this.people = people;
    this.clock = clock;
  }

  Made create(UUID actor, Wish wish, Consistency consistency) {
    List<UUID> others =
        wish.members().stream().distinct().filter(member -> !member.equals(actor)).toList();
    people.requireAll(others);
    UUID chatId = Ids.derived("chat", actor, wish.key());
    ChatProfile profile = new ChatProfile(wish.name(), wish.description());
    CreateChat command =
        new CreateChat(
            chatId,
            actor,
            wish.key(),
            ChatType.GROUP,
            wish.open(),
            profile,
            null,
            others,
            clock.instant());
    Accepted accepted = commands.send(command);
    if (accepted.repeated()) {
      return new Made(ChatJson.asItIs(views, actor, chatId, accepted.seq(), consistency), true);
    }
    // One event for the chat, one for its owner, one for each other member.
    long ownerSeq = accepted.seq() + 1;
    long lastSeq = ownerSeq + others.size();
    consistency.changed(chatId, lastSeq);
    consistency.membershipChanged(actor, chatId, ownerSeq);
    return new Made(asMade(command, profile, accepted, lastSeq), false);
  }

  /** Told from the command, without asking a view: the answer to a commit must not fail. */
  private static ChatJson asMade(
      CreateChat command, ChatProfile profile, Accepted accepted, long lastSeq) {
    return new ChatJson(
        command.chatId(),
        ChatJson.name(command.type()),
        profile.name(),
        profile.description(),
        command.open(),
        accepted.at(),
        command.actor(),
        lastSeq,
        0,
        1L + command.members().size(),
        accepted.at(),
        ChatJson.name(Role.OWNER),
        0,
        null,
        null);
  }
}

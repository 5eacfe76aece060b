package dev.confab.ingest.chat;

import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.people.People;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.outcome.Accepted;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes groups and channels. */
final class ChatCreation {
  private static final Set<Permission> OF_OWNERS = EnumSet.allOf(Permission.class);

  private final Commands commands;
  private final ChatDetails details;
  private final People people;
  private final InstantSource clock;

  /** What somebody wants; {@code key} makes it one chat, however often it is sent. */
  record Wish(String key, ChatType type, ChatProfile profile, boolean open, List<UUID> members) {}

  /** The chat, and whether an earlier request had made it. */
  record Made(ChatJson chat, boolean repeated) {}

  ChatCreation(Commands commands, ChatDetails details, People people, InstantSource clock) {
    this.commands = commands;
    this.details = details;
    this.people = people;
    this.clock = clock;
  }

  Made create(UUID actor, Wish wish, Consistency consistency) {
    List<UUID> others =
        wish.members().stream().distinct().filter(member -> !member.equals(actor)).toList();
    people.requireAll(others);
    UUID chatId = Ids.derived("chat", actor, wish.key());
    Accepted accepted =
        commands.send(
            new CreateChat(
                chatId,
                actor,
                wish.key(),
                wish.type(),
                wish.open(),
                wish.profile(),
                null,
                others,
                clock.instant()));
    if (accepted.repeated()) {
      return new Made(details.asItIs(actor, chatId, accepted.seq(), consistency), true);
    }
    // One event for the chat, one for its owner, one for each other member.
    long ownerSeq = accepted.seq() + 1;
    long lastSeq = ownerSeq + others.size();
    consistency.changed(chatId, lastSeq);
    consistency.membershipChanged(actor, chatId, ownerSeq);
    ChatJson made =
        ChatJson.made(
            accepted,
            wish.type(),
            wish.profile(),
            wish.open(),
            actor,
            lastSeq,
            1L + others.size(),
            Role.OWNER,
            OF_OWNERS,
            null);
    return new Made(made, false);
  }
}

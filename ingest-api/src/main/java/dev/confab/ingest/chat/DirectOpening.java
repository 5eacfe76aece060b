package dev.confab.ingest.chat;

import dev.confab.ingest.chat.ChatCreation.Made;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.people.People;
import dev.confab.platform.http.ProblemException;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.outcome.Accepted;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Opens the chat of two people, or finds it. */
final class DirectOpening {
  /** One event for the chat and one for each of the two. */
  private static final long LAST_SEQ = 3;

  /** Nobody is above the other one. */
  private static final Set<Permission> OF_TWO =
      EnumSet.of(Permission.SEND_MESSAGES, Permission.PIN_MESSAGES);

  private final Commands commands;
  private final ChatDetails details;
  private final People people;
  private final InstantSource clock;

  DirectOpening(Commands commands, ChatDetails details, People people, InstantSource clock) {
    this.commands = commands;
    this.details = details;
    this.people = people;
    this.clock = clock;
  }

  Made open(UUID actor, String key, UUID other, Consistency consistency) {
    if (other.equals(actor)) {
      throw ProblemException.field("members", "members must name the other one, not you.");
    }
    people.requireAll(List.of(other));
    UUID chatId = DirectChats.idOf(actor, other);
    Accepted accepted =
        commands.send(new OpenDirectChat(chatId, actor, key, other, clock.instant()));
    if (accepted.repeated()) {
      return new Made(details.asItIs(actor, chatId, LAST_SEQ, consistency), true);
    }
    consistency.changed(chatId, LAST_SEQ);
    consistency.membershipChanged(actor, chatId, accepted.seq() + 1);
    ChatJson made =
        ChatJson.made(
            accepted, ChatType.DIRECT, null, false, actor, LAST_SEQ, 2, Role.MEMBER, OF_TWO, other);
    return new Made(made, false);
  }
}

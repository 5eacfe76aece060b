package dev.confab.ingest.chat;

import dev.confab.ingest.chat.ChatCreation.Made;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.people.People;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Views;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.outcome.Accepted;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Opens the chat of two people, or finds it. */
final class DirectOpening {
  /** One event for the chat and one for each of the two. */
  private static final long LAST_SEQ = 3;

  private final Commands commands;
  private final Views views;
  private final People people;
  private final InstantSource clock;

  DirectOpening(Commands commands, Views views, People people, InstantSource clock) {
    this.commands = commands;
    this.views = views;
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
      return new Made(ChatJson.asItIs(views, actor, chatId, LAST_SEQ, consistency), true);
    }
    consistency.changed(chatId, LAST_SEQ);
    consistency.membershipChanged(actor, chatId, accepted.seq() + 1);
    return new Made(asMade(actor, other, accepted), false);
  }

  private static ChatJson asMade(UUID actor, UUID other, Accepted accepted) {
    return new ChatJson(
        accepted.aggregateId(),
        ChatJson.name(ChatType.DIRECT),
        null,
        null,
        false,
        accepted.at(),
        actor,
        LAST_SEQ,
        0,
        2,
        accepted.at(),
        ChatJson.name(Role.MEMBER),
        0,
        null,
        other);
  }
}

package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** The events of some chats, mixed, in which people come, go and talk at random. */
final class RandomChats {
  private static final List<UUID> PEOPLE = List.of(Users.ANNA, Users.BEN, Users.CARA);

  private RandomChats() {}

  static List<ChatEvent> events(Random random, int chats, int count) {
    List<ChatLog> logs = new ArrayList<>();
    List<Set<UUID>> members = new ArrayList<>();
    for (int chat = 0; chat < chats; chat++) {
      logs.add(new ChatLog(new UUID(random.nextLong(), random.nextLong()), PEOPLE.get(0)));
      members.add(new HashSet<>());
    }
    List<ChatEvent> events = new ArrayList<>();
    while (events.size() < count) {
      int chat = random.nextInt(chats);
      events.add(next(random, logs.get(chat), members.get(chat)));
    }
    return events;
  }

  private static ChatEvent next(Random random, ChatLog log, Set<UUID> members) {
    UUID somebody = PEOPLE.get(random.nextInt(PEOPLE.size()));
    if (log.lastSeq() == 0) {
      return log.created(random.nextBoolean());
    }
    if (members.add(somebody)) {
      return random.nextBoolean() ? log.joined(somebody) : log.added(somebody, Role.MODERATOR);
    }
    if (random.nextInt(3) > 0) {
      return log.posted(somebody, "text " + random.nextInt());
    }
    members.remove(somebody);
    return random.nextBoolean() ? log.left(somebody) : log.removed(somebody);
  }
}

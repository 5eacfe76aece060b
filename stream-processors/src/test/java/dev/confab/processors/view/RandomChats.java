package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.mark.AdvanceMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The events of some chats, mixed, in which everything happens that may, at random. */
final class RandomChats {
  private final Random random;
  private final List<RandomChat> chats = new ArrayList<>();

  RandomChats(Random random, int count) {
    this.random = random;
    for (int chat = 0; chat < count; chat++) {
      chats.add(new RandomChat(random, new UUID(random.nextLong(), random.nextLong())));
    }
  }

  ChatEvent nextEvent() {
    return chats.get(random.nextInt(chats.size())).next();
  }

  /** What a member says to have received and read; null if the chat of choice has none. */
  AdvanceMarks nextMarks() {
    return chats.get(random.nextInt(chats.size())).marks();
  }

  static List<ChatEvent> events(Random random, int chats, int count) {
    RandomChats all = new RandomChats(random, chats);
    List<ChatEvent> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(all.nextEvent());
    }
    return events;
  }
}

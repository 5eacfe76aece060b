package dev.confab.ops.bench;

import java.util.List;
import java.util.UUID;

/** The people of a run and their chats; everybody is in one chat. */
record Crowd(List<Seat> seats, List<UUID> chats) {
  Crowd {
    seats = List.copyOf(seats);
    chats = List.copyOf(chats);
  }

  /** Somebody who may read a chat. */
  Seat reader(int chat) {
    return seats.stream().filter(seat -> seat.chat() == chat).findFirst().orElseThrow();
  }
}

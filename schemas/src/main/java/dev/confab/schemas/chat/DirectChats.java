package dev.confab.schemas.chat;

import dev.confab.schemas.Ids;
import java.util.Arrays;
import java.util.UUID;

/** Names the chat of two people. */
public final class DirectChats {
  private static final String ID_KIND = "direct-chat";

  private DirectChats() {}

  /** The id of the direct chat of two people, in whichever order. */
  public static UUID idOf(UUID one, UUID other) {
    boolean ordered = Arrays.compareUnsigned(Ids.bytes(one), Ids.bytes(other)) <= 0;
    UUID first = ordered ? one : other;
    UUID second = ordered ? other : one;
    return Ids.derived(ID_KIND, first, second.toString());
  }
}

package dev.confab.ops.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chat to be made. */
public record NewChat(
    String type, String name, @Nullable String description, boolean open, List<UUID> members) {
  /** A closed group with first members. */
  public static NewChat group(String name, List<UUID> members) {
    return new NewChat("group", name, null, false, members);
  }

  /** A group that anybody may join. */
  public static NewChat openGroup(String name) {
    return new NewChat("group", name, null, true, List.of());
  }
}

package dev.confab.ops.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of people who were searched for.
 *
 * @param users the best match first
 * @param next cursor of the next page; null: this is the last one
 */
public record People(List<User> users, @Nullable String next) {
  public People {
    users = List.copyOf(users);
  }
}

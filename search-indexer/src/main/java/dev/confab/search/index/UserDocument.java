package dev.confab.search.index;

import dev.confab.platform.query.Account;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as the index keeps them. Who must not be found is a bare mark without names: a deletion
 * would be forgotten after a while ({@code index.gc_deletes}, a restart), and then somebody who is
 * late could bring an old document back; a mark keeps its version for ever.
 *
 * @param userId the user
 * @param version version of the account that it was made of: a replay changes nothing
 * @param username the unique name, or null
 * @param displayName the name shown to others, or null
 */
public record UserDocument(
    UUID userId, long version, @Nullable String username, @Nullable String displayName)
    implements Document {
  /** The document of an account. */
  public static UserDocument of(Account account) {
    return switch (account.status()) {
      case REGISTERED ->
          new UserDocument(
              account.userId(), account.version(), account.username(), account.displayName());
      case PENDING, REFUSED, ERASED ->
          new UserDocument(account.userId(), account.version(), null, null);
    };
  }

  @Override
  public String documentId() {
    return userId.toString();
  }
}

package dev.confab.processors.view;

import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's profile without the display name, which is the account's.
 *
 * @param version version of the user's change that it is of
 * @param bio what they say about themselves; null if nothing
 * @param statusText what they are up to; null if nothing
 * @param phone phone number; null if they name none
 */
public record ProfileRow(
    long version, @Nullable String bio, @Nullable String statusText, @Nullable String phone) {
  /** Of whoever has changed nothing yet. */
  public static final ProfileRow NONE = new ProfileRow(0, null, null, null);

  private static final byte KIND = 'f';

  /** The row's key. */
  public static byte[] key(UUID userId) {
    return UserKeys.of(userId, KIND);
  }

  /** Reads a row. */
  public static ProfileRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new ProfileRow(in.number(), in.textOrNull(), in.textOrNull(), in.textOrNull());
  }

  static ProfileRow of(ProfileChanged event) {
    Profile profile = event.content();
    return profile == null
        ? new ProfileRow(event.version(), null, null, null)
        : new ProfileRow(event.version(), profile.bio(), profile.statusText(), profile.phone());
  }

  byte[] toBytes() {
    return new RowOut().number(version).text(bio).text(statusText).text(phone).bytes();
  }
}

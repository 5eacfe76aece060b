package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Import;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.schemas.Imported;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a wish is carried out, and where it comes from.
 *
 * @param imported null unless an importer brings it
 */
record Origin(UUID actor, @Nullable Imported imported) {
  static Origin of(UUID user, Wish wish) {
    Import origin = wish.imported();
    return origin == null
        ? new Origin(user, null)
        : new Origin(
            origin.as(), new Imported(origin.source(), origin.position(), origin.sentAt()));
  }
}

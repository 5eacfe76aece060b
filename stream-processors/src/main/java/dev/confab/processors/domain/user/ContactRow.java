package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is a user's contact.
 *
 * @param alias digest of the user's own name for them, or of none; null if only sealed content is
 *     known
 */
public record ContactRow(@Nullable Sha256 alias) {}

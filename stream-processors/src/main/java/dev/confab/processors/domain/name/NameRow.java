package dev.confab.processors.domain.name;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A name that was claimed at least once.
 *
 * @param owner whose it is; null while it is free
 * @param startedVersion version of the owner's event that began the newest attempt that claimed it;
 *     0 while it is free
 * @param version version of the last event
 */
public record NameRow(@Nullable UUID owner, long startedVersion, long version) {}

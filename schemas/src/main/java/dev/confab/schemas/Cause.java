package dev.confab.schemas;

/**
 * The wish behind an event: the first event of a command carries it, its followers do not.
 *
 * @param clientKey the client's own id of the wish, unique per actor
 * @param contentHash digest of the command's content; tells a retry from a reused key
 */
public record Cause(String clientKey, Sha256 contentHash) {}

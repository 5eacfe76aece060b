package dev.confab.platform.query;

/**
 * How often a message got one reaction.
 *
 * @param type the emoji or short code
 * @param count how many reacted so
 * @param mine did the viewer?
 */
public record ReactionCount(String type, long count, boolean mine) {}

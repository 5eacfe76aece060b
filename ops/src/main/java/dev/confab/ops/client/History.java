package dev.confab.ops.client;

import java.util.List;

/**
 * Messages, ascending by seq.
 *
 * @param first seq of the first one here, 0 if there is none
 * @param last seq of the last one here, 0 if there is none
 * @param more are there more in the direction asked for?
 */
public record History(List<Message> messages, long first, long last, boolean more) {}

package dev.confab.ops.bench.many;

import java.util.Map;

/**
 * What became of connections that did not do what the others did: they ended before the run, or
 * fell behind.
 *
 * @param reasons how many ended, or never came about, by what was said
 * @param comeBack how often a client was live again
 * @param mostTries the most tries that one of them needed
 * @param givenUp clients that tried no more
 * @param secondsUntilAllLive from the first end of a live connection to the last client's being
 *     live again; 0: none ended
 * @param snapshots how often the server cut a client's history short
 * @param bumps how often a client that read too slowly was told how far its chats are, and read
 *     their events again
 */
record Endings(
    Map<String, Long> reasons,
    long comeBack,
    int mostTries,
    int givenUp,
    double secondsUntilAllLive,
    long snapshots,
    long bumps) {}

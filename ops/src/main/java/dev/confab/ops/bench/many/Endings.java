package dev.confab.ops.bench.many;

import java.util.Map;

/**
 * What became of connections that ended before the run did.
 *
 * @param reasons how many ended, or never came about, by what was said
 * @param comeBack how often a client was live again
 * @param mostTries the most tries that one of them needed
 * @param givenUp clients that tried no more
 * @param secondsUntilAllLive from the first end of a live connection to the last client's being
 *     live again; 0: none ended
 * @param snapshots how often the server cut a client's history short
 */
record Endings(
    Map<String, Long> reasons,
    long comeBack,
    int mostTries,
    int givenUp,
    double secondsUntilAllLive,
    long snapshots) {}

package dev.confab.ops.irc;

/**
 * A file that is ready to be sent.
 *
 * @param resumeAfter the last line that an earlier run is known to have brought, or -1
 */
record Prepared(LogFile file, Channel channel, Planner.Plan plan, int resumeAfter) {}

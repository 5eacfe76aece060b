package dev.confab.schemas.user;

/**
 * Hours in which nothing is notified.
 *
 * @param fromMinute when they begin, in minutes of the local day
 * @param toMinute when they end; not above fromMinute: on the next day
 * @param timeZone which time is local: a name of the IANA time zone database
 */
public record DoNotDisturb(long fromMinute, long toMinute, String timeZone) {}

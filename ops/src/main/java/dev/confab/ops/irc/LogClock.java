package dev.confab.ops.irc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times of day become instants that never fall within a file. A time that falls far means that the
 * clock went round: some old logs have a twelve-hour clock, so it went round by as few half days as
 * it takes. A time that falls by an hour or less is a clock that was set: time stands still.
 */
final class LogClock {
  private static final int HALF_DAY_MINUTES = 12 * 60;
  private static final int SET_BACK_MINUTES = 60;

  private final Instant midnight;
  private long minute;
  private long halfDays;

  LogClock(LocalDate date, LocalTime first) {
    midnight = date.atStartOfDay().toInstant(ZoneOffset.UTC);
    minute = minuteOfDay(first);
  }

  /** The instant of a line; null: it has no time, so that of the line before. */
  Instant at(@Nullable LocalTime time) {
    if (time != null) {
      advance(minuteOfDay(time));
    }
    return midnight.plusSeconds(minute * 60);
  }

  private void advance(long minuteOfDay) {
    long candidate = minuteOfDay + halfDays * HALF_DAY_MINUTES;
    boolean setBack =
        (candidate < minute && minute - candidate <= SET_BACK_MINUTES)
            || candidate - minute >= 2 * HALF_DAY_MINUTES - SET_BACK_MINUTES;
    if (!setBack) {
      while (candidate < minute) {
        halfDays++;
        candidate += HALF_DAY_MINUTES;
      }
      minute = candidate;
    }
  }

  private static long minuteOfDay(LocalTime time) {
    return time.getHour() * 60L + time.getMinute();
  }
}

package dev.confab.ops.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

final class LogClockTest {
  private static final LocalDate DAY = LocalDate.of(1843, 7, 10);

  @Test
  void midnight_passes() {
    LogClock clock = clock("23:58");

    assertThat(clock.at(time("23:59"))).isEqualTo(Instant.parse("1843-07-10T23:59:00Z"));
    assertThat(clock.at(time("00:00"))).isEqualTo(Instant.parse("1843-07-11T00:00:00Z"));
    assertThat(clock.at(time("13:00"))).isEqualTo(Instant.parse("1843-07-11T13:00:00Z"));
    assertThat(clock.at(time("00:05"))).isEqualTo(Instant.parse("1843-07-12T00:05:00Z"));
  }

  @Test
  void a_twelve_hour_clock_goes_round_by_half_days() {
    LogClock clock = clock("11:59");

    assertThat(clock.at(time("12:59"))).isEqualTo(Instant.parse("1843-07-10T12:59:00Z"));
    assertThat(clock.at(time("01:00"))).isEqualTo(Instant.parse("1843-07-10T13:00:00Z"));
    assertThat(clock.at(time("12:30"))).isEqualTo(Instant.parse("1843-07-11T00:30:00Z"));
    assertThat(clock.at(time("01:30"))).isEqualTo(Instant.parse("1843-07-11T01:30:00Z"));
  }

  @Test
  void a_twelve_hour_clock_may_begin_at_zero() {
    LogClock clock = clock("11:59");

    assertThat(clock.at(time("00:00"))).isEqualTo(Instant.parse("1843-07-10T12:00:00Z"));
  }

  @Test
  void a_clock_that_is_set_back_stands_still() {
    LogClock clock = clock("10:05");

    assertThat(clock.at(time("10:03"))).isEqualTo(Instant.parse("1843-07-10T10:05:00Z"));
    assertThat(clock.at(time("10:06"))).isEqualTo(Instant.parse("1843-07-10T10:06:00Z"));
  }

  @Test
  void a_clock_that_is_set_back_over_midnight_stands_still() {
    LogClock clock = clock("23:59");

    clock.at(time("00:01"));
    assertThat(clock.at(time("23:59"))).isEqualTo(Instant.parse("1843-07-11T00:01:00Z"));
  }

  @Test
  void a_line_without_a_time_has_that_of_the_line_before() {
    LogClock clock = clock("10:05");

    assertThat(clock.at(null)).isEqualTo(Instant.parse("1843-07-10T10:05:00Z"));
    clock.at(time("10:30"));
    assertThat(clock.at(null)).isEqualTo(Instant.parse("1843-07-10T10:30:00Z"));
  }

  private static LogClock clock(String first) {
    return new LogClock(DAY, time(first));
  }

  private static LocalTime time(String time) {
    return LocalTime.parse(time);
  }
}

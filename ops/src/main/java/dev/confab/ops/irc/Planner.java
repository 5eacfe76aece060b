package dev.confab.ops.irc;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be done about the lines of one file. Knows no server: whether somebody is a
 * member from an earlier file is for the server to say, so everybody who speaks in a file without
 * having come in it enters first.
 */
final class Planner {
  /** What a message of Confab may hold, in UTF-16 units. */
  static final int MAX_TEXT = 8_192;

  /** The longest username, less the mark of nicks that somebody else has. */
  private static final int MAX_NICK = 60;

  /**
   * The steps of a file.
   *
   * @param cutTexts how many texts were too long
   */
  record Plan(List<Step> steps, int cutTexts) {}

  private final Nicks nicks;
  private final LogFile file;
  private final int resumeAfter;
  private final LogClock clock;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Person> present = new HashSet<>();
  private final BitSet said = new BitSet();
  private int cutTexts;

  private Planner(Nicks nicks, LogFile file, int resumeAfter) {
    this.nicks = nicks;
    this.file = file;
    this.resumeAfter = resumeAfter;
    this.clock = new LogClock(file.date(), firstTime(file.lines()));
  }

  /**
   * Plans a file.
   *
   * @param nicks who is known; learns who is new
   * @param resumeAfter the last line that an earlier run is known to have brought, or -1: members
   *     are not taken for granted across it
   */
  static Plan plan(Nicks nicks, LogFile file, int resumeAfter) {
    nicks.newFile();
    Planner planner = new Planner(nicks, file, resumeAfter);
    for (int line = 0; line < file.lines().size(); line++) {
      planner.take(line, file.lines().get(line));
    }
    return new Plan(List.copyOf(planner.steps), planner.cutTexts);
  }

  /** Nicks, folded, of which a plan must know whether they have an account already. */
  static Set<String> questions(LogFile file) {
    Set<String> keys = new HashSet<>();
    for (IrcLine line : file.lines()) {
      switch (line) {
        case IrcLine.Rename rename -> keys.add(LogFile.folded(rename.to()));
        case IrcLine.Leave leave -> keys.add(LogFile.folded(leave.nick()));
        case IrcLine.Message _, IrcLine.Action _, IrcLine.Join _, IrcLine.Skipped _ -> {}
      }
    }
    keys.removeIf(key -> !possible(key));
    return keys;
  }

  private void take(int line, IrcLine what) {
    if (line == resumeAfter + 1) {
      present.clear();
    }
    switch (what) {
      case IrcLine.Message message ->
          say(line, message.nick(), clock.at(message.time()), message.text());
      case IrcLine.Action action ->
          say(line, action.nick(), clock.at(action.time()), action.text());
      case IrcLine.Join join -> enter(line, join.nick(), clock.at(null));
      case IrcLine.Leave leave -> exit(line, leave.nick(), clock.at(null));
      case IrcLine.Rename rename -> rename(line, rename, clock.at(null));
      case IrcLine.Skipped skipped -> {
        clock.at(skipped.time());
        steps.add(new Step.Skip(line, skipped.reason(), skipped.unreadable()));
      }
    }
  }

  private void say(int line, String nick, Instant at, String text) {
    if (!possible(nick)) {
      impossible(line);
      return;
    }
    Person who = nicks.who(nick);
    if (present.add(who)) {
      steps.add(new Step.Enter(line, who, at, true));
    }
    int target = file.annotations().targets().getOrDefault(line, Step.NOTHING);
    boolean answers = target != Step.NOTHING && said.get(target);
    steps.add(new Step.Say(line, who, at, cut(text), answers ? target : Step.NOTHING));
    said.set(line);
  }

  private void enter(int line, String nick, Instant at) {
    if (!possible(nick)) {
      impossible(line);
      return;
    }
    Person who = nicks.who(nick);
    if (present.add(who)) {
      steps.add(new Step.Enter(line, who, at, false));
    } else {
      skip(line, "a join of a member");
    }
  }

  private void exit(int line, String nick, Instant at) {
    if (nicks.known(nick)) {
      Person who = nicks.who(nick);
      present.remove(who);
      nicks.forget(nick);
      steps.add(new Step.Exit(line, who, at));
    } else {
      skip(line, "somebody left who was no member");
    }
  }

  private void rename(int line, IrcLine.Rename rename, Instant at) {
    if (!possible(rename.from()) || !possible(rename.to())) {
      impossible(line);
      return;
    }
    Person who = nicks.who(rename.from());
    if (nicks.rename(rename.from(), rename.to())) {
      steps.add(new Step.ShowAs(line, who, at, rename.to()));
    } else {
      skip(line, "a rename to a nick that has an account");
    }
  }

  private void impossible(int line) {
    steps.add(new Step.Skip(line, "a nick that no account can have", true));
  }

  private void skip(int line, String reason) {
    steps.add(new Step.Skip(line, reason, false));
  }

  private String cut(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    cutTexts++;
    int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
    return text.substring(0, end);
  }

  private static boolean possible(String nick) {
    return !nick.isEmpty() && nick.length() <= MAX_NICK && nick.chars().noneMatch(Planner::blank);
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Lines before the first one with a time happened at that time. */
  private static LocalTime firstTime(List<IrcLine> lines) {
    return lines.stream()
        .map(Planner::time)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(LocalTime.MIDNIGHT);
  }

  private static @Nullable LocalTime time(IrcLine line) {
    return switch (line) {
      case IrcLine.Message message -> message.time();
      case IrcLine.Action action -> action.time();
      case IrcLine.Skipped skipped -> skipped.time();
      case IrcLine.Join _, IrcLine.Leave _, IrcLine.Rename _ -> null;
    };
  }
}

package dev.confab.ops.irc;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lines of the Ubuntu IRC logs, old and new; the README says what is treated how. */
final class LineParser {
  /**
   * Some logs have a space behind each {@code ]}, in nicks too; a nick itself has none. The bound
   * keeps a hostile line from exhausting the stack.
   */
  private static final String NICK = "((?:[^\\s\\]]|\\] ?){1,80})";

  private static final Pattern TIMED = Pattern.compile("\\[(\\d\\d):(\\d\\d)\\](.*)");
  private static final Pattern SAID = Pattern.compile(" ?<([^<>]+)>(?: (.*))?");
  private static final Pattern DID = Pattern.compile("\\s+\\*\\s+(\\S+)(?:\\s(.*))?");
  private static final Pattern NOTICE = Pattern.compile(" -[^\\s:]+:#\\S+- .*");

  private static final Pattern SERVER = Pattern.compile("===\\s+(.*)");
  private static final Pattern JOINED =
      Pattern.compile(NICK + " \\[.*\\]\\s+has joined (#\\S+)\\s*");
  private static final Pattern LEFT =
      Pattern.compile(NICK + " \\[.*\\]\\s+has left (#\\S+)(?:\\s.*)?");
  private static final Pattern QUIT = Pattern.compile(NICK + " \\[.*\\]\\s+has quit(?:\\s.*)?");
  private static final Pattern RENAMED =
      Pattern.compile(NICK + " is now known as " + NICK + "\\s*");
  private static final Pattern KICKED =
      Pattern.compile("\\S+ was kicked off #\\S+ by \\S+(?:\\s.*)?");
  private static final Pattern MODE = Pattern.compile("mode/#.*");
  private static final Pattern TOPIC =
      Pattern.compile("\\S+ changed the topic of #.*|Topic (?:for #|\\(#).*|\\S*\\[topic/#.*");
  private static final Pattern NETWORK =
      Pattern.compile("(?:netsplit|netjoined): .*|Starting logfile .*|You are now .*");
  private static final Pattern DONE = Pattern.compile("(\\S+)(?:\\s(.*))?");

  private LineParser() {}

  static IrcLine parse(String line) {
    if (line.isBlank()) {
      return new IrcLine.Skipped(null, "an empty line");
    }
    Matcher server = SERVER.matcher(line);
    if (server.matches()) {
      return server(server.group(1));
    }
    Matcher timed = TIMED.matcher(line);
    if (timed.matches()) {
      LocalTime time = time(timed.group(1), timed.group(2));
      return time == null
          ? IrcLine.Skipped.unreadable(null, "there is no such time of day")
          : timed(time, timed.group(3));
    }
    return IrcLine.Skipped.unreadable(null, "not a line of a log");
  }

  private static IrcLine timed(LocalTime time, String rest) {
    Matcher said = SAID.matcher(rest);
    if (said.matches()) {
      String text = said.group(2);
      return blank(text)
          ? new IrcLine.Skipped(time, "a message without text")
          : message(time, nick(said.group(1)), text);
    }
    Matcher did = DID.matcher(rest);
    if (did.matches()) {
      String text = did.group(2);
      return blank(text)
          ? new IrcLine.Skipped(time, "an action without text")
          : new IrcLine.Action(time, did.group(1), text);
    }
    if (NOTICE.matcher(rest).matches()) {
      return new IrcLine.Skipped(time, "a notice");
    }
    return IrcLine.Skipped.unreadable(time, "neither message nor action");
  }

  private static IrcLine message(LocalTime time, String nick, String text) {
    return nick.isEmpty()
        ? IrcLine.Skipped.unreadable(time, "a message without a nick")
        : new IrcLine.Message(time, nick, text);
  }

  private static IrcLine server(String text) {
    Matcher joined = JOINED.matcher(text);
    if (joined.matches()) {
      return new IrcLine.Join(nick(joined.group(1)), joined.group(2));
    }
    Matcher left = LEFT.matcher(text);
    if (left.matches()) {
      return new IrcLine.Leave(nick(left.group(1)), left.group(2));
    }
    Matcher quit = QUIT.matcher(text);
    if (quit.matches()) {
      return new IrcLine.Leave(nick(quit.group(1)), null);
    }
    Matcher renamed = RENAMED.matcher(text);
    if (renamed.matches()) {
      return new IrcLine.Rename(nick(renamed.group(1)), nick(renamed.group(2)));
    }
    return done(text);
  }

  private static IrcLine done(String text) {
    if (KICKED.matcher(text).matches()) {
      return new IrcLine.Skipped(null, "a kick");
    }
    if (MODE.matcher(text).matches()) {
      return new IrcLine.Skipped(null, "a change of modes");
    }
    if (TOPIC.matcher(text).matches()) {
      return new IrcLine.Skipped(null, "a topic");
    }
    if (NETWORK.matcher(text).matches()) {
      return new IrcLine.Skipped(null, "about the network");
    }
    Matcher done = DONE.matcher(text);
    if (!done.matches() || blank(done.group(2))) {
      return new IrcLine.Skipped(null, "an action without text");
    }
    return new IrcLine.Action(null, done.group(1), done.group(2));
  }

  private static String nick(String field) {
    return field.replace(" ", "");
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable LocalTime time(String hour, String minute) {
    int h = Integer.parseInt(hour);
    int m = Integer.parseInt(minute);
    return h < 24 && m < 60 ? LocalTime.of(h, m) : null;
  }
}

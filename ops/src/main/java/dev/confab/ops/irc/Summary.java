package dev.confab.ops.irc;

import dev.confab.ops.irc.Tally.Count;
import java.time.Duration;
import java.util.Map;

/**
 * What an import did. Each line is one of message, join, leave, rename, skipped or failed.
 *
 * @param files how many files were read
 * @param lines lines in them
 * @param messages messages that are in the chat now because of this run, actions included
 * @param joins members by a line that says so
 * @param implicitJoins members because they spoke
 * @param leaves memberships that ended
 * @param renames display names that changed
 * @param replies messages that answer another one
 * @param skipped lines that led to nothing, those of earlier runs included
 * @param seconds how long it took
 * @param encodingErrors lines that were no UTF-8
 * @param controlCharacters how many were replaced
 * @param alreadyImported lines that an earlier run brought
 * @param cutTexts texts that were too long
 * @param repliesWithoutTarget messages whose target could not be found in the chat any more
 * @param failed lines that the server refused for no good reason
 * @param unreadableFiles files that could not be read at all
 * @param accounts people met
 * @param reasons why lines were skipped
 */
public record Summary(
    long files,
    long lines,
    long messages,
    long joins,
    long implicitJoins,
    long leaves,
    long renames,
    long replies,
    long skipped,
    double seconds,
    long encodingErrors,
    long controlCharacters,
    long alreadyImported,
    long cutTexts,
    long repliesWithoutTarget,
    long failed,
    long unreadableFiles,
    long accounts,
    Map<String, Long> reasons) {
  /** Is everything that the files hold in the chats now? */
  public boolean complete() {
    return failed == 0 && unreadableFiles == 0 && repliesWithoutTarget == 0;
  }

  static Summary of(Tally tally, int accounts, Duration took) {
    return new Summary(
        tally.get(Count.FILES),
        tally.get(Count.LINES),
        tally.get(Count.MESSAGES),
        tally.get(Count.JOINS),
        tally.get(Count.IMPLICIT_JOINS),
        tally.get(Count.LEAVES),
        tally.get(Count.RENAMES),
        tally.get(Count.REPLIES),
        tally.get(Count.SKIPPED),
        took.toMillis() / 1_000.0,
        tally.get(Count.ENCODING_ERRORS),
        tally.get(Count.CONTROL_CHARACTERS),
        tally.get(Count.ALREADY_IMPORTED),
        tally.get(Count.CUT_TEXTS),
        tally.get(Count.REPLIES_WITHOUT_TARGET),
        tally.get(Count.FAILED),
        tally.get(Count.UNREADABLE_FILES),
        accounts,
        tally.reasons());
  }
}

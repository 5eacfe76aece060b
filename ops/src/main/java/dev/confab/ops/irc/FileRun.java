package dev.confab.ops.irc;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ImportMark;
import dev.confab.ops.client.Wish;
import dev.confab.ops.irc.Tally.Count;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out the plan of one file: each line ends in exactly one count. */
final class FileRun {
  private static final String ALREADY_IMPORTED = "already_imported";

  private final Prepared prepared;
  private final Accounts accounts;
  private final Renames renames;
  private final Pipeline pipeline;
  private final Tally tally;
  private final Complaints complaints;

  FileRun(
      Prepared prepared,
      Accounts accounts,
      Renames renames,
      Pipeline pipeline,
      Tally tally,
      Complaints complaints) {
    this.prepared = prepared;
    this.accounts = accounts;
    this.renames = renames;
    this.pipeline = pipeline;
    this.tally = tally;
    this.complaints = complaints;
  }

  void run() {
    prepared.plan().steps().forEach(this::take);
    pipeline.drain();
  }

  private void take(Step step) {
    try {
      switch (step) {
        case Step.Skip skip -> skip(skip);
        case Step.ShowAs show -> renames.show(show, source(), e -> shown(show, e));
        case Step.Say say when wasBrought(say) -> tally.alreadyImported();
        case Step.Enter enter when wasBrought(enter) -> {
          if (!enter.implicit()) {
            tally.alreadyImported();
          }
        }
        case Step.Exit exit when wasBrought(exit) -> tally.alreadyImported();
        case Step.Say say -> say(say);
        case Step.Enter enter -> enter(enter);
        case Step.Exit exit -> exit(exit);
      }
    } catch (ConfabException e) {
      if (e.retryable()) {
        throw e;
      }
      failed(step, e.getMessage());
    }
  }

  private void say(Step.Say say) {
    send(say, say.answers() == Step.NOTHING ? null : messagePosition(say.answers()));
  }

  private void send(Step.Say say, @Nullable Long replyToPosition) {
    ImportMark mark = mark(accounts.id(say.who()), messagePosition(say.line()), say.at());
    String key = source() + ":" + say.line();
    pipeline.send(
        new Wish.Send(prepared.channel().chat(), key, say.text(), null, replyToPosition, mark),
        answer -> said(say, replyToPosition, answer));
  }

  private void enter(Step.Enter enter) {
    ImportMark mark = mark(accounts.id(enter.who()), memberPosition(enter), enter.at());
    String key = source() + ":" + enter.line() + ":join";
    pipeline.send(
        new Wish.Join(prepared.channel().chat(), key, mark), answer -> entered(enter, answer));
  }

  private void exit(Step.Exit exit) {
    ImportMark mark = mark(accounts.id(exit.who()), memberPosition(exit), exit.at());
    String key = source() + ":" + exit.line() + ":leave";
    pipeline.send(
        new Wish.Leave(prepared.channel().chat(), key, mark), answer -> left(exit, answer));
  }

  private void said(Step.Say say, @Nullable Long replyToPosition, Answer answer) {
    switch (answer) {
      case Answer.Done done when done.wasThere() -> tally.alreadyImported();
      case Answer.Done _ -> counted(say, replyToPosition != null);
      // What it answers was refused itself: it is said nevertheless.
      case Answer.Refused refused when refused.code().equals("reply_target_not_found") ->
          send(say, null);
      case Answer.Refused refused -> failed(say, refused.message());
    }
  }

  private void counted(Step.Say say, boolean reply) {
    tally.add(Count.MESSAGES);
    if (reply) {
      tally.add(Count.REPLIES);
    } else if (say.answers() != Step.NOTHING) {
      tally.add(Count.REPLIES_WITHOUT_TARGET);
      complaints.line(file(), say.line(), "what it answers is not to be found in the chat");
    }
  }

  private void entered(Step.Enter enter, Answer answer) {
    switch (answer) {
      case Answer.Done done when done.wasThere() -> {
        if (!enter.implicit()) {
          tally.alreadyImported();
        }
      }
      case Answer.Done _ -> tally.add(enter.implicit() ? Count.IMPLICIT_JOINS : Count.JOINS);
      case Answer.Refused refused when enter.implicit() -> {
        if (!refused.code().equals(ALREADY_IMPORTED) && !refused.code().equals("already_member")) {
          complaints.line(file(), enter.line(), refused.message());
        }
      }
      case Answer.Refused refused -> membership(enter, refused);
    }
  }

  private void left(Step.Exit exit, Answer answer) {
    switch (answer) {
      case Answer.Done done when done.wasThere() -> tally.alreadyImported();
      case Answer.Done _ -> tally.add(Count.LEAVES);
      case Answer.Refused refused -> membership(exit, refused);
    }
  }

  private void membership(Step step, Answer.Refused refused) {
    switch (refused.code()) {
      // Refused before, and something later was brought since.
      case ALREADY_IMPORTED -> tally.alreadyImported();
      case "already_member" -> tally.skip("a join of a member");
      case "not_a_member", "member_not_found" -> tally.skip("somebody left who was no member");
      default -> failed(step, refused.message());
    }
  }

  private void shown(Step.ShowAs show, @Nullable ConfabException refusal) {
    if (refusal == null) {
      tally.add(Count.RENAMES);
    } else if (refusal.code().equals(ALREADY_IMPORTED)) {
      tally.alreadyImported();
    } else {
      failed(show, refusal.getMessage());
    }
  }

  private void skip(Step.Skip skip) {
    tally.skip(skip.reason());
    if (skip.unreadable()) {
      complaints.line(file(), skip.line(), skip.reason());
    }
  }

  private void failed(Step step, @Nullable String why) {
    boolean uncounted = step instanceof Step.Enter enter && enter.implicit();
    if (!uncounted) {
      tally.add(Count.FAILED);
    }
    complaints.line(file(), step.line(), why == null ? "refused" : why);
  }

  private static long messagePosition(int line) {
    return 2L * line + 1;
  }

  private static long memberPosition(Step step) {
    return 2L * step.line();
  }

  private boolean wasBrought(Step step) {
    return step.line() <= prepared.resumeAfter();
  }

  private ImportMark mark(UUID as, long position, Instant at) {
    return new ImportMark(as, source(), position, at);
  }

  private String source() {
    return prepared.file().source();
  }

  private String file() {
    return prepared.file().name();
  }
}

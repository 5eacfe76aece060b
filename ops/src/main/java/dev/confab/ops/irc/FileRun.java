package dev.confab.ops.irc;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ImportMark;
import dev.confab.ops.client.Wish;
import dev.confab.ops.irc.Tally.Count;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
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

  /** Lines whose answer is still due. */
  private final BitSet sent = new BitSet();

  private final Map<Integer, Long> seqs = new HashMap<>();

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
    UUID as = accounts.id(say.who());
    @Nullable Long replyTo = say.answers() == Step.NOTHING ? null : seqOf(say.answers());
    String key = source() + ":" + say.line();
    ImportMark mark = mark(as, 2L * say.line() + 1, say.at());
    sent.set(say.line());
    pipeline.send(
        new Wish.Send(prepared.channel().chat(), key, say.text(), replyTo, mark),
        answer -> said(say, replyTo, answer));
  }

  private void enter(Step.Enter enter) {
    ImportMark mark = mark(accounts.id(enter.who()), 2L * enter.line(), enter.at());
    String key = source() + ":" + enter.line() + ":join";
    pipeline.send(
        new Wish.Join(prepared.channel().chat(), key, mark), answer -> entered(enter, answer));
  }

  private void exit(Step.Exit exit) {
    ImportMark mark = mark(accounts.id(exit.who()), 2L * exit.line(), exit.at());
    String key = source() + ":" + exit.line() + ":leave";
    pipeline.send(
        new Wish.Leave(prepared.channel().chat(), key, mark), answer -> left(exit, answer));
  }

  private void said(Step.Say say, @Nullable Long replyTo, Answer answer) {
    sent.clear(say.line());
    switch (answer) {
      case Answer.Done done -> {
        seqs.put(say.line(), done.committed().seq());
        if (done.committed().repeated() && !done.sentAgain()) {
          tally.alreadyImported();
        } else {
          counted(say, replyTo);
        }
      }
      case Answer.Refused refused when refused.code().equals(ALREADY_IMPORTED) -> {
        if (!refused.sentAgain()) {
          tally.alreadyImported();
        } else if (fromHistory(say.line()) != null) {
          counted(say, replyTo);
        } else {
          failed(say, "its answer was lost, and it is not to be found in the chat");
        }
      }
      case Answer.Refused refused -> failed(say, refused.message());
    }
  }

  private void counted(Step.Say say, @Nullable Long replyTo) {
    tally.add(Count.MESSAGES);
    if (replyTo != null) {
      tally.add(Count.REPLIES);
    } else if (say.answers() != Step.NOTHING) {
      tally.add(Count.REPLIES_WITHOUT_TARGET);
      complaints.line(file(), say.line(), "what it answers is not to be found in the chat");
    }
  }

  private void entered(Step.Enter enter, Answer answer) {
    switch (answer) {
      case Answer.Done _ -> tally.add(enter.implicit() ? Count.IMPLICIT_JOINS : Count.JOINS);
      case Answer.Refused refused when enter.implicit() -> {
        if (!refused.code().equals(ALREADY_IMPORTED) && !refused.code().equals("already_member")) {
          complaints.line(file(), enter.line(), refused.message());
        }
      }
      case Answer.Refused refused -> membership(enter, refused, Count.JOINS);
    }
  }

  private void left(Step.Exit exit, Answer answer) {
    switch (answer) {
      case Answer.Done _ -> tally.add(Count.LEAVES);
      case Answer.Refused refused -> membership(exit, refused, Count.LEAVES);
    }
  }

  private void membership(Step step, Answer.Refused refused, Count count) {
    switch (refused.code()) {
      case ALREADY_IMPORTED -> {
        if (refused.sentAgain()) {
          tally.add(count);
        } else {
          tally.alreadyImported();
        }
      }
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

  /** The seq of a line that was sent or brought before; waits for its answer if that is due. */
  private @Nullable Long seqOf(int line) {
    Long seq = seqs.get(line);
    while (seq == null && sent.get(line) && pipeline.settleFirst()) {
      seq = seqs.get(line);
    }
    return seq == null ? fromHistory(line) : seq;
  }

  private @Nullable Long fromHistory(int line) {
    Holdings holdings = prepared.channel().holdings();
    OptionalLong seq = holdings.seq(source(), line);
    if (seq.isEmpty() && !holdings.blind()) {
      holdings.read();
      seq = holdings.seq(source(), line);
    }
    if (seq.isEmpty()) {
      return null;
    }
    seqs.put(line, seq.getAsLong());
    return seq.getAsLong();
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

package dev.confab.ops.irc;

import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.irc.Tally.Count;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings logs into chats, file after file. While one is sent, the next is read, planned, and its
 * people get their accounts.
 */
final class Importer {
  /** Where people speak whose logs never say where. */
  private static final String DEFAULT_CHANNEL = "#ubuntu";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ConfabHttp http;
  private final String token;
  private final @Nullable String chatName;
  private final int window;
  private final Complaints complaints;
  private final Tally tally = new Tally();
  private final Nicks nicks = new Nicks();
  private final Map<String, Channel> channels = new HashMap<>();
  private final Set<String> sources = new HashSet<>();

  /**
   * @param token of an importer
   * @param chatName where to put everything; null: where the logs say
   * @param window how many wishes may be unanswered at a time
   */
  Importer(
      String server, String token, @Nullable String chatName, int window, Complaints complaints) {
    this.http = ConfabHttp.at(server).as(token).patient(PATIENCE);
    this.token = token;
    this.chatName = chatName;
    this.window = window;
    this.complaints = complaints;
  }

  /**
   * Brings files, in the order given.
   *
   * @param progress is told of each file behind us, and of the messages so far
   */
  Summary run(List<Path> files, ObjLongConsumer<Path> progress) {
    long begin = System.nanoTime();
    try (ExecutorService ahead = Executors.newSingleThreadExecutor();
        Accounts accounts = new Accounts(http);
        Renames renames = new Renames(http, accounts);
        Pipeline pipeline = new Pipeline(() -> ConfabSocket.open(http.server(), token), window)) {
      CompletableFuture<Optional<Prepared>> next = prepared(files, 0, accounts, ahead);
      for (int i = 0; i < files.size(); i++) {
        Optional<Prepared> now = joined(next);
        next = prepared(files, i + 1, accounts, ahead);
        now.ifPresent(
            file -> new FileRun(file, accounts, renames, pipeline, tally, complaints).run());
        progress.accept(files.get(i), tally.get(Count.MESSAGES));
      }
      renames.drain();
      return Summary.of(tally, accounts.size(), Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private CompletableFuture<Optional<Prepared>> prepared(
      List<Path> files, int index, Accounts accounts, ExecutorService ahead) {
    return index >= files.size()
        ? CompletableFuture.completedFuture(Optional.empty())
        : CompletableFuture.supplyAsync(() -> prepare(files.get(index), accounts), ahead);
  }

  private Optional<Prepared> prepare(Path path, Accounts accounts) {
    LogFile file;
    try {
      file = LogFile.read(path);
    } catch (IOException e) {
      return unreadable(path, e.getMessage() == null ? e.toString() : e.getMessage());
    }
    if (!sources.add(file.source())) {
      return unreadable(path, "another file of this run has the same name");
    }
    count(file);
    Channel channel = channel(file);
    int resumeAfter = channel.holdings().lastLine(file);
    nicks.exist(accounts.existing(Planner.questions(file)));
    Planner.Plan plan = Planner.plan(nicks, file, resumeAfter);
    tally.add(Count.CUT_TEXTS, plan.cutTexts());
    plan.steps().forEach(step -> begin(step, resumeAfter, accounts));
    return Optional.of(new Prepared(file, channel, plan, resumeAfter));
  }

  private static void begin(Step step, int resumeAfter, Accounts accounts) {
    boolean needed = step.line() > resumeAfter;
    switch (step) {
      case Step.Say say when needed -> accounts.begin(say.who());
      case Step.Enter enter when needed -> accounts.begin(enter.who());
      case Step.Exit exit when needed -> accounts.begin(exit.who());
      case Step.ShowAs show -> accounts.begin(show.who());
      case Step.Say _, Step.Enter _, Step.Exit _, Step.Skip _ -> {}
    }
  }

  private Channel channel(LogFile file) {
    String name =
        chatName == null ? file.channel().orElse(DEFAULT_CHANNEL) : LogFile.folded(chatName);
    return channels.computeIfAbsent(name, n -> Channel.open(http, n));
  }

  private void count(LogFile file) {
    tally.add(Count.FILES);
    tally.add(Count.LINES, file.lines().size());
    tally.add(Count.ENCODING_ERRORS, file.text().encodingErrors());
    tally.add(Count.CONTROL_CHARACTERS, file.text().controlCharacters());
    for (int line : file.annotations().unreadable()) {
      complaints.line(file.source() + ".annotation.txt", line, "no annotation");
    }
  }

  private Optional<Prepared> unreadable(Path path, String why) {
    tally.add(Count.UNREADABLE_FILES);
    complaints.file(path.toString(), why);
    return Optional.empty();
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}

package dev.confab.ops.irc;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.option.DataOption;
import dev.confab.ops.option.ServerOption;
import dev.confab.platform.http.Json;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import irc}: real chat logs into a running Confab. */
@Command(
    name = "irc",
    description = "Brings IRC logs (*.raw.txt) into chats, with their times, replies and people.",
    mixinStandardHelpOptions = true)
public final class ImportIrc implements Callable<Integer> {
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private DataOption data = new DataOption();

  @Option(names = "--token", description = "An importer's access token, instead of --data.")
  private @Nullable String token;

  @Option(names = "--chat", description = "Name of the chat, instead of the channel in the logs.")
  private @Nullable String chat;

  @Option(
      names = "--window",
      defaultValue = "1024",
      description = "Unanswered wishes at a time (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(names = "--json", description = "Print one JSON object at the end.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Logs, or folders: all *.raw.txt in them.")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<Path> logs = sorted(logs());
    if (window < 1) {
      throw wrong("--window must be at least 1");
    }
    try {
      Summary summary = run(logs);
      print(summary);
      return summary.complete() ? 0 : 1;
    } catch (ConfabException e) {
      System.err.println("the import stopped: " + e.getMessage());
      System.err.println("run it again: what is there already is not brought twice");
      return 1;
    }
  }

  private Summary run(List<Path> logs) {
    Importer importer =
        new Importer(address(), importerToken(), chat, window, new Complaints(System.err));
    if (!isTerminal()) {
      return importer.run(logs, (_, _) -> {});
    }
    ProgressLine line = new ProgressLine(System.err, logs);
    ObjLongConsumer<Path> passed = line::passed;
    try {
      return importer.run(logs, passed);
    } finally {
      line.end();
    }
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private String importerToken() {
    if (token != null) {
      return token;
    }
    if (!TokenMint.possible(data.folder())) {
      throw wrong("no token key in " + data.folder() + ": give --data or --token");
    }
    return TokenMint.of(data.folder()).importer(ConfabHttp.at(address()), "importer");
  }

  private String address() {
    return server.address().toString();
  }

  private void print(Summary summary) {
    if (json) {
      try {
        System.out.println(Json.MAPPER.writeValueAsString(summary));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a summary is plain numbers", e);
      }
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%,d messages (%,d replies), %,d joins and %,d implicit ones, %,d leaves, %,d renames"
            + " from %,d lines of %,d files in %.1f s%n",
        summary.messages(),
        summary.replies(),
        summary.joins(),
        summary.implicitJoins(),
        summary.leaves(),
        summary.renames(),
        summary.lines(),
        summary.files(),
        summary.seconds());
    summary.reasons().forEach((why, n) -> System.out.printf("skipped: %,d × %s%n", n, why));
    if (summary.failed() > 0) {
      System.out.printf("failed: %,d%n", summary.failed());
    }
  }

  private List<Path> logs() {
    List<Path> logs = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        try (Stream<Path> inside = Files.list(file)) {
          inside.filter(path -> path.toString().endsWith(LogFile.SUFFIX)).forEach(logs::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      } else if (Files.exists(file)) {
        logs.add(file);
      } else {
        throw wrong(file + " is not there");
      }
    }
    if (logs.isEmpty()) {
      throw wrong("no *.raw.txt there");
    }
    return logs;
  }

  private ParameterException wrong(String what) {
    if (spec == null) {
      throw new IllegalStateException(what);
    }
    return new ParameterException(spec.commandLine(), what);
  }

  /** By the date in the name, then by name; what has no date comes last and is reported. */
  static List<Path> sorted(List<Path> logs) {
    return logs.stream()
        .sorted(
            Comparator.comparing(
                    (Path path) ->
                        LogFile.date(path.getFileName().toString()).orElse(LocalDate.MAX))
                .thenComparing(path -> path.getFileName().toString()))
        .toList();
  }
}

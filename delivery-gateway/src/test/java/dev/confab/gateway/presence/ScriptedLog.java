package dev.confab.gateway.presence;

import dev.confab.platform.command.AcknowledgedSender;
import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.command.PartitionSender;
import dev.confab.schemas.catalogue.LeaseKey;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.presence.RenewLease;
import dev.confab.schemas.presence.ReportConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A log of presence commands that takes what it gets, keeps senders waiting, or fails. */
final class ScriptedLog
    implements AcknowledgedSender<PresenceCommand>, PartitionSender<PresenceCommand> {
  static final int PARTITIONS = 3;

  /** What the log does with what it gets. */
  enum Mode {
    TAKES,
    KEEPS_WAITING,
    FAILS
  }

  final List<ReportConnections> reports = new ArrayList<>();
  final List<RenewLease> renewals = new ArrayList<>();
  final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  Mode mode = Mode.TAKES;

  @Override
  public CompletableFuture<Void> send(UUID key, PresenceCommand command) {
    ReportConnections report = (ReportConnections) command;
    if (!key.equals(report.userId())) {
      throw new AssertionError("under another key: " + key);
    }
    reports.add(report);
    return answer();
  }

  @Override
  public int partitions() {
    return PARTITIONS;
  }

  @Override
  public CompletableFuture<Void> send(int partition, byte[] key, PresenceCommand command) {
    RenewLease renewal = (RenewLease) command;
    if (!LeaseKey.fromBytes(key).equals(new LeaseKey(renewal.nodeId(), partition))) {
      throw new AssertionError("under another key");
    }
    renewals.add(renewal);
    return answer();
  }

  private CompletableFuture<Void> answer() {
    return switch (mode) {
      case TAKES -> CompletableFuture.completedFuture(null);
      case FAILS -> CompletableFuture.failedFuture(new OutcomeUnknownException("it is away"));
      case KEEPS_WAITING -> {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        waiting.add(answer);
        yield answer;
      }
    };
  }
}
